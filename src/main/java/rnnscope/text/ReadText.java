package rnnscope.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Text as the tokenizer of a model reads it. Leftovers of its file that the vocabulary lacks are changed
 * ({@link TextChanges}), and letters that it lacks are composed or decomposed (Unicode's NFC and NFD) where that makes
 * them known.
 *
 * @param tokens  the symbols
 * @param changed what was changed, as {@link TextChanges} counts it
 * @param unknown what the vocabulary lacks all the same
 */
public record ReadText(TokenSequence tokens, Map<String, Long> changed, UnknownSymbols unknown) {

    public static ReadText of(Tokenizer tokenizer, String raw) {
        TextChanges cleaned = TextChanges.of(raw, tokenizer::knows);
        Map<String, Long> changed = new LinkedHashMap<>(cleaned.counts());
        TokenSequence tokens = tokenizer.encode(cleaned.text());
        if (tokens.unknown() > 0) {
            Composing composing = new Composing(tokenizer);
            String composed = composing.text(tokens);
            if (composing.count > 0) {
                changed.put("composed", (long) composing.count);
                tokens = tokenizer.encode(composed);
            }
        }
        return new ReadText(tokens, changed, UnknownSymbols.of(tokenizer.vocabulary(), tokens));
    }

    /** What was changed, in words. */
    public List<String> changes() {
        return TextChanges.words(changed);
    }

    /** All that is to be said: what was changed, and what is unknown; each in words. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(changes());
        if (!unknown.counts().isEmpty()) {
            remarks.add(unknown.words());
        }
        return remarks;
    }

    /** Looks for another Unicode form of what a tokenizer does not know. */
    private static final class Composing {
        private final Tokenizer tokenizer;
        private final Map<String, String> known = new HashMap<>();
        private int count;

        Composing(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
        }

        String text(TokenSequence tokens) {
            String text = tokens.text();
            StringBuilder out = new StringBuilder(text.length());
            int done = 0;
            for (int t = 0; t < tokens.length(); t++) {
                int from = t == 0 ? 0 : tokens.end(t - 1);
                if (!tokens.isUnknown(t) || from < done) {
                    continue;
                }
                int to = Math.max(tokens.end(t), from + Character.charCount(text.codePointAt(from)));
                while (from > done && goesOn(text.codePointAt(from))) {
                    from -= Character.charCount(text.codePointBefore(from));
                }
                while (to < text.length() && goesOn(text.codePointAt(to))) {
                    to += Character.charCount(text.codePointAt(to));
                }
                String part = text.substring(from, to);
                String other = known.computeIfAbsent(part, this::other);
                count += other.equals(part) ? 0 : 1;
                out.append(text, done, from).append(other);
                done = to;
            }
            return out.append(text, done, text.length()).toString();
        }

        /** Another form of a part of the text of which everything is known, else the part itself. */
        private String other(String part) {
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                String other = Normalizer.normalize(part, form);
                if (!other.equals(part) && tokenizer.encode(other).unknown() == 0) {
                    return other;
                }
            }
            return part;
        }

        /** Whether a code point may become one with what stands before it: a combining mark, a Hangul vowel or final. */
        private static boolean goesOn(int c) {
            return SymbolDisplay.isCombining(c) || c >= 0x1161 && c <= 0x1175 || c >= 0x11A8 && c <= 0x11C2;
        }
    }
}
