package rnnscope.text;

import java.util.List;

/** Character tokenizer, one symbol for each Unicode code point. */
public record CharacterTokenizer(Vocabulary vocabulary) implements Tokenizer {
    public static final String ID = "character";

    /** The tokenizer of all code points that occur in {@code text}, in code point order. */
    public static CharacterTokenizer of(String text) {
        List<String> symbols = text.codePoints().sorted().distinct().mapToObj(Character::toString).toList();
        return new CharacterTokenizer(new Vocabulary(symbols));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void cut(String text, Symbols to) {
        for (int at = 0; at < text.length();) {
            int end = at + Character.charCount(text.codePointAt(at));
            to.take(text.substring(at, end), end);
            at = end;
        }
    }

    @Override
    public Writer writer() {
        return vocabulary::symbol;
    }
}
