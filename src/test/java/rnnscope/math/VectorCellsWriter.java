package rnnscope.math;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes {@code VectorCells.java}: the stages of a cell with the functions in them written out.
 *
 * <pre>
 *   java -cp target/test-classes rnnscope.math.VectorCellsWriter        in the project's directory
 * </pre>
 */
final class VectorCellsWriter {
    static final Path FILE = Path.of("src", "main", "java", "rnnscope", "math", "VectorCells.java");

    /** {@code [m]} is the vector of m where the loop is; a line is a value, or what a matrix becomes. */
    private static final String SOURCE = """
            package rnnscope.math;

            import static jdk.incubator.vector.VectorOperators.GT;
            import static jdk.incubator.vector.VectorOperators.LT;
            import static rnnscope.math.VectorApproximations.HALF;
            import static rnnscope.math.VectorApproximations.MINUS_TANH_END;
            import static rnnscope.math.VectorApproximations.ONE;
            import static rnnscope.math.VectorApproximations.P1;
            import static rnnscope.math.VectorApproximations.P2;
            import static rnnscope.math.VectorApproximations.P3;
            import static rnnscope.math.VectorApproximations.P4;
            import static rnnscope.math.VectorApproximations.Q1;
            import static rnnscope.math.VectorApproximations.Q2;
            import static rnnscope.math.VectorApproximations.Q3;
            import static rnnscope.math.VectorApproximations.Q4;
            import static rnnscope.math.VectorApproximations.TANH_END;
            import static rnnscope.math.VectorApproximations.TINY;
            import static rnnscope.math.VectorApproximations.ZERO;
            import static rnnscope.math.VectorTiles.SPECIES;

            import jdk.incubator.vector.FloatVector;

            /**
             * Stages of gated cells between two products, along one panel: a value that several stages need is loaded once.
             * Arguments say where each matrix begins in {@code v}. The operations are those of the kernels for a single stage, in
             * their order, so the bits are the same.
             *
             * <p>The functions are those of {@link VectorApproximations}, written out: HotSpot does not inline what it has already
             * compiled by itself, and what is not inlined takes and gives objects.
             *
             * <p>Written by {@code VectorCellsWriter}, which is among the tests: change that.
             */
            final class VectorCells {
                private static final int WIDTH = SPECIES.length();

                private VectorCells() {}

                static void lstmGates(float[] v, int input, int forget, int output, int count) {
                    for (int at = 0; at < count; at += WIDTH) {
                        i = sigmoid([input])
                        f = sigmoid([forget])
                        o = sigmoid([output])
                        [input] = i
                        [forget] = f
                        [output] = o
                    }
                }

                static void lstmState(float[] v, int input, int forget, int candidate, int output, int before, int cell,
                        int cellTanh, int hidden, int count) {
                    for (int at = 0; at < count; at += WIDTH) {
                        g = tanh([candidate])
                        i = [input]
                        f = [forget]
                        c = f.fma([before], i.mul(g))
                        s = tanh(c)
                        [candidate] = g
                        [cell] = c
                        [cellTanh] = s
                        [hidden] = [output].mul(s)
                    }
                }

                static void lstmGradient(float[] v, int input, int forget, int candidate, int output, int before, int cellTanh,
                        int dInput, int dForget, int dCandidate, int dOutput, int dBefore, int dCell, int dHidden, int count) {
                    for (int at = 0; at < count; at += WIDTH) {
                        i = [input]
                        f = [forget]
                        g = [candidate]
                        o = [output]
                        s = [cellTanh]
                        dH = [dHidden]
                        dO = flush(dH.mul(s).mul(o.mul(ONE.sub(o))))
                        dC = flush(dH.mul(o).fma(s.neg().fma(s, ONE), [dCell]))
                        dF = flush(dC.mul([before]).mul(f.mul(ONE.sub(f))))
                        dI = flush(dC.mul(g).mul(i.mul(ONE.sub(i))))
                        dG = flush(dC.mul(i).mul(g.neg().fma(g, ONE)))
                        [dOutput] = dO
                        [dCell] = dC
                        [dForget] = dF
                        [dInput] = dI
                        [dCandidate] = dG
                        [dBefore] = dC.mul(f)
                    }
                }

                static void gru(float[] v, int reset, int update, int candidate, int recurrent, int before, int hidden,
                        int count) {
                    for (int at = 0; at < count; at += WIDTH) {
                        r = sigmoid([reset])
                        z = sigmoid([update])
                        q = [recurrent]
                        n = tanh(r.fma(q, [candidate]))
                        [reset] = r
                        [update] = z
                        [candidate] = n
                        [hidden] = z.fma([before].sub(n), n)
                    }
                }

                static void gruGradient(float[] v, int reset, int update, int candidate, int recurrent, int before, int dReset,
                        int dUpdate, int dCandidate, int dRecurrent, int dBefore, int dHidden, int count) {
                    for (int at = 0; at < count; at += WIDTH) {
                        r = [reset]
                        z = [update]
                        n = [candidate]
                        dH = [dHidden]
                        dN = flush(dH.mul(ONE.sub(z)).mul(n.neg().fma(n, ONE)))
                        dZ = flush(dH.mul([before].sub(n)).mul(z.mul(ONE.sub(z))))
                        dR = flush(dN.mul([recurrent]).mul(r.mul(ONE.sub(r))))
                        [dCandidate] = dN
                        [dUpdate] = dZ
                        [dReset] = dR
                        [dRecurrent] = dN.mul(r)
                        [dBefore] = dH.fma(z, [dBefore])
                    }
                }
            }
            """;

    private static final Pattern VALUE = Pattern.compile("( +)(\\[?)(\\w+)]? = (sigmoid|tanh|flush)?(.*[^;{])");

    private final StringBuilder text = new StringBuilder();

    private VectorCellsWriter() {}

    public static void main(String[] args) throws IOException {
        Files.writeString(FILE, source(), StandardCharsets.UTF_8);
    }

    /** The whole file. */
    static String source() {
        VectorCellsWriter writer = new VectorCellsWriter();
        SOURCE.lines().forEach(writer::line);
        return writer.text.toString();
    }

    private void line(String line) {
        Matcher value = VALUE.matcher(line);
        if (!value.matches()) {
            text.append(line).append('\n');
            return;
        }
        String name = value.group(3);
        String operand = value.group(4) == null ? value.group(5) : value.group(5).substring(1, value.group(5).length() - 1);
        String expression = operand.replaceAll("\\[(\\w+)]", "FloatVector.fromArray(SPECIES, v, $1 + at)");
        if (!value.group(2).isEmpty()) {
            add(expression + ".intoArray(v, " + name + " + at);");
        } else if (value.group(4) == null) {
            add("FloatVector " + name + " = " + expression + ";");
        } else {
            switch (value.group(4)) {
                case "sigmoid" -> {
                    tanh(name + "Half", expression + ".mul(HALF)");
                    add("FloatVector " + name + " = HALF.fma(" + name + "Half, HALF);");
                }
                case "tanh" -> tanh(name, expression);
                default -> {
                    add("FloatVector " + name + "All = " + expression + ";");
                    add("FloatVector " + name + " = " + name + "All.blend(ZERO, " + name + "All.abs().compare(LT, TINY));");
                }
            }
        }
    }

    private void tanh(String name, String of) {
        String x = name + "X";
        String t = name + "T";
        add("FloatVector " + x + " = " + of + ";");
        add(x + " = " + x + ".blend(TANH_END, " + x + ".compare(GT, TANH_END));");
        add(x + " = " + x + ".blend(MINUS_TANH_END, " + x + ".compare(LT, MINUS_TANH_END));");
        add("FloatVector " + t + " = " + x + ".mul(" + x + ");");
        add("FloatVector " + name + "P = P4.fma(" + t + ", P3).fma(" + t + ", P2).fma(" + t + ", P1).fma(" + t + ", ONE);");
        add("FloatVector " + name + "Q = Q4.fma(" + t + ", Q3).fma(" + t + ", Q2).fma(" + t + ", Q1).fma(" + t + ", ONE);");
        add("FloatVector " + name + " = " + x + ".mul(" + name + "P).div(" + name + "Q);");
    }

    private void add(String line) {
        text.append(" ".repeat(12)).append(line).append('\n');
    }
}
