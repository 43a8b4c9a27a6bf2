package rnnscope.cell;

/**
 * Provider of a cell from outside the program: a class with this interface, and one line with its name in
 * {@code META-INF/services/rnnscope.cell.CellProvider} on the class path.
 */
public interface CellProvider {

    Cell cell();
}
