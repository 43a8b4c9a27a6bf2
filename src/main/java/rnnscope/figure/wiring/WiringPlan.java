package rnnscope.figure.wiring;

import java.util.List;
import rnnscope.language.Words;

/**
 * Wiring plan, a network before it is unrolled: what is computed at every step (rows), what flows between (links) and
 * by which weights. As there is one of each, whatever the number of steps, it is plain that all steps share their
 * weights.
 *
 * @param title      "Many to one: a classifier"
 * @param definition what is muted beside it: "LSTM, both directions, pooled by attention"
 * @param rows       from the bottom up, those that read before those that write
 * @param links      what a row is computed from
 * @param weights    each once, in the order in which they come into play
 */
public record WiringPlan(Archetype archetype, String title, String definition, List<Row> rows, List<Link> links,
        List<Weight> weights) {

    public WiringPlan {
        rows = List.copyOf(rows);
        links = List.copyOf(links);
        weights = List.copyOf(weights);
    }

    /** What a row computes. */
    public enum Kind {
        INPUT, EMBEDDING, CELL, JOIN, SHORTCUT, HEADS, MIX, POOL, BRIDGE, CONTEXT, COMBINE, OUTPUT, LOSS
    }

    /** Whose steps a row is computed at. */
    public enum Side {
        /** Those of what is read. */
        READ,
        /** Between the two, once. */
        BETWEEN,
        /** Those of what a decoder writes. */
        WRITTEN
    }

    /** From which steps to which a link goes. */
    public enum Reach {
        /** From each step to itself. */
        SAME,
        /** From each step to the next. */
        FORWARD,
        /** From each step to the one before. */
        BACKWARD,
        /** From what was written at each step to the next, where it enters. */
        FED_BACK,
        /** From all steps to each. */
        ALL_TO_EACH,
        /** From each step and those before it to each. */
        PAST_TO_EACH,
        /** From all steps to what there is once. */
        ALL_TO_ONCE,
        /** From the last step to what there is once. */
        LAST_TO_ONCE,
        /** From the first step to what there is once. */
        FIRST_TO_ONCE,
        /** From what there is once to the first step. */
        ONCE_TO_FIRST,
        /** From what there is once to each step. */
        ONCE_TO_EACH
    }

    /** Weights of the same kind have the same hue; dashes tell them apart. */
    public enum Family {
        EMBEDDING("g"), INPUT("f"), RECURRENT("h"), ATTENTION("o"), HEAD("i");

        private final String line;

        Family(String line) {
            this.line = line;
        }

        /** Whose line colour they have. */
        String line() {
            return line;
        }
    }

    /**
     * What is computed at every step, or once.
     *
     * @param id        "read/cell/0/1", no other row's and no weight's
     * @param level     height in the drawing, from 0 at the bottom
     * @param offset    −1 where it stands to the left in its column, 1 to the right, else 0
     * @param layer     of those that read or write, from 0; −1 where it is in none
     * @param direction 1 where it reads from the last step to the first
     * @param once      whether there is one for the whole sequence
     * @param title     "Layer 2, backward"
     * @param shape     "h 128"
     * @param width     how many numbers it is
     * @param place     its name on the tape; null where its values are not on it
     * @param extent    the greatest value that its colours tell apart
     * @param equations how it is computed, in the markup of {@link rnnscope.tape.Equation}
     */
    public record Row(String id, Kind kind, Side side, int level, int offset, int layer, int direction, boolean once,
            String title, String shape, int width, String place, float extent, List<String> equations) {
        public Row {
            equations = List.copyOf(equations);
        }
    }

    /**
     * What flows from one row to another.
     *
     * @param weight null where it is only a copy
     * @param head   which head's attention makes its thickness, from 0; −1 for none
     */
    public record Link(Row from, Row to, Reach reach, Weight weight, int head) {
        public boolean attends() {
            return head >= 0;
        }
    }

    /**
     * Parameters that belong together, used at every step alike: a matrix and the biases beside it.
     *
     * @param id     PyTorch's name of the first
     * @param symbol as formulas write it: "W_{hh}"
     * @param where  "encoder, layer 2, backward"
     * @param dash   which of its family's strokes it has, from 0
     * @param shape  the matrix's, and how many biases stand beside it: "512 × 128 + 512"
     * @param names  PyTorch's names of all
     * @param count  numbers in all
     */
    public record Weight(String id, String symbol, String where, Family family, int dash, String shape,
            List<String> names, long count) {
        public Weight {
            names = List.copyOf(names);
        }
    }

    /** The place of a link's head among those of the row that it leads to, from 0; −1 where it does not attend. */
    public int place(Link link) {
        return !link.attends() ? -1 : link.head() - links.stream()
                .filter(other -> other.attends() && other.to().equals(link.to())).mapToInt(Link::head).min().orElseThrow();
    }

    /** Levels of the drawing. */
    public int levels() {
        return rows.stream().mapToInt(Row::level).max().orElse(-1) + 1;
    }

    /** Whether something is written step by step from what was read. */
    public boolean writes() {
        return rows.stream().anyMatch(row -> row.side() == Side.WRITTEN);
    }

    /** Numbers learned in all. */
    public long parameters() {
        return weights.stream().mapToLong(Weight::count).sum();
    }

    /** The row of this name, or null. */
    public Row row(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst().orElse(null);
    }

    /** The weight of this name, or null. */
    public Weight weight(String id) {
        return weights.stream().filter(weight -> weight.id().equals(id)).findFirst().orElse(null);
    }

    /** What a row is, in a word or two, where it stands once: "encoder 2 →", "bridge", "decoder", "LSTM", "output". */
    public String name(Row row) {
        long layers = rows.stream().filter(other -> other.kind() == Kind.CELL && other.side() == row.side()
                && other.direction() == 0).count();
        boolean both = rows.stream().anyMatch(other -> other.kind() == Kind.CELL && other.side() == row.side()
                && other.direction() == 1);
        return switch (row.kind()) {
            case CELL -> !takesSteps(row) ? lower(row.title()) : (!writes() ? layerName(row, layers > 1, both)
                    : (Words.of(row.side() == Side.READ ? "figure.wiring.encoder" : "figure.wiring.decoder")) + (layers > 1 ? " " + (row.layer() + 1) : ""))
                    + (!both ? "" : row.direction() == 0 ? " →" : " ←");
            case JOIN -> Words.of("figure.wiring.both");
            case HEADS -> Words.of("figure.attention.key");
            default -> lower(row.title());
        };
    }

    /** Whether each of its steps is computed from the one before it or after it. */
    private boolean takesSteps(Row row) {
        return links.stream().anyMatch(link -> link.from().equals(row) && link.to().equals(row));
    }

    private static String lower(String title) {
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }

    /** The title of a cell without its direction, within a line. */
    private static String layerName(Row row, boolean stacked, boolean both) {
        String title = both ? row.title().substring(0, row.title().lastIndexOf(' ')) : row.title();
        return stacked ? lower(title) : title;
    }

    /** The weights that enter a row. */
    public List<Weight> into(Row row) {
        return links.stream().filter(link -> link.to().equals(row) && link.weight() != null).map(Link::weight)
                .distinct().toList();
    }

    /** How often a weight is used over so many steps. */
    public long uses(Weight weight, int readSteps, int writtenSteps) {
        return links.stream().filter(link -> weight.equals(link.weight())).mapToLong(link ->
                link.to().side() == Side.WRITTEN ? writtenSteps
                        : link.to().once() && link.reach() != Reach.ALL_TO_ONCE ? 1 : readSteps).max().orElse(0);
    }
}
