package rnnscope.train.live.material;

/**
 * Attempt of a model at a held-out example.
 *
 * @param source  what it reads, as it would be typed
 * @param answer  what it writes, chooses or predicts
 * @param target  what is right
 * @param verdict whether the answer is
 */
public record Attempt(String source, String answer, String target, Verdict verdict) {

    /** Whether an answer is right. */
    public enum Verdict {
        RIGHT, WRONG,
        /** A number, which is near or far. */
        NEAR
    }
}
