package rnnscope.network;

import rnnscope.model.ModelSpec;

/**
 * Plan of a long reading, the streams into which a text is cut, which depends on nothing but the text's length and the
 * model's shape. Text of up to 64 million symbols is read as {@link ParallelReading} does; of a longer one there are
 * more streams.
 *
 * @param symbols of the text
 * @param length  of a stream in symbols, a multiple of a window; the last one may be shorter
 * @param streams how many there are
 * @param most    of them side by side, at most
 */
public record StreamPlan(long symbols, int length, int streams, int most) {
    static final int STEPS = 64;
    private static final int MOST_STREAMS = 48;
    private static final int SHORTEST_STREAM = 2048;
    /** Of a text that is longer than {@link ParallelReading} reads. */
    private static final int LONGEST_STREAM = 1_400_000;
    /** Predictions in a window of all streams, at most: 64 MB of each kind that the tape has. */
    private static final int MOST_PREDICTED = 1 << 24;

    /** The plan for a text. */
    public static StreamPlan of(ModelSpec spec, long symbols) {
        // Room for predictions is on the tape, wanted or not: a large vocabulary leaves room for few streams.
        int most = Math.max(1, Math.min(MOST_STREAMS, MOST_PREDICTED / (STEPS * Math.max(1, spec.vocabulary()))));
        long wanted = Math.max(1, Math.min(most, symbols / SHORTEST_STREAM));
        if (symbols > MOST_STREAMS * (long) LONGEST_STREAM) {
            wanted = Math.max(wanted, (symbols + LONGEST_STREAM - 1) / LONGEST_STREAM);
        }
        long length = ((symbols + wanted - 1) / wanted + STEPS - 1) / STEPS * STEPS;
        return new StreamPlan(symbols, Math.toIntExact(length),
                length == 0 ? 0 : Math.toIntExact((symbols + length - 1) / length), most);
    }

    /** The first symbol of a stream. */
    public long from(int stream) {
        return (long) stream * length;
    }

    /** Windows of a stream. */
    public int windows() {
        return length / STEPS;
    }
}
