package rnnscope.figure.now;

/**
 * Diagram of the LSTM as it is drawn since Olah ("Understanding LSTM Networks", 2015): c along the top, h along the
 * bottom.
 */
final class LstmDiagram {
    private static final double C = 36;
    private static final double H = 152;
    private static final double GATES = 125;
    private static final double GATE_TOP = GATES - Diagram.GATE_HEIGHT / 2;
    private static final double GATE_BOTTOM = GATES + Diagram.GATE_HEIGHT / 2;
    private static final double TAGS = 104.5;
    private static final double F = 101;
    private static final double I = 147;
    private static final double G = 193;
    private static final double O = 238;
    private static final double OUT = 275;
    private static final double UP = 299;
    private static final double BEFORE = Diagram.LEFT - Diagram.GAP / 2;
    private static final double AFTER = Diagram.RIGHT + Diagram.GAP / 2;

    private LstmDiagram() {}

    static Diagram of() {
        double product = 66;
        double output = 90;
        Diagram.Builder cell = Diagram.builder();
        cell.input(82)
                .wire("hidden", 0, 0.22, 0, H, O, H, O, GATE_BOTTOM)
                .wire("hidden", 0, 0.08, 82, 174, 82, H, 94, H)
                .wire("forget", 0.18, 0.26, F, H, F, GATE_BOTTOM)
                .wire("input", 0.18, 0.26, I, H, I, GATE_BOTTOM)
                .wire("candidate", 0.18, 0.26, G, H, G, GATE_BOTTOM)
                .wire("cell", 0.28, 0.46, F, GATE_TOP, F, C)
                .wire("cell", 0.28, 0.46, I, GATE_TOP, I, product, G, product)
                .wire("cell", 0.28, 0.42, G, GATE_TOP, G, product)
                .wire("cell", 0.46, 0.54, G, product, G, C)
                .wire("hidden", 0.28, 0.46, O, GATE_TOP, O, output, OUT, output)
                .state("cell", 0, 0.46, 0, C, F, C)
                .state("cell", 0.46, 0.54, F, C, G, C)
                .state("cell", 0.54, 0.74, G, C, Diagram.WIDTH, C)
                .wire("cellTanh", 0.64, 0.70, OUT, C, OUT, 53)
                .wire("hidden", 0.70, 0.78, OUT, 53, OUT, output)
                .wire("hidden", 0.78, 0.96, OUT, output, OUT, H, Diagram.WIDTH, H)
                .output(0.88, UP, H);
        cell.gate("forget", "σ", 0.27, F, GATES)
                .gate("input", "σ", 0.27, I, GATES)
                .gate("candidate", "tanh", 0.27, G, GATES)
                .gate("output", "σ", 0.27, O, GATES)
                .times("cell", 0.46, F, C)
                .times("cell", 0.46, G, product)
                .plus("cell", 0.54, G, C)
                .function("cellTanh", "tanh", 0.70, OUT, 53)
                .times("hidden", 0.78, OUT, output);
        cell.tag("cell", "c−", 0, BEFORE, C)
                .tag("hidden", "h−", 0, BEFORE, H)
                .tag("forget", "f", 0.30, F, TAGS)
                .tag("input", "i", 0.30, I, TAGS)
                .tag("candidate", "g", 0.30, G, TAGS)
                .tag("output", "o", 0.30, O, TAGS)
                .tag("cellTanh", "tanh c", 0.73, OUT, 71)
                .tag("cell", "c", 0.70, AFTER, C)
                .tag("hidden", "h", 0.92, AFTER, H);
        return cell.name("cell", "c−", "c_{t−1}", 32, BEFORE, C, 0, -18)
                .name("cell", "c", "c_t", 16, AFTER, C, 0, -18)
                .name("hidden", "h−", "h_{t−1}", 32, BEFORE, H, 0, 19)
                .name("hidden", "h", "h_t", 16, AFTER, H, 0, 19)
                .name("forget", "f", "f_t", 15, F, GATES, 13, 17.5)
                .name("input", "i", "i_t", 15, I, GATES, 13, 17.5)
                .name("candidate", "g", "g_t", 15, G, GATES, 13, 17.5)
                .name("output", "o", "o_t", 15, O, GATES, 13, 17.5)
                .build();
    }
}
