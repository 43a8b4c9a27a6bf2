package rnnscope.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text to train on.
 *
 * @param name how a model's card calls it: "story:1:1000000", "src/main/java"
 * @param text the whole text, lines ended by {@code \n}
 */
public record Corpus(String name, String text) {

    /** A corpus in two parts: {@code training} first, {@code heldOut} after it. */
    public record Split(String training, String heldOut) {
    }

    /** SHA-256 of the text's UTF-8 bytes, in lower-case hexadecimal. */
    public String sha256() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /**
     * Cuts off the end for measuring; never between the two halves of a code point.
     *
     * @param heldOutFraction in [0, 1): how much of the text is held out, counted in {@code char}s and rounded
     * @throws IllegalArgumentException for another fraction
     */
    public Split split(double heldOutFraction) {
        if (!(heldOutFraction >= 0 && heldOutFraction < 1)) {
            throw new IllegalArgumentException("the held-out fraction must be at least 0 and less than 1: "
                    + heldOutFraction);
        }
        int cut = text.length() - (int) Math.round(heldOutFraction * text.length());
        if (cut > 0 && cut < text.length() && Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut))) {
            cut++;
        }
        return new Split(text.substring(0, cut), text.substring(cut));
    }
}
