package rnnscope.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.IntPredicate;
import rnnscope.language.Words;

/**
 * Corpus, a text to train on or to read.
 *
 * @param name    how a model's card calls it: "story:1:1000000", "src/main/java"
 * @param text    the whole text; as its file has it until {@link #changed} says otherwise
 * @param remarks what the user should know about it, each in words
 */
public record Corpus(String name, String text, List<String> remarks) {
    public Corpus {
        remarks = List.copyOf(remarks);
    }

    public Corpus(String name, String text) {
        this(name, text, List.of());
    }

    /** A corpus in two parts: {@code training} first, {@code heldOut} after it. */
    public record Split(String training, String heldOut) {
    }

    /**
     * The same text as {@link TextChanges} leaves it, with remarks that say so.
     *
     * @param stays whether U+FEFF, CR or the form feed is to stay as it is
     */
    public Corpus changed(IntPredicate stays) {
        TextChanges changes = TextChanges.of(text, stays);
        List<String> said = new ArrayList<>(remarks);
        said.addAll(changes.words());
        return new Corpus(name, changes.text(), said);
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
            throw new IllegalArgumentException(Words.of("text.corpus.held-out", heldOutFraction));
        }
        int cut = text.length() - (int) Math.round(heldOutFraction * text.length());
        if (cut > 0 && cut < text.length() && Character.isSurrogatePair(text.charAt(cut - 1), text.charAt(cut))) {
            cut++;
        }
        return new Split(text.substring(0, cut), text.substring(cut));
    }
}
