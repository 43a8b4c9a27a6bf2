package rnnscope.train.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import rnnscope.math.SeededRandom;

/**
 * Questions about a picture of 8 × 8 cells with one to four small shapes, one in a quarter at most: "what is left of the
 * ring ?", "what is in the top left ?", "how many bars are there ?", "is there a plus ?"; each has an answer of one word
 * that the picture decides. Which shapes stand in which quarters of a picture that is held out is shown in none to learn
 * from.
 */
public final class PictureQuestions {
    private static final int TRAINING = 16_000;
    private static final int HELD_OUT = 800;
    private static final int PARTS = 8;
    private static final int QUARTERS = 4;
    private static final long SEED = 3;
    private static final String NOTHING = "nothing";
    private static final List<String> COUNTS = List.of("none", "one", "two", "three", "four");
    private static final List<String> CORNERS = List.of("top left", "top right", "bottom left", "bottom right");

    /**
     * A question about a picture, and its answer.
     *
     * @param picture grey levels, row after row, dark 0 to light 1; not modified
     * @param shown   which shape stands in each quarter: it alone decides the answer
     */
    record Asked(float[] picture, String shown, String question, String answer) {}

    /** To learn from, and to measure on. */
    record Split(List<Asked> training, List<Asked> heldOut) {}

    private final SeededRandom random;

    private PictureQuestions(SeededRandom random) {
        this.random = random;
    }

    /** The same questions always. */
    static Split split() {
        PictureQuestions questions = new PictureQuestions(new SeededRandom(SEED));
        Set<String> shown = new HashSet<>();
        Set<String> held = new HashSet<>();
        List<Asked> training = new ArrayList<>();
        List<Asked> heldOut = new ArrayList<>();
        while (training.size() < TRAINING || heldOut.size() < HELD_OUT) {
            Asked next = questions.next();
            if (shown.add(next.shown) && questions.random.nextInt(PARTS) == 0) {
                held.add(next.shown);
            }
            List<Asked> part = held.contains(next.shown) ? heldOut : training;
            if (part.size() < (part == heldOut ? HELD_OUT : TRAINING)) {
                part.add(next);
            }
        }
        return new Split(List.copyOf(training), List.copyOf(heldOut));
    }

    private Asked next() {
        PictureShape[] quarters = new PictureShape[QUARTERS];
        int count = 1 + random.nextInt(QUARTERS);
        for (int i = 0; i < count; i++) {
            int place = random.nextInt(QUARTERS);
            while (quarters[place] != null) {
                place = random.nextInt(QUARTERS);
            }
            quarters[place] = PictureShape.values()[random.nextInt(PictureShape.values().length)];
        }
        String[] asked = ask(quarters);
        return new Asked(Pictures.ofQuarters(quarters, random), Arrays.toString(quarters), asked[0], asked[1]);
    }

    /** A question about what stands in the quarters, and its answer. */
    private String[] ask(PictureShape[] quarters) {
        PictureShape any = PictureShape.values()[random.nextInt(PictureShape.values().length)];
        List<PictureShape> there = Arrays.stream(quarters).filter(shape -> shape != null).toList();
        PictureShape present = there.get(random.nextInt(there.size()));
        PictureShape asked = random.nextInt(2) == 0 ? any : present;
        long alike = there.stream().filter(asked::equals).count();
        switch (random.nextInt(6)) {
            case 0 -> {
                int corner = random.nextInt(QUARTERS);
                return new String[] {"what is in the " + CORNERS.get(corner) + " ?", word(quarters[corner])};
            }
            case 1 -> {
                return random.nextInt(3) == 0 ? new String[] {"how many shapes are there ?", COUNTS.get(there.size())}
                        : new String[] {"how many " + plural(asked) + " are there ?", COUNTS.get((int) alike)};
            }
            case 2 -> {
                return new String[] {"is there a " + asked.word() + " ?", alike > 0 ? "yes" : "no"};
            }
            default -> {
                return beside(quarters, present);
            }
        }
    }

    /** What stands beside a shape that is there once; beside one that is there twice, how many there are of it. */
    private String[] beside(PictureShape[] quarters, PictureShape present) {
        long alike = Arrays.stream(quarters).filter(present::equals).count();
        if (alike > 1) {
            return new String[] {"how many " + plural(present) + " are there ?", COUNTS.get((int) alike)};
        }
        int at = Arrays.asList(quarters).indexOf(present);
        List<String> something = new ArrayList<>();
        List<String> all = List.of("left of", "right of", "above", "below");
        for (String side : all) {
            if (at(quarters, at, side) != null) {
                something.add(side);
            }
        }
        List<String> sides = something.isEmpty() || random.nextInt(4) == 0 ? all : something;
        String side = sides.get(random.nextInt(sides.size()));
        return new String[] {"what is " + side + " the " + present.word() + " ?", word(at(quarters, at, side))};
    }

    /** The shape on a side of a quarter; null where there is none. */
    private static PictureShape at(PictureShape[] quarters, int quarter, String side) {
        int column = quarter % 2 + (side.equals("left of") ? -1 : side.equals("right of") ? 1 : 0);
        int row = quarter / 2 + (side.equals("above") ? -1 : side.equals("below") ? 1 : 0);
        return column < 0 || column > 1 || row < 0 || row > 1 ? null : quarters[2 * row + column];
    }

    private static String word(PictureShape shape) {
        return shape == null ? NOTHING : shape.word();
    }

    private static String plural(PictureShape shape) {
        return shape.word() + (shape == PictureShape.CROSS ? "es" : shape == PictureShape.PLUS ? "ses" : "s");
    }

    /**
     * Shares of held-out questions that are right without looking: by the answer that is most frequent of all, and by the
     * answer that is most frequent of each question. No network that reads the question alone can be expected to do better
     * than the second.
     */
    static double[] withoutLooking(Split split) {
        String most = most(split.training.stream());
        Map<String, List<Asked>> byQuestion = new HashMap<>();
        split.training.forEach(asked -> byQuestion.computeIfAbsent(asked.question, key -> new ArrayList<>()).add(asked));
        Map<String, String> answers = new HashMap<>();
        byQuestion.forEach((question, all) -> answers.put(question, most(all.stream())));
        return new double[] {share(split.heldOut, asked -> most), share(split.heldOut, asked -> answers.getOrDefault(asked.question, most))};
    }

    private static double share(List<Asked> all, java.util.function.Function<Asked, String> guess) {
        return (double) all.stream().filter(asked -> guess.apply(asked).equals(asked.answer)).count() / all.size();
    }

    private static String most(Stream<Asked> all) {
        Map<String, Integer> counts = new java.util.TreeMap<>();
        all.forEach(asked -> counts.merge(asked.answer, 1, Integer::sum));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
    }
}
