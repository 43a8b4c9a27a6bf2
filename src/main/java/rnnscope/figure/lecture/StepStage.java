package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;

/**
 * Stage of a step worked by hand: how far it has come.
 *
 * @param column of the matrix that is being multiplied; −1 where none is
 */
public record StepStage(Part part, int column) {
    /** Part of a step, in the order in which it is worked. */
    public enum Part { INPUT, FROM_INPUT, FROM_STATE, STATE, FROM_HIDDEN, SCORES, LOSS }

    /** All of the step. */
    public static final StepStage WHOLE = new StepStage(Part.LOSS, -1);

    /** All stages of a step of a network with so many hidden units. */
    public static List<StepStage> all(int units) {
        List<StepStage> stages = new ArrayList<>();
        for (Part part : Part.values()) {
            boolean column = part == Part.FROM_STATE || part == Part.FROM_HIDDEN;
            for (int k = 0; k < (column ? units : 1); k++) {
                stages.add(new StepStage(part, column ? k : -1));
            }
        }
        return List.copyOf(stages);
    }

    boolean isAfter(Part other) {
        return part.compareTo(other) > 0;
    }

    /** How many columns of the product of {@code other} have been added up, of so many. */
    int added(Part other, int columns) {
        return isAfter(other) ? columns : part == other ? (column < 0 ? columns : column + 1) : 0;
    }
}
