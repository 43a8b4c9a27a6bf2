package rnnscope.train;

import rnnscope.language.Words;
import rnnscope.network.Batch;

/**
 * Streams of one long text, cut into as many as there are sequences side by side. Each window goes on where the last
 * one ended, and each symbol is to predict the next. An epoch is one pass over all streams; at its start the state is
 * zero.
 *
 * <p>Of one thread.
 */
public final class TextStreams implements Batches {
    private final int[] text;
    private final int sequences;
    private final int steps;
    private final int streamLength;
    private final int firstWindow;
    private final int windows;
    private final Batch window;

    /**
     * @param text symbols; −1 where the vocabulary lacks one
     * @throws IllegalArgumentException when the text is too short for one window
     */
    public TextStreams(int[] text, int sequences, int steps) {
        this(text, sequences, steps, text.length / sequences, 0, (text.length / sequences - 1) / steps);
    }

    /** @param streamLength distance from the start of one stream to that of the next, a target of the last window too */
    TextStreams(int[] text, int sequences, int steps, int streamLength, int firstWindow, int windows) {
        this.text = text;
        this.sequences = sequences;
        this.steps = steps;
        this.streamLength = streamLength;
        this.firstWindow = firstWindow;
        this.windows = windows;
        if (windows < 1) {
            throw new IllegalArgumentException(shortText(text.length, sequences, steps));
        }
        int rows = sequences * steps;
        this.window = new Batch(new int[rows], new float[0], new int[rows], new float[0]);
    }

    /** With what would fit: fewer sequences, and fewer steps only where not even one of them fits. */
    private static String shortText(int length, int sequences, int steps) {
        int fewer = length > steps ? steps : (int) Math.sqrt(length);
        return length < 2 ? Words.of("train.short.nothing", length, sequences, steps)
                : Words.count("train.short", fewer, length, sequences, steps, Math.min(sequences, length / (fewer + 1)));
    }

    @Override
    public int sequences() {
        return sequences;
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public Batch load(long iteration) {
        int number = firstWindow + (int) (iteration % windows);
        for (int b = 0; b < sequences; b++) {
            int from = b * streamLength + number * steps;
            for (int t = 0; t < steps; t++) {
                window.tokens()[t * sequences + b] = text[from + t];
                window.targets()[t * sequences + b] = from + t + 1 < text.length ? text[from + t + 1] : -1;
            }
        }
        return window;
    }

    @Override
    public boolean startsAfresh(long iteration) {
        return iteration % windows == 0;
    }

    @Override
    public int perEpoch() {
        return windows;
    }
}
