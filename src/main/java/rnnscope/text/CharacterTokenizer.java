package rnnscope.text;

import java.util.Arrays;
import java.util.List;

/** One symbol for each Unicode code point. */
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
    public TokenSequence encode(String text) {
        int[] ids = new int[text.length()];
        int[] ends = new int[text.length()];
        int count = 0;
        for (int at = 0; at < text.length(); count++) {
            int length = Character.charCount(text.codePointAt(at));
            ids[count] = vocabulary.id(text.substring(at, at + length));
            at += length;
            ends[count] = at;
        }
        return new TokenSequence(text, Arrays.copyOf(ids, count), Arrays.copyOf(ends, count));
    }

    @Override
    public String decode(int[] ids) {
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(vocabulary.symbol(id));
        }
        return text.toString();
    }
}
