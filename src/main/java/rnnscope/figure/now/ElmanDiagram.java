package rnnscope.figure.now;

/**
 * Diagram of the simple recurrent network (Elman 1990): what comes from the state and from the input, added and
 * squashed.
 */
final class ElmanDiagram {
    private static final double H = 92;
    private static final double SUM = 154;
    private static final double SQUASH = 243;
    private static final double UP = 286;
    private static final double BEFORE = Diagram.LEFT - Diagram.GAP / 2;
    private static final double AFTER = Diagram.RIGHT + Diagram.GAP / 2;

    private ElmanDiagram() {}

    /** @param phi name of the activation */
    static Diagram of(String phi) {
        Diagram.Builder cell = Diagram.builder();
        cell.input(SUM)
                .wire("sum", 0, 0.4, 0, H, SUM, H)
                .wire("sum", 0, 0.4, SUM, 174, SUM, H)
                .wire("hidden", 0.4, 0.65, SUM, H, SQUASH, H)
                .wire("hidden", 0.65, 1, SQUASH, H, Diagram.WIDTH, H)
                .output(0.8, UP, H);
        cell.plus("sum", 0.4, SUM, H)
                .gate("hidden", phi, 0.65, SQUASH, H);
        cell.tag("hidden", "h−", 0, BEFORE, H)
                .tag("sum", "a.h", 0.3, 110, H)
                .tag("sum", "a.x", 0.3, SUM, 131)
                .tag("sum", "a", 0.52, 196, H)
                .tag("hidden", "h", 0.85, AFTER, H);
        return cell.name("hidden", "h−", "h_{t−1}", 32, BEFORE, H, 0, -18)
                .name("hidden", "h", "h_t", 16, AFTER, H, 0, -18)
                .name("sum", "a.h", "W_{hh} h_{t−1} + b_{hh}", 88, 110, H, 6, -24)
                .name("sum", "a.x", "W_{xh} x_t + b_{xh}", 80, SUM, 131, 66, 0)
                .name("sum", "a", "a_t", 16, 196, H, 0, -18)
                .build();
    }
}
