package rnnscope.train.example;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import rnnscope.math.SeededRandom;

/**
 * Pictures of 8 × 8 grey levels that show one or two shapes, and phrases that say so: "a small ring at the top left and a
 * small plus at the bottom right". A small shape is 3 × 3 and lies anywhere in its quarter, a large one 5 × 5 near the
 * middle. Ground and shapes have noise of their own. What is shown in a picture that is held out (which shapes, where)
 * is shown in none to learn from.
 */
public final class Pictures {
    /** Rows and columns. */
    public static final int SIDE = 8;
    /** Numbers that say what is seen from a cell, see {@link #cells}. */
    public static final int SEEN = 11;

    /** Which of them is the cell itself. */
    private static final int MIDDLE = 4;
    private static final int TRAINING = 6_000;
    private static final int HELD_OUT = 500;
    private static final int PARTS = 8;
    private static final long SEED = 1;
    private static final String[] PLACES = {"at the top left", "at the top right", "at the bottom left",
        "at the bottom right"};

    /** A picture, row after row, dark 0 to light 1, and what it shows. */
    public record Captioned(float[] picture, String phrase) {
        public Captioned {
            picture = picture.clone();
        }

        @Override
        public float[] picture() {
            return picture.clone();
        }
    }

    private final SeededRandom random;

    private Pictures(SeededRandom random) {
        this.random = random;
    }

    /** To learn from, and to measure on. */
    record Split(List<Captioned> training, List<Captioned> heldOut) {}

    /** The same pictures always. */
    static Split split() {
        Pictures pictures = new Pictures(new SeededRandom(SEED));
        Set<String> held = new HashSet<>();
        Set<String> shown = new HashSet<>();
        List<Captioned> training = new ArrayList<>();
        List<Captioned> heldOut = new ArrayList<>();
        while (training.size() < TRAINING || heldOut.size() < HELD_OUT) {
            Captioned next = pictures.next();
            if (shown.add(next.phrase) && next.phrase.contains(" and ") && pictures.random.nextInt(PARTS) == 0) {
                held.add(next.phrase);
            }
            List<Captioned> part = held.contains(next.phrase) ? heldOut : training;
            if (part.size() < (part == heldOut ? HELD_OUT : TRAINING)) {
                part.add(next);
            }
        }
        return new Split(List.copyOf(training), List.copyOf(heldOut));
    }

    private Captioned next() {
        float[] picture = ground();
        PictureShape shape = shape();
        if (random.nextInt(5) == 0) {
            draw(picture, shape, 3 + random.nextInt(2), 3 + random.nextInt(2), 2);
            return new Captioned(picture, "a large " + shape.word() + " in the middle");
        }
        int place = random.nextInt(PLACES.length);
        drawSmall(picture, shape, place);
        String phrase = "a small " + shape.word() + " " + PLACES[place];
        if (place < PLACES.length - 1 && random.nextInt(3) > 0) {
            PictureShape other = shape();
            int next = place + 1 + random.nextInt(PLACES.length - 1 - place);
            drawSmall(picture, other, next);
            phrase += " and a small " + other.word() + " " + PLACES[next];
        }
        return new Captioned(picture, phrase);
    }

    /** A picture of small shapes, one in each quarter where there is one, anywhere in it. */
    static float[] ofQuarters(PictureShape[] quarters, SeededRandom random) {
        Pictures pictures = new Pictures(random);
        float[] picture = pictures.ground();
        for (int place = 0; place < quarters.length; place++) {
            if (quarters[place] != null) {
                pictures.drawSmall(picture, quarters[place], place);
            }
        }
        return picture;
    }

    private float[] ground() {
        float[] picture = new float[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = (float) (0.25 * random.nextDouble());
        }
        return picture;
    }

    private PictureShape shape() {
        return PictureShape.values()[random.nextInt(PictureShape.values().length)];
    }

    private void drawSmall(float[] picture, PictureShape shape, int place) {
        draw(picture, shape, place % 2 * 4 + 1 + random.nextInt(2), place / 2 * 4 + 1 + random.nextInt(2), 1);
    }

    private void draw(float[] picture, PictureShape shape, int column, int row, int reach) {
        for (int y = -reach; y <= reach; y++) {
            for (int x = -reach; x <= reach; x++) {
                if (shape.covers(x, y, reach)) {
                    picture[(row + y) * SIDE + column + x] = (float) (0.7 + 0.3 * random.nextDouble());
                }
            }
        }
    }

    /**
     * A picture as a sequence of its cells, row after row: of each the grey levels of itself and the eight around it (0
     * beyond the edge), then its row and its column from 0 to 1.
     */
    public static float[] cells(float[] picture) {
        float[] cells = new float[SIDE * SIDE * SEEN];
        int at = 0;
        for (int i = 0; i < SIDE * SIDE; i++) {
            for (int y = i / SIDE - 1; y <= i / SIDE + 1; y++) {
                for (int x = i % SIDE - 1; x <= i % SIDE + 1; x++) {
                    cells[at++] = x < 0 || x >= SIDE || y < 0 || y >= SIDE ? 0 : picture[y * SIDE + x];
                }
            }
            cells[at++] = i / SIDE / (SIDE - 1f);
            cells[at++] = i % SIDE / (SIDE - 1f);
        }
        return cells;
    }

    /** The picture that was taken apart into {@link #cells}. */
    public static float[] ofCells(float[] cells) {
        float[] picture = new float[SIDE * SIDE];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = cells[i * SEEN + MIDDLE];
        }
        return picture;
    }
}
