package rnnscope.view.wiring;

import rnnscope.model.ModelSpec;
import rnnscope.network.sequence.SequenceTrace;

/**
 * Canvas of a network that draws as a node of the wiring shows it: grey levels, of a large one the means of squares.
 *
 * @param side   rows and columns of the canvas
 * @param square rows and columns of a square
 */
record SmallCanvas(int side, int square) {
    private static final int MOST = 16;

    static SmallCanvas of(ModelSpec spec) {
        int side = spec.pictureSide();
        int square = 1;
        while (side / square > MOST || side % square != 0) {
            square++;
        }
        return new SmallCanvas(side, square);
    }

    /** How many values it shows. */
    int length() {
        return side / square * (side / square);
    }

    float[] values(SequenceTrace trace, int step) {
        float[] levels = trace.canvas(step);
        int small = side / square;
        float[] means = new float[length()];
        for (int i = 0; i < levels.length; i++) {
            means[i / side / square * small + i % side / square] += levels[i] / (square * square);
        }
        return means;
    }
}
