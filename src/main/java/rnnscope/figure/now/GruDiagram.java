package rnnscope.figure.now;

/**
 * Diagram of the GRU in PyTorch's form (Cho et al. 2014, with the reset gate after the recurrent product): h along the
 * top, the recurrent part q_t of the candidate reset before the input's part is added.
 */
final class GruDiagram {
    private static final double H = 36;
    /** Below the gates: a wire with h and one with x, since q takes h only and n takes x only. */
    private static final double FROM_H = 151;
    private static final double FROM_X = 159;
    private static final double GATES = 125;
    private static final double GATE_TOP = GATES - Diagram.GATE_HEIGHT / 2;
    private static final double GATE_BOTTOM = GATES + Diagram.GATE_HEIGHT / 2;
    private static final double TAGS = 104.5;
    private static final double Z = 106;
    private static final double R = 153;
    private static final double Q = 199;
    private static final double N = 254;
    private static final double UP = 292;
    private static final double BRANCH = 76;
    private static final double X = 88;
    private static final double SIDE = 6;
    private static final double BEFORE = Diagram.LEFT - Diagram.GAP / 2;
    private static final double AFTER = Diagram.RIGHT + Diagram.GAP / 2;

    private GruDiagram() {}

    static Diagram of() {
        double rest = 60;
        double reset = 86;
        double sum = 127;
        double candidate = 99.5;
        Diagram.Builder cell = Diagram.builder();
        cell.input(X)
                .state("hidden", 0, 0.14, 0, H, Z, H)
                .wire("candidateHidden", 0.10, 0.26, BRANCH, H, BRANCH, FROM_H, Q, FROM_H, Q, GATE_BOTTOM)
                .wire("candidate", 0, 0.46, X, 174, X, FROM_X, N, FROM_X, N, sum)
                .wire("update", 0.22, 0.27, Z - SIDE, FROM_H, Z - SIDE, GATE_BOTTOM)
                .wire("reset", 0.22, 0.27, R - SIDE, FROM_H, R - SIDE, GATE_BOTTOM)
                .over("update", 0.22, 0.27, Z + SIDE, FROM_X, Z + SIDE, GATE_BOTTOM)
                .over("reset", 0.22, 0.27, R + SIDE, FROM_X, R + SIDE, GATE_BOTTOM)
                .wire("hidden", 0.28, 0.40, Z, GATE_TOP, Z, H)
                .wire("hidden", 0.37, 0.55, Z, rest, N, rest)
                .wire("candidate", 0.28, 0.38, R, GATE_TOP, R, reset, Q, reset)
                .wire("candidate", 0.28, 0.38, Q, GATE_TOP, Q, reset)
                .wire("candidate", 0.38, 0.46, Q, reset, 226, reset, 226, sum, N, sum)
                .wire("candidate", 0.46, 0.52, N, sum, N, candidate)
                .wire("hidden", 0.54, 0.68, N, candidate, N, rest)
                .wire("hidden", 0.68, 0.76, N, rest, N, H)
                .state("hidden", 0.72, 0.76, Z, H, N, H)
                .state("hidden", 0.76, 1, N, H, Diagram.WIDTH, H)
                .output(0.86, UP, H);
        cell.gate("update", "σ", 0.27, Z, GATES)
                .gate("reset", "σ", 0.27, R, GATES)
                .gate("candidateHidden", "W h", 0.27, Q, GATES)
                .times("candidate", 0.38, Q, reset)
                .plus("candidate", 0.46, N, sum)
                .gate("candidate", "tanh", 0.53, N, candidate)
                .function("hidden", "1−", 0.46, (Z + N) / 2, rest)
                .times("hidden", 0.68, N, rest)
                .times("hidden", 0.72, Z, H)
                .plus("hidden", 0.76, N, H);
        cell.tag("hidden", "h−", 0, BEFORE, H)
                .tag("update", "z", 0.30, Z, TAGS)
                .tag("reset", "r", 0.30, R, TAGS)
                .tag("candidateHidden", "q", 0.30, Q, TAGS)
                .tag("candidate", "n", 0.58, N, 79.5)
                .tag("hidden", "h", 0.90, AFTER, H);
        return cell.name("hidden", "h−", "h_{t−1}", 32, BEFORE, H, 0, -18)
                .name("hidden", "h", "h_t", 16, AFTER, H, 0, -18)
                .name("update", "z", "z_t", 15, Z, GATES, 18, 16.5)
                .name("reset", "r", "r_t", 15, R, GATES, 18, 16.5)
                .name("candidateHidden", "q", "q_t", 15, Q, GATES, 12, 16.5)
                .name("candidate", "n", "n_t", 15, N, candidate, 29, 0)
                .build();
    }
}
