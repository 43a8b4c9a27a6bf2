package rnnscope.math;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes {@code VectorTiles.java}: loops that are the same but for their size, and that must be written out because an
 * accumulator is in a register only as a local variable.
 *
 * <pre>
 *   java -cp target/test-classes rnnscope.math.VectorTilesWriter        in the project's directory
 * </pre>
 */
final class VectorTilesWriter {
    static final Path FILE = Path.of("src", "main", "java", "rnnscope", "math", "VectorTiles.java");

    private static final String HEAD = """
            package rnnscope.math;

            import static rnnscope.math.Panels.LANES;

            import jdk.incubator.vector.FloatVector;
            import jdk.incubator.vector.VectorSpecies;

            /**
             * Tiles, the innermost loops of the matrix products: a tile of C is held in registers while k runs, so that a value
             * loaded takes part in several multiply-adds, and several chains hide the latency of each.
             *
             * <pre>
             *   C[r, p] += Σ_k X[r, k] · Y[k, p]        r a row of the tile, p a vector of columns
             * </pre>
             *
             * A row of C, or of Y, is {@code LANES} floats from the next; a vector of columns is {@code yStep}, or {@code cStep},
             * floats from the next. With 0 they are the same and one is stored over the other, which is how a vector without a
             * neighbour is done. A tile's name says how many rows and vectors it has.
             *
             * <p>Each is a method with a single loop because HotSpot keeps vectors in memory where loops nest. Two k at a time
             * halve what the loop itself costs, which is most where X jumps from panel to panel: the tiles take an even {@code n},
             * and single rows what is left. The rows of X lie at constant distances because HotSpot then checks their bounds all
             * at once. The methods of vectors are called directly, since from a certain size on HotSpot inlines nothing else.
             *
             * <p>Written by {@code VectorTilesWriter}, which is among the tests: change that.
             */
            final class VectorTiles {
                /** The vectors of this machine, of at most a panel's width. */
                static final VectorSpecies<Float> SPECIES =
                        FloatVector.SPECIES_PREFERRED.length() > LANES ? FloatVector.SPECIES_512 : FloatVector.SPECIES_PREFERRED;

                /**
                 * What every vector is an object of. What a loop leaves behind is cast to it, since HotSpot would otherwise have to
                 * learn the class while it watches the program, and makes objects of vectors where it has not.
                 */
                static final Class<? extends FloatVector> VECTOR = FloatVector.zero(SPECIES).getClass();

                private VectorTiles() {}
            """;

    private final StringBuilder text = new StringBuilder();
    private final boolean rows;
    private final int height;
    private final int vectors;

    private VectorTilesWriter(boolean rows, int height, int vectors) {
        this.rows = rows;
        this.height = height;
        this.vectors = vectors;
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, source(), StandardCharsets.UTF_8);
    }

    /** The whole file. */
    static String source() {
        StringBuilder source = new StringBuilder(HEAD);
        for (int height : new int[] {8, 5, 4}) {
            for (int vectors : new int[] {3, 2}) {
                source.append(new VectorTilesWriter(true, height, vectors).tile());
            }
        }
        for (int height : new int[] {8, 4}) {
            source.append(new VectorTilesWriter(false, height, 2).tile());
        }
        for (int vectors : new int[] {8, 4, 2, 1}) {
            source.append(new VectorTilesWriter(true, 1, vectors).singleRow());
        }
        return source.append("}\n").toString();
    }

    private String tile() {
        line(0, "");
        if (rows) {
            line(4, "/** Rows of X {@code LANES} apart; {@code jump} leads from a panel's last two k to the next panel. */");
            line(4, "static void rows" + height + "x" + vectors + "(float[] x, int xFrom, int jump, float[] y, int yAt, "
                    + "int yStep, int n, float[] c, int cAt,");
            line(12, "int cStep) {");
        } else {
            line(4, "/** Rows of X that lie side by side in a panel: columns of a matrix that is multiplied transposed. */");
            line(4, "static void columns" + height + "x" + vectors + "(float[] x, int xAt, float[] y, int yAt, int yStep, "
                    + "int n, float[] c, int cAt,");
            line(12, "int cStep) {");
        }
        accumulators(true);
        if (rows) {
            line(8, "int xAt = xFrom;");
        }
        line(8, "for (int k = 0; k < n; k += 2) {");
        for (int r = 0; r < 2; r++) {
            multiplyAdd(r);
        }
        if (rows) {
            line(12, "xAt += (k & 15) == 14 ? jump : 2;");
        }
        line(8, "}");
        accumulators(false);
        line(4, "}");
        return text.toString();
    }

    /** All vectors of step k + {@code next}. */
    private void multiplyAdd(int next) {
        String y = next == 0 ? "y" : "z";
        String x = next == 0 ? "x" : "w";
        for (int v = 0; v < vectors; v++) {
            line(12, "FloatVector " + y + v + " = FloatVector.fromArray(SPECIES, y, yAt + "
                    + (next == 0 ? "k" : "(k + 1)") + " * LANES" + times(v, "yStep") + ");");
        }
        for (int r = 0; r < height; r++) {
            String at = rows ? "xAt" + plus(next) + times(r, "LANES")
                    : "xAt + " + (next == 0 ? "k" : "(k + 1)") + " * LANES" + plus(r);
            line(12, "FloatVector " + x + r + " = FloatVector.broadcast(SPECIES, x[" + at + "]);");
            for (int v = 0; v < vectors; v++) {
                line(12, name(r, v) + " = " + x + r + ".fma(" + y + v + ", " + name(r, v) + ");");
            }
        }
    }

    private void accumulators(boolean load) {
        for (int r = 0; r < height; r++) {
            for (int v = 0; v < vectors; v++) {
                String at = "cAt" + times(r, "LANES") + times(v, "cStep");
                line(8, load ? "FloatVector " + name(r, v) + " = FloatVector.fromArray(SPECIES, c, " + at + ");"
                        : "VECTOR.cast(" + name(r, v) + ").intoArray(c, " + at + ");");
            }
        }
    }

    /** A row that has none beside it; X[k] is {@code step} from the next, {@code jump} where a panel ends. */
    private String singleRow() {
        line(0, "");
        line(4, "/**");
        line(4, " * A single row, k by k, by " + (vectors > 2 ? "twice " + vectors / 2 + " vectors: " : "")
                + (vectors > 2 ? "the second half {@code yNext} further on." : vectors > 1 ? "two vectors." : "a vector."));
        line(4, " *");
        line(4, " * @param step from X[k] to the next; {@code jump} where the next is in another panel");
        line(4, " */");
        String second = vectors > 2 ? ", int yNext" : "";
        String secondC = vectors > 2 ? ", int cNext" : "";
        String steps = vectors > 1 ? ", int yStep" : "";
        String stepsC = vectors > 1 ? ", int cStep" : "";
        line(4, "static void row1x" + vectors + "(float[] x, int xFrom, int step, int jump, float[] y, int yAt" + steps + second
                + ", int n,");
        line(12, "float[] c, int cAt" + stepsC + secondC + ") {");
        for (int v = 0; v < vectors; v++) {
            line(8, "FloatVector c" + v + " = FloatVector.fromArray(SPECIES, c, cAt" + inHalves(v, "c") + ");");
        }
        line(8, "int xAt = xFrom;");
        line(8, "for (int k = 0; k < n; k++) {");
        line(12, "FloatVector x0 = FloatVector.broadcast(SPECIES, x[xAt]);");
        for (int v = 0; v < vectors; v++) {
            line(12, "c" + v + " = x0.fma(FloatVector.fromArray(SPECIES, y, yAt + k * LANES" + inHalves(v, "y") + "), c" + v
                    + ");");
        }
        line(12, "xAt += (k & 15) == 15 ? jump : step;");
        line(8, "}");
        for (int v = 0; v < vectors; v++) {
            line(8, "VECTOR.cast(c" + v + ").intoArray(c, cAt" + inHalves(v, "c") + ");");
        }
        line(4, "}");
        return text.toString();
    }

    private String inHalves(int v, String matrix) {
        int half = Math.max(2, vectors / 2);
        return (v >= half ? " + " + matrix + "Next" : "") + times(v % half, matrix + "Step");
    }

    private static String name(int row, int vector) {
        return (char) ('a' + row) + "" + vector;
    }

    private static String plus(int n) {
        return n == 0 ? "" : " + " + n;
    }

    private static String times(int n, String step) {
        return n == 0 ? "" : n == 1 ? " + " + step : " + " + n + " * " + step;
    }

    private void line(int indent, String line) {
        text.append(" ".repeat(line.isEmpty() ? 0 : indent)).append(line).append('\n');
    }
}
