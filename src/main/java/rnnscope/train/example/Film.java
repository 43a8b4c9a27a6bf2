package rnnscope.train.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;

/**
 * Film of a shape that moves over 12 × 12 cells, a picture a step: where it appears and what it does from each picture to
 * the next, "ring 5,4 right right still up". A shape is 3 × 3; it moves by one cell, and stands still where the edge is in
 * its way. Ground and shape have noise of their own. In a film that is held out, a shape does two things one after the other
 * that this shape does so in none to learn from. Immutable.
 *
 * @param shape  in the first picture
 * @param row    of its centre in the first picture, from 0
 * @param column of its centre in the first picture, from 0
 * @param moves  from each picture to the next; never into the edge
 */
public record Film(String shape, int row, int column, List<Move> moves) {
    /** Rows and columns of a picture. */
    public static final int SIDE = 12;
    /** Most pictures of a film that is typed. */
    public static final int MOST = 60;

    private static final int REACH = 1;
    private static final int TRAINING = 6_000;
    private static final int HELD_OUT = 500;
    private static final int PARTS = 8;
    private static final int LEAST_PICTURES = 8;
    private static final int MOST_PICTURES = 12;
    private static final int MOST_ALIKE = 3;
    private static final long SEED = 1;
    /** What the first picture is labelled with. */
    private static final String APPEARS = "appears";

    /** What the shape does from one picture to the next. */
    public enum Move {
        STILL(0, 0), LEFT(-1, 0), RIGHT(1, 0), UP(0, -1), DOWN(0, 1), TURNS(0, 0);

        private final int x;
        private final int y;

        Move(int x, int y) {
            this.x = x;
            this.y = y;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isDirection() {
            return x != 0 || y != 0;
        }
    }

    /** The list is copied; what would move into the edge stands still, and so does what looks the same when it turns. */
    public Film {
        PictureShape first = PictureShape.of(shape).orElseThrow();
        List<Move> possible = new ArrayList<>();
        int x = column;
        int y = row;
        for (Move move : moves) {
            boolean done = isInside(x + move.x, y + move.y) && (move != Move.TURNS || first.turned() != first);
            possible.add(done ? move : Move.STILL);
            x += done ? move.x : 0;
            y += done ? move.y : 0;
        }
        moves = List.copyOf(possible);
    }

    private static boolean isInside(int x, int y) {
        return x >= REACH && x < SIDE - REACH && y >= REACH && y < SIDE - REACH;
    }

    /** The shapes' names. */
    public static List<String> shapes() {
        return Arrays.stream(PictureShape.values()).map(PictureShape::word).toList();
    }

    public int pictures() {
        return moves.size() + 1;
    }

    /** What it does in each picture, the first of which it appears in. */
    List<String> labels() {
        List<String> labels = new ArrayList<>(List.of(APPEARS));
        moves.forEach(move -> labels.add(move.word()));
        return labels;
    }

    static List<String> allLabels() {
        return Stream.concat(Stream.of(APPEARS),
                Arrays.stream(Move.values()).map(Move::word)).toList();
    }

    /** The direction in which it moves in the last picture; empty where it does not. */
    Optional<String> direction() {
        return moves.isEmpty() || !moves.get(moves.size() - 1).isDirection() ? Optional.empty()
                : Optional.of(moves.get(moves.size() - 1).word());
    }

    static List<String> directions() {
        return Arrays.stream(Move.values()).filter(Move::isDirection).map(Move::word).toList();
    }

    // Editing

    /** With another shape. */
    public Film with(String other) {
        return new Film(other, row, column, moves);
    }

    /** With another move into picture {@code picture}, from 1; what follows goes on from there. */
    public Film with(int picture, Move move) {
        List<Move> other = new ArrayList<>(moves);
        other.set(picture - 1, move);
        return new Film(shape, row, column, other);
    }

    /** With the same moves from such a place that the shape is at a cell in picture {@code picture}, or as near as the edges let it be. */
    public Film passing(int picture, int newRow, int newColumn) {
        int y = newRow;
        int x = newColumn;
        for (Move move : moves.subList(0, picture)) {
            y -= move.y;
            x -= move.x;
        }
        return new Film(shape, within(y), within(x), moves);
    }

    private static int within(int place) {
        return Math.max(REACH, Math.min(SIDE - REACH - 1, place));
    }

    /** With one more picture at its end, or without its last. */
    public Film longer(boolean more) {
        List<Move> other = new ArrayList<>(moves);
        if (more) {
            other.add(Move.STILL);
        } else {
            other.remove(other.size() - 1);
        }
        return new Film(shape, row, column, other);
    }

    // As text

    /** "ring 5,4 right right still up", rows and columns from 1. */
    public String text() {
        return shape + " " + (row + 1) + "," + (column + 1) + moves.stream().map(move -> " " + move.word())
                .collect(Collectors.joining());
    }

    /** @throws IllegalArgumentException in words for the user when it is none */
    public static Film of(String text) {
        String[] words = text.strip().split("\\s+");
        String[] place = words.length < 2 ? new String[0] : words[1].split(",");
        List<Move> moves = new ArrayList<>();
        for (int i = 2; i < words.length; i++) {
            String word = words[i];
            moves.add(Arrays.stream(Move.values()).filter(move -> move.word().equals(word)).findFirst()
                    .orElseThrow(() -> fault(text)));
        }
        if (PictureShape.of(words[0]).isEmpty() || place.length != 2 || !place[0].matches("\\d{1,2}") || !place[1].matches("\\d{1,2}")
                || !isInside(Integer.parseInt(place[1]) - 1, Integer.parseInt(place[0]) - 1) || moves.size() >= MOST) {
            throw fault(text);
        }
        return new Film(words[0], Integer.parseInt(place[0]) - 1, Integer.parseInt(place[1]) - 1, moves);
    }

    private static IllegalArgumentException fault(String text) {
        return new IllegalArgumentException(Words.of("train.source.film", String.join(", ", shapes()), SIDE - REACH,
                Arrays.stream(Move.values()).map(Move::word).collect(Collectors.joining(", ")), MOST, text));
    }

    // As pictures

    /** Grey levels, a picture after the other, each row after row, dark 0 to light 1; the same always. */
    public float[] levels() {
        return levels(new SeededRandom(text().hashCode()));
    }

    private float[] levels(SeededRandom random) {
        float[] levels = new float[pictures() * SIDE * SIDE];
        PictureShape now = PictureShape.of(shape).orElseThrow();
        int x = column;
        int y = row;
        for (int t = 0; t < pictures(); t++) {
            if (t > 0) {
                Move move = moves.get(t - 1);
                x += move.x;
                y += move.y;
                now = move == Move.TURNS ? now.turned() : now;
            }
            for (int i = 0; i < SIDE * SIDE; i++) {
                boolean covered = now.covers(i % SIDE - x, i / SIDE - y, REACH);
                levels[t * SIDE * SIDE + i] = (float) (covered ? 0.75 + 0.25 * random.nextDouble() : 0.15 * random.nextDouble());
            }
        }
        return levels;
    }

    // The task

    /** To learn from, and to measure on. */
    record Split(List<Film> training, List<Film> heldOut) {}

    /**
     * The same films always.
     *
     * @param ends whether each moves in one of four directions at its end
     */
    static Split split(boolean ends) {
        SeededRandom random = new SeededRandom(SEED);
        Set<String> held = held(random);
        Set<String> all = new HashSet<>();
        List<Film> training = new ArrayList<>();
        List<Film> heldOut = new ArrayList<>();
        while (training.size() < TRAINING || heldOut.size() < HELD_OUT) {
            Film film = random(random);
            if (ends && film.direction().isEmpty() || !all.add(film.text())) {
                continue;
            }
            List<Film> part = film.successions().anyMatch(held::contains) ? heldOut : training;
            if (part.size() < (part == heldOut ? HELD_OUT : TRAINING)) {
                part.add(film);
            }
        }
        return new Split(List.copyOf(training), List.copyOf(heldOut));
    }

    /** Of all that a shape can do one after the other some: {@link #successions} of films that are held out. */
    private static Set<String> held(SeededRandom random) {
        Set<String> held = new HashSet<>();
        for (String shape : shapes()) {
            for (Move before : Move.values()) {
                for (Move after : Move.values()) {
                    if (before != after && random.nextInt(PARTS) == 0) {
                        held.add(succession(shape, before, after));
                    }
                }
            }
        }
        return held;
    }

    /** What this shape does one after the other. */
    Stream<String> successions() {
        return IntStream.range(1, moves.size()).filter(i -> moves.get(i) != moves.get(i - 1))
                .mapToObj(i -> succession(shape, moves.get(i - 1), moves.get(i)));
    }

    private static String succession(String shape, Move before, Move after) {
        return shape + " " + before.word() + " " + after.word();
    }

    private static Film random(SeededRandom random) {
        int pictures = LEAST_PICTURES + random.nextInt(MOST_PICTURES - LEAST_PICTURES + 1);
        List<Move> moves = new ArrayList<>();
        while (moves.size() < pictures - 1) {
            Move move = Move.values()[random.nextInt(Move.values().length)];
            int times = move == Move.TURNS ? 1 : 1 + random.nextInt(MOST_ALIKE);
            for (int i = 0; i < times && moves.size() < pictures - 1; i++) {
                moves.add(move);
            }
        }
        return new Film(PictureShape.values()[random.nextInt(PictureShape.values().length)].word(),
                REACH + random.nextInt(SIDE - 2 * REACH), REACH + random.nextInt(SIDE - 2 * REACH), moves);
    }

    /** The film that such pictures show; the nearest shape where the cells are noise. */
    static Film ofLevels(float[] levels) {
        List<Move> moves = new ArrayList<>();
        Seen first = null;
        Seen before = null;
        for (int t = 0; t < levels.length / (SIDE * SIDE); t++) {
            Seen now = Seen.of(levels, t * SIDE * SIDE);
            first = first == null ? now : first;
            if (before != null) {
                Seen from = before;
                moves.add(Arrays.stream(Move.values()).filter(move -> now.x - from.x == move.x && now.y - from.y == move.y
                        && (move == Move.TURNS) == (now.shape != from.shape)).findFirst().orElse(Move.STILL));
            }
            before = now;
        }
        return new Film(first.shape.word(), first.y, first.x, moves);
    }

    /** The shape and the place that suit the levels of a picture best. */
    private record Seen(PictureShape shape, int x, int y) {
        static Seen of(float[] levels, int from) {
            Seen best = null;
            double most = Double.NEGATIVE_INFINITY;
            for (PictureShape shape : PictureShape.values()) {
                for (int y = REACH; y < SIDE - REACH; y++) {
                    for (int x = REACH; x < SIDE - REACH; x++) {
                        double lighter = lighter(levels, from, shape, x, y);
                        if (lighter > most) {
                            most = lighter;
                            best = new Seen(shape, x, y);
                        }
                    }
                }
            }
            return best;
        }

        /** By how much the cells of a shape are nearer to light than to dark. */
        private static double lighter(float[] levels, int from, PictureShape shape, int x, int y) {
            double sum = 0;
            for (int i = -REACH; i <= REACH; i++) {
                for (int j = -REACH; j <= REACH; j++) {
                    sum += shape.covers(j, i, REACH) ? 2 * levels[from + (y + i) * SIDE + x + j] - 1 : 0;
                }
            }
            return sum;
        }
    }
}
