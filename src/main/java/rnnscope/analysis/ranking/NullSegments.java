package rnnscope.analysis.ranking;

/**
 * Segments of the second half of a text whose spectra tell what chance does: at most {@value #MOST}, of at most
 * {@value #LONGEST} steps, spread evenly, and overlapping where it takes that to cover it all. However long the text is,
 * these are all the steps at which more than counts must be known.
 */
public final class NullSegments {
    private static final int LONGEST = 16_384;
    private static final int MOST = 12;

    private final long begin;
    private final long length;
    private final int segment;
    private final int count;
    private final boolean apart;

    /** @param steps symbols of the text */
    public NullSegments(long steps) {
        this.begin = steps / 2;
        this.length = steps - begin;
        this.segment = (int) Math.min(LONGEST, Long.highestOneBit(length));
        this.count = (int) Math.min(MOST, (length + segment - 1) / segment);
        this.apart = (long) count * segment < length;
    }

    /** Steps of the second half. */
    long length() {
        return length;
    }

    /** Steps of a segment, a power of two. */
    int segment() {
        return segment;
    }

    int count() {
        return count;
    }

    /** Steps kept, in the order of the text: those of the segments, or the whole half where they cover it. */
    public int size() {
        return apart ? count * segment : (int) length;
    }

    /** Where segment {@code i} begins among the steps kept. */
    int at(int i) {
        return apart ? i * segment : (int) from(i);
    }

    private long from(int i) {
        return count == 1 ? 0 : (length - segment) * i / (count - 1);
    }

    /** Copies the steps kept out of values of a whole text that is short enough to be held. */
    void copy(byte[] text, byte[] kept) {
        for (int i = 0; i < (apart ? count : 1); i++) {
            System.arraycopy(text, (int) (begin + (apart ? from(i) : 0)), kept, apart ? at(i) : 0,
                    apart ? segment : kept.length);
        }
    }

    /** The same of numbers. */
    void copy(float[] text, float[] kept) {
        for (int i = 0; i < (apart ? count : 1); i++) {
            System.arraycopy(text, (int) (begin + (apart ? from(i) : 0)), kept, apart ? at(i) : 0,
                    apart ? segment : kept.length);
        }
    }

    /** The place of a step of the text among those kept; −1 for one that is not. */
    public int place(long step) {
        long t = step - begin;
        if (t < 0 || t >= length) {
            return -1;
        }
        if (!apart) {
            return (int) t;
        }
        int i = count == 1 ? 0 : (int) Math.min(count - 1, t * (count - 1) / (length - segment));
        // Rounded down, the quotient may be one too large or too small.
        for (int near = Math.max(0, i - 1); near <= Math.min(count - 1, i + 1); near++) {
            if (t >= from(near) && t < from(near) + segment) {
                return near * segment + (int) (t - from(near));
            }
        }
        return -1;
    }
}
