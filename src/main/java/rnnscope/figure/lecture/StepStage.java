package rnnscope.figure.lecture;

/**
 * Stage of a step worked by hand: how far it has come.
 *
 * @param section of the step that is being worked; −1 while all of them are
 * @param column  of the matrix that is being multiplied; −1 where none is
 */
public record StepStage(Part part, int section, int column) {
    /**
     * Part of a step, in the order in which it is worked: what is read; the products with that and with the state before, of
     * all gates; then section after section the products with what this step gave, and the value; at last the loss.
     */
    public enum Part { INPUT, FROM_INPUT, FROM_STATE, PRODUCT, VALUE, LOSS }

    /** All of the step. */
    public static final StepStage WHOLE = new StepStage(Part.LOSS, -1, -1);

    boolean isAfter(Part other) {
        return part.compareTo(other) > 0;
    }

    /** Whether what a section gives is known. */
    boolean knows(int other) {
        return part == Part.LOSS || section > other || section == other && part == Part.VALUE;
    }

    /** How many columns of a product in a section have been added up. */
    int added(Operand product, int in) {
        int columns = product.matrix().columns();
        return switch (product.heard()) {
            case INPUT -> isAfter(Part.INPUT) ? columns : 0;
            case BEFORE -> part == Part.FROM_STATE ? column + 1 : isAfter(Part.FROM_STATE) ? columns : 0;
            default -> knows(in) ? columns : section == in && part == Part.PRODUCT ? column + 1 : 0;
        };
    }

    /** Which column of a product in a section is being multiplied; −1 for none. */
    int multiplies(Operand product, int in) {
        return switch (product.heard()) {
            case INPUT -> -1;
            case BEFORE -> part == Part.FROM_STATE ? column : -1;
            default -> section == in && part == Part.PRODUCT ? column : -1;
        };
    }
}
