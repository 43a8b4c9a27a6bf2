package rnnscope.analysis.word;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.language.Words;

/**
 * Relation between words of which pairs are known, for analogies from one pair to another. All pairs are common English
 * words, chosen without looking at any model; a model is asked about those that its vocabulary has.
 *
 * @param id    "plural"
 * @param pairs each of two words
 */
public record WordRelation(String id, List<List<String>> pairs) {
    private static final String STOCK = "/assets/words/pairs.txt";

    public WordRelation {
        pairs = List.copyOf(pairs);
    }

    /** The stock of relations that comes with the program, "plural: farmer farmers, sailor sailors" a line. */
    public static List<WordRelation> all() {
        try (InputStream in = WordRelation.class.getResourceAsStream(STOCK)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().map(WordRelation::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WordRelation of(String line) {
        String[] parts = line.split(": ");
        return new WordRelation(parts[0], Stream.of(parts[1].split(", ")).map(pair -> List.of(pair.split(" "))).toList());
    }

    /** "singular : plural". */
    public String title() {
        return Words.of("analysis.words.relation." + id);
    }

    /** What is to c as b is to a, where both are pairs of this relation; else null. */
    public String answer(String a, String b, String c) {
        return !pairs.contains(List.of(a, b)) ? null
                : pairs.stream().filter(pair -> pair.get(0).equals(c)).map(pair -> pair.get(1)).findFirst().orElse(null);
    }

    /** The pairs of which a vocabulary has both words. */
    List<int[]> in(WordVectors vectors) {
        List<int[]> found = new ArrayList<>();
        for (List<String> pair : pairs) {
            int a = vectors.vocabulary().id(pair.get(0));
            int b = vectors.vocabulary().id(pair.get(1));
            if (a >= 0 && b >= 0) {
                found.add(new int[] {a, b});
            }
        }
        return found;
    }
}
