package rnnscope.text;

import java.util.Arrays;

/** Tokenizer that cuts a text into the symbols of a vocabulary. */
public interface Tokenizer {
    /** Takes the symbols of a text, one after another. */
    @FunctionalInterface
    interface Symbols {
        /**
         * @param symbol as a vocabulary spells it
         * @param end    index in the text just after it
         */
        void take(String symbol, int end);
    }

    /** Writes a text symbol by symbol, with what belongs between two of them. */
    @FunctionalInterface
    interface Writer {
        /** What the next symbol adds to the text; empty where it is a part of a character yet to come. */
        String next(int id);

        /** What is still owed when no symbol follows. */
        default String end() {
            return "";
        }
    }

    /** Stable name, used in model files: "character", "word". */
    String id();

    Vocabulary vocabulary();

    /** Cuts a text, whether the vocabulary knows its symbols or not. */
    void cut(String text, Symbols to);

    /** Writes a text from its start. */
    Writer writer();

    /** Whether a code point can be, or be part of, a symbol of the vocabulary. */
    default boolean knows(int codePoint) {
        return vocabulary().contains(codePoint);
    }

    /** The symbols of a text; white space after the last one belongs to it. */
    default TokenSequence encode(String text) {
        class Found implements Symbols {
            private int[] ids = new int[text.length()];
            private int[] ends = new int[text.length()];
            private int count;

            @Override
            public void take(String symbol, int end) {
                if (count == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * count);
                    ends = Arrays.copyOf(ends, 2 * count);
                }
                ids[count] = vocabulary().id(symbol);
                ends[count++] = end;
            }
        }
        Found found = new Found();
        cut(text, found);
        int[] ends = Arrays.copyOf(found.ends, found.count);
        if (ends.length > 0) {
            ends[ends.length - 1] = text.length();
        }
        return new TokenSequence(text, Arrays.copyOf(found.ids, found.count), ends, vocabulary());
    }

    /** The text that these symbols write. */
    default String decode(int[] ids) {
        Writer writer = writer();
        StringBuilder text = new StringBuilder();
        for (int id : ids) {
            text.append(writer.next(id));
        }
        return text.append(writer.end()).toString();
    }
}
