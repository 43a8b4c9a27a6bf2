package rnnscope.view.sequence;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.sequence.ReadSequence;
import rnnscope.language.Words;
import rnnscope.model.Wiring.Pooling;
import rnnscope.network.Preactivation;
import rnnscope.session.example.ExampleSource;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.ComputationOrder;
import rnnscope.tape.Equation;
import rnnscope.train.example.PriceSeries;

/**
 * Moment of a sequence in the Step perspective, all of one piece. Immutable.
 *
 * @param moment    how far the computation has come
 * @param tapeLayer the layer whose cell is shown: of two directions, 2l and 2l + 1 are those of layer l
 * @param unit      of that layer
 * @param step      at which it is shown
 * @param days      the series that a window of prices is from; null where it is from none
 * @param day       the window's last
 */
record SequenceMoment(SequenceAnswer answer, int moment, int tapeLayer, int unit, int step, PriceDays days, int day) {

    ComputationOrder order() {
        return answer.trace().order();
    }

    /** Step of the axis at which the sequence begins. */
    int first() {
        return days == null ? 0 : day - PriceSeries.WINDOW + 1;
    }

    /** Steps of the axis. */
    int length() {
        return days == null ? order().steps() : days.days();
    }

    ReadSequence read() {
        return new ReadSequence(answer.trace().trace(), order(), moment, symbols(), first());
    }

    /** What enters at each step, in words; days of a series by their number. */
    List<String> symbols() {
        return days == null ? answer.source().symbols()
                : IntStream.range(0, order().steps()).mapToObj(t -> Integer.toString(first() + t)).toList();
    }

    /** What enters at a step, in a sentence; of numbers which step it is. */
    String name(int at) {
        return answer.source().kind() == ExampleSource.Kind.NUMBERS || answer.trace().glimpses() ? Words.of("view.sequence.step", at + 1)
                : Symbols.name(symbols().get(at));
    }

    /** What enters at a step, as its cell shows it: a single number itself, of several which step it is. */
    private String entering(int at) {
        return days != null || answer.source().kind() != ExampleSource.Kind.NUMBERS || answer.model().spec().inputs() > 1
                ? symbols().get(at) : Numbers.signed(answer.source().batch().inputs()[at], 2);
    }

    boolean isReverse() {
        return order().isReverse(tapeLayer);
    }

    /** The layer as users count, from 0. */
    int layer() {
        return tapeLayer / order().directions();
    }

    Cell cell() {
        return Cells.of(answer.model().spec().cell(layer()));
    }

    /** The step whose label is looked at; 0 where there is one for all. */
    int labelled() {
        return answer.trace().isPooled() ? 0 : step;
    }

    boolean isPredicted() {
        return order().predicted(labelled()) <= moment;
    }

    /** The right label, −1 where it is not known. */
    int right(int at) {
        int[] targets = answer.source().batch().targets();
        return at < targets.length ? targets[at] : -1;
    }

    /** The price of the day, of a series of prices. */
    float rightNumber() {
        return days.series().price(day);
    }

    /** The right numbers at a step, or of the whole; NaN where they are not known. */
    float[] targets(int at) {
        float[] targets = answer.source().batch().targetNumbers();
        float[] right = new float[answer.model().spec().outputs()];
        Arrays.fill(right, Float.NaN);
        if ((at + 1) * right.length <= targets.length) {
            System.arraycopy(targets, at * right.length, right, 0, right.length);
        }
        return right;
    }

    /** The unit's numbers, with what its gates sum up. */
    CellValues values() {
        Map<String, Double> parts =
                Preactivation.parts(answer.model(), answer.trace().trace(), tapeLayer, unit, step);
        return CellValues.of(answer.trace().trace(), tapeLayer, unit, step, parts,
                t -> t >= 0 && t < order().steps() ? entering(t) : null, true, top());
    }

    private String top() {
        boolean last = answer.model().spec().wiring().pooling() == Pooling.LAST;
        return Words.of("view.sequence.to." + (answer.trace().draws() ? "drawing" : answer.trace().heads() > 0 ? "attention" : !answer.trace().isPooled() ? answer.model().spec().predictsSymbols() ? "label" : "output"
                : !last ? "pooling" : answer.model().spec().predictsSymbols() ? "class" : "forecast"));
    }

    /** How a channel comes about; the cell's last equation where it has none of its own. */
    Equation equation(String channel) {
        List<Equation> equations = cell().equations(answer.model().spec().layer(layer()).biases());
        return equations.stream().filter(e -> e.channel().equals(channel)).findFirst()
                .orElse(equations.get(equations.size() - 1));
    }
}
