package rnnscope.train.example;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Shape that pictures of cells show. */
enum PictureShape {
    SQUARE, RING, PLUS, CROSS, BAR, POST;

    /** Whether a cell belongs to it, from its centre, {@code reach} cells at most in each direction. */
    boolean covers(int x, int y, int reach) {
        int far = Math.max(Math.abs(x), Math.abs(y));
        return far <= reach && switch (this) {
            case SQUARE -> true;
            case RING -> far == reach;
            case PLUS -> x == 0 || y == 0;
            case CROSS -> Math.abs(x) == Math.abs(y);
            case BAR -> y == 0;
            case POST -> x == 0;
        };
    }

    /** What it is after a turn: a bar by a right angle, a plus by half of one; the others look as before. */
    PictureShape turned() {
        return switch (this) {
            case PLUS -> CROSS;
            case CROSS -> PLUS;
            case BAR -> POST;
            case POST -> BAR;
            default -> this;
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PictureShape> of(String word) {
        return Arrays.stream(values()).filter(shape -> shape.word().equals(word)).findFirst();
    }
}
