package rnnscope.view;

import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.Numbers;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.track.Passage;
import rnnscope.language.Words;
import rnnscope.model.Intervention;
import rnnscope.network.Preactivation;
import rnnscope.session.Selection;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Equation;

/**
 * Moment of one unit, its values at one step: what "Now" shows.
 *
 * @param step in the excerpt's trace
 */
record Moment(Excerpt excerpt, Passage passage, int layer, int unit, int step) {

    /** What is selected at {@code step}, or null where the trace does not hold it. */
    static Moment of(Excerpt excerpt, Passage passage, Selection selection, int step) {
        return excerpt == null || !excerpt.trace().contains(step) ? null
                : new Moment(excerpt, passage, selection.layer(), selection.shownUnit(), step);
    }

    Cell cell() {
        return Cells.of(excerpt.model().spec().cell(layer));
    }

    /** The unit's numbers, with what its gates sum up. */
    CellValues values() {
        return CellValues.of(passage, layer, unit, step,
                Preactivation.parts(excerpt.model(), excerpt.trace(), layer, unit, step));
    }

    /**
     * How a channel comes about here: with what is done to it, where an edit acts. The cell's last equation where it
     * has none of its own.
     */
    Equation equation(String channel) {
        List<Equation> equations = cell().equations(excerpt.model().spec().layer(layer).biases());
        Equation own = equations.stream().filter(e -> e.channel().equals(channel)).findFirst()
                .orElse(equations.get(equations.size() - 1));
        String numbers = own.numbers();
        for (Intervention what : excerpt.model().interventions()) {
            if (what.layer() == layer && what.channel().equals(own.channel()) && what.span().contains(step)) {
                numbers = numbers(numbers, what);
            }
        }
        return own.withNumbers(numbers);
    }

    private String numbers(String computed, Intervention what) {
        if (what instanceof Intervention.Clamp clamp) {
            return clamp.unit() != unit ? computed : computed.substring(0, computed.indexOf(" = ")) + " = "
                    + Words.of("view.held-at", Numbers.signed(clamp.value(), 3));
        }
        float by = ((Intervention.Push) what).direction().get(unit);
        return computed + (by < 0 ? " − " : " + ") + Numbers.signed(Math.abs(by), 3);
    }

    float value(String channel) {
        return excerpt.trace().value(layer, channel, unit, step);
    }
}
