package rnnscope.figure.attention;

import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/** Message of a step of an alignment: which step of the source it looks at, and with which weight. */
final class AlignmentMessage {
    /** Less than this is not looking at something. */
    private static final float SURELY = 0.5f;
    private static final float SOME = 0.2f;

    private AlignmentMessage() {}

    /** "때문에 looks at “because” with 0.93"; of two when none has most of the weight; empty when it is spread. */
    static String of(Alignment alignment, int t) {
        int first = alignment.greatest(t);
        float most = alignment.weight(t, first);
        if (most >= SURELY) {
            return Words.of("figure.attention.looks", alignment.target(t), alignment.source(first), Numbers.signed(most, 2));
        }
        int second = -1;
        for (int s = 0; s < alignment.sourceSteps(); s++) {
            second = s != first && (second < 0 || alignment.weight(t, s) > alignment.weight(t, second)) ? s : second;
        }
        return second < 0 || alignment.weight(t, second) < SOME ? ""
                : Words.of("figure.attention.looks-at-two", alignment.target(t), alignment.source(first), Numbers.signed(most, 2),
                        alignment.source(second), Numbers.signed(alignment.weight(t, second), 2));
    }
}
