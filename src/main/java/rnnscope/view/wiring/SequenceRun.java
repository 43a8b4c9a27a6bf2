package rnnscope.view.wiring;

import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.module.output.Pixels;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.ComputationOrder;

/**
 * Run of a sequence that is read at once, computed as far as a moment.
 *
 * @param symbols a label for each step that is read
 * @param source  with what should come out, where that is known
 * @param moment  of the {@link ComputationOrder}
 * @param pointed the step under the pointer, −1 for none
 */
record SequenceRun(Model model, SequenceTrace trace, List<String> symbols, Batch source, int moment,
        int pointed) implements WiringRun {

    private ComputationOrder order() {
        return trace.order();
    }

    /** Whether the sequence is a question about a source, which all has been read before. */
    private boolean asks() {
        return trace.source() != null;
    }

    @Override
    public int readSteps() {
        return asks() ? trace.source().end() : trace.steps();
    }

    @Override
    public int writtenSteps() {
        return asks() ? trace.steps() : 0;
    }

    @Override
    public boolean isLong() {
        return false;
    }

    @Override
    public String widest() {
        List<String> all = new ArrayList<>();
        if (model.spec().readsSymbols() || asks()) {
            all.addAll(symbols);
        }
        if (!trace.isPooled() && model.spec().predictsSymbols()) {
            for (int t = 0; t < trace.steps(); t++) {
                all.add(label(trace.best(t)));
            }
        }
        return TapeValues.longest(all);
    }

    /** The place that the first direction reads; where the layers are done, none. */
    @Override
    public int current(Side side) {
        return side == (asks() ? Side.WRITTEN : Side.READ) && moment < order().readingMoments()
                ? order().step(order().directions() * order().layer(moment), moment) : -1;
    }

    @Override
    public int looking() {
        return trace.heads() > 0 && order().isAtEnd() ? Math.max(0, pointed) : -1;
    }

    /** The layer that is being computed. */
    int layer() {
        return order().layer(moment);
    }

    /** The layer of the tape that a row of cells is. */
    int tapeLayer(Row row) {
        return order().directions() * row.layer() + row.direction();
    }

    /** When a row is computed at a step. */
    int due(Row row, int step) {
        ComputationOrder order = order();
        int directions = order.directions();
        if (asks() && row.side() != Side.WRITTEN) {
            return -1;
        }
        return switch (row.kind()) {
            case INPUT, EMBEDDING, CONTEXT -> Math.min(order.moment(0, step),
                    directions == 2 ? order.moment(1, step) : Integer.MAX_VALUE);
            case CELL -> order.moment(tapeLayer(row), step);
            case COMBINE -> order.moment(directions * (order.layers() - 1), step);
            case JOIN, SHORTCUT -> Math.max(order.moment(directions * row.layer(), step),
                    order.moment(directions * row.layer() + directions - 1, step));
            default -> row.layer() < 0 ? order.predicted(step) : order.moment(tapeLayer(row), step);
        };
    }

    @Override
    public boolean isKnown(Row row, int step) {
        return due(row, step) <= moment;
    }

    @Override
    public boolean isLit(Row row, int step) {
        return order().isAtOnce() ? step == moment : due(row, step) == moment;
    }

    @Override
    public float[] values(Row row, int step) {
        if (asks() && row.side() == Side.BETWEEN && row.place() != null) {
            float[] begun = new float[row.width()];
            trace.trace().read(row.place(), -1, begun);
            return begun;
        }
        boolean isCanvas = model.spec().draws() && (row.kind() == Kind.COMBINE || row.kind() == Kind.POOL);
        return isCanvas ? SmallCanvas.of(model.spec()).values(trace, row.once() ? trace.steps() - 1 : step)
                : TapeValues.of(asks() && row.side() == Side.READ ? trace.source() : trace.trace(), row, step);
    }

    @Override
    public String symbol(Row row, int step) {
        if (row.kind() == Kind.INPUT) {
            return model.spec().readsSymbols() || row.side() == Side.WRITTEN ? symbols.get(step) : null;
        }
        if (row.kind() != Kind.OUTPUT) {
            return null;
        }
        return model.spec().predictsSymbols() ? label(trace.best(step))
                : row.width() == 1 ? Numbers.signed(trace.outputs(step)[0], 2) : null;
    }

    private String label(int symbol) {
        return model.output().vocabulary().symbol(symbol);
    }

    @Override
    public String note(Row row, int step) {
        if (row.kind() == Kind.OUTPUT) {
            return model.spec().predictsSymbols()
                    ? Numbers.percent(trace.probabilities(step)[trace.best(step)], 0) : null;
        }
        double loss = row.kind() == Kind.LOSS ? loss(step) : Double.NaN;
        return Double.isNaN(loss) ? null : Numbers.signed(loss, loss < 0.005 ? 3 : 2);
    }

    /** NaN where it is not known what should come out. */
    private double loss(int step) {
        if (model.spec().predictsSymbols()) {
            return source.targets().length > step && source.targets()[step] >= 0
                    ? -Math.log(trace.probabilities(step)[source.targets()[step]]) : Double.NaN;
        }
        int width = model.spec().outputs();
        if (model.spec().draws()) {
            return Pixels.mean(trace.outputs(0), source.targetNumbers());
        }
        double sum = source.targetNumbers().length >= width * (step + 1) ? 0 : Double.NaN;
        for (int i = 0; i < width && !Double.isNaN(sum); i++) {
            double error = trace.outputs(step)[i] - source.targetNumbers()[step * width + i];
            sum += error * error;
        }
        return sum;
    }

    @Override
    public boolean cameTrue(Row row, int step) {
        return model.spec().predictsSymbols() && source.targets().length > step
                && source.targets()[step] == trace.best(step);
    }

    @Override
    public String words(Row row, int step) {
        if (row.kind() == Kind.INPUT) {
            return model.spec().readsSymbols() || row.side() == Side.WRITTEN ? Symbols.name(symbols.get(step))
                    : asks() ? Words.of("view.wiring.cell-read", step + 1) : symbols.get(step);
        }
        if (!isKnown(row, step)) {
            return Words.of("view.wiring.not-yet");
        }
        if (row.kind() == Kind.OUTPUT) {
            if (!model.spec().predictsSymbols()) {
                return model.spec().draws() ? Words.of("view.wiring.row.drawn") : Words.of("view.wiring.forecast", Numbers.exact(trace.outputs(step)[0]));
            }
            int best = trace.best(step);
            return "“" + label(best) + "”, p = " + Numbers.exact(trace.probabilities(step)[best]);
        }
        double loss = row.kind() == Kind.LOSS ? loss(step) : Double.NaN;
        return Double.isNaN(loss) ? null : Words.of(model.spec().predictsSymbols() ? "view.wiring.loss.label"
                : "view.wiring.loss.squared", Numbers.exact((float) loss));
    }

    @Override
    public float[] weights(Row row, int head, int step) {
        if (!isKnown(row, step)) {
            return null;
        }
        return row.kind() == Kind.CONTEXT ? trace.sourceWeights(step) : row.kind() == Kind.POOL ? trace.poolingWeights() : row.kind() == Kind.HEADS
                ? trace.headWeights(head, step) : null;
    }
}
