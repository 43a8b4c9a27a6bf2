package rnnscope.figure.lecture;

/**
 * Operand of an equation worked in numbers: a vector, or a product of a matrix and a vector.
 *
 * @param place  in the numbers of its {@link rnnscope.tape.Equation}: "f.wx", "c−"
 * @param matrix null where it is a vector alone
 * @param heard  which vector that is
 */
public record Operand(String place, MatrixTable matrix, MatrixTable vector, Heard heard) {
    /** Where the vector of an operand comes from: what is read, the step before, this step, what has been learned. */
    public enum Heard { INPUT, BEFORE, NOW, LEARNED }

    /** Whether it is a matrix times a vector. */
    public boolean isProduct() {
        return matrix != null;
    }

    /** The vector, or the sum of the first columns of the matrix times it. */
    float[] value(int columns) {
        return matrix == null ? vector.values() : matrix.times(vector.values(), columns);
    }

    /** The vector, or the whole product. */
    public float[] value() {
        return value(vector.rows());
    }

    String symbol() {
        return matrix == null ? vector.symbol() : matrix.symbol() + " " + vector.symbol();
    }
}
