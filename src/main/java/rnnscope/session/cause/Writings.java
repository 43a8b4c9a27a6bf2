package rnnscope.session.cause;

/**
 * Texts that the model writes after a step of the text, with its edits and without, drawn with the same seed.
 *
 * @param step    the last symbol that is read
 * @param with    the edits
 * @param without them; the same where nothing is edited
 */
public record Writings(int step, String with, String without) {
    /** How many characters both begin with. */
    public int common() {
        int n = 0;
        while (n < Math.min(with.length(), without.length()) && with.charAt(n) == without.charAt(n)) {
            n++;
        }
        return n;
    }
}
