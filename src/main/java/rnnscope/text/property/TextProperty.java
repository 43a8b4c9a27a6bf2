package rnnscope.text.property;

import java.io.Serializable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import rnnscope.language.Words;
import rnnscope.text.TokenSequence;
import rnnscope.text.stream.TextPassage;

/**
 * Property of a text, which holds, or has a size, at each of its symbols. It says what is so once the symbol has been
 * read, as a network's state does: the mark that opens a quotation is inside, the one that closes it is not; the first
 * letter of a line stands in column 1, and after a line end the column is 0. A symbol of several characters, a word,
 * is read when its last one is.
 *
 * @param id         stable name, used on the command line and in files: "quotation"
 * @param title      a user's words; null of one of the program's, which says them in the language that is spoken
 * @param definition what exactly counts, in half a line; null where the title is
 * @param kind       whether it holds or not, or has a size
 * @param measure    works it out for a text
 */
public record TextProperty(String id, String title, String definition, Kind kind, Measure measure) {

    /** A user's words: "Inside a quotation". */
    @Override
    public String title() {
        return title == null ? Words.of("text.property." + id + ".title") : title;
    }

    @Override
    public String definition() {
        return definition == null ? Words.of("text.property." + id + ".definition") : definition;
    }

    /** The title in a word or two, for a margin: "quotation"; "label:NOUN" of what examples have. */
    public String shortTitle() {
        if (title == null) {
            return Words.of("text.property." + id + ".short");
        }
        String name = id.replace('-', ' ');
        int colon = id.indexOf(':');
        String key = "text.property.kind." + (colon < 0 ? id : id.substring(0, colon));
        String kind = Words.orSelf(key);
        return kind.equals(key) ? name : colon < 0 ? kind : kind + name.substring(colon);
    }

    /** The title within a sentence: "inside a quotation". */
    public String words() {
        String words = title();
        return words.isEmpty() ? words : Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }

    /** What its values are. */
    public enum Kind {
        /** 1 where it holds, 0 where it does not. */
        BINARY,
        /** Any numbers, compared by their order. */
        SCALAR
    }

    /** The values of a property over a text. */
    @FunctionalInterface
    public interface Measure {
        /**
         * One value for each symbol, NaN where there is none.
         *
         * @param wanted asked now and then by what may take long
         * @throws IllegalArgumentException in words for the user when it does not fit this text
         */
        float[] values(TokenSequence tokens, BooleanSupplier wanted);

        /**
         * Works it out passage by passage.
         *
         * @param symbols of the whole text
         * @throws IllegalArgumentException in words for the user when it cannot, or does not fit a text of that length
         */
        default PropertyStream stream(long symbols) {
            throw new IllegalArgumentException(Words.of("text.property.held"));
        }
    }

    /** What works it out of a long text passage by passage; see {@link Measure#stream}. */
    public PropertyStream stream(long symbols) {
        return measure.stream(symbols);
    }

    /** One value for each symbol of {@code tokens}, NaN where the property is not defined; see {@link Measure}. */
    public float[] values(TokenSequence tokens) {
        return values(tokens, () -> true);
    }

    /** The same, given up when {@code wanted} is false; what is returned then means nothing. */
    public float[] values(TokenSequence tokens, BooleanSupplier wanted) {
        return measure.values(tokens, wanted);
    }

    /** A property that is worked out by reading the text once, one character after another. */
    static TextProperty read(String id, Kind kind, Supplier<CharacterScan> scan) {
        return new TextProperty(id, null, null, kind, new Scanned(scan));
    }

    /** One that a scan works out. */
    private record Scanned(Supplier<CharacterScan> scan) implements Measure {
        @Override
        public float[] values(TokenSequence tokens, BooleanSupplier wanted) {
            return CharacterScan.values(TextPassage.whole(tokens), scan.get());
        }

        @Override
        public PropertyStream stream(long symbols) {
            return new PropertyStream() {
                private CharacterScan now = scan.get();

                @Override
                public float[] next(TextPassage passage) {
                    return CharacterScan.values(passage, now);
                }

                @Override
                public Serializable state() {
                    return now;
                }

                @Override
                public void resume(Serializable state) {
                    now = (CharacterScan) state;
                }
            };
        }
    }

    /** One that holds or not, for which nothing of the text before need be known. */
    static TextProperty apart(String id, Function<TextPassage, float[]> values) {
        return new TextProperty(id, null, null, Kind.BINARY, new Measure() {
            @Override
            public float[] values(TokenSequence tokens, BooleanSupplier wanted) {
                return values.apply(TextPassage.whole(tokens));
            }

            @Override
            public PropertyStream stream(long symbols) {
                return values::apply;
            }
        });
    }

    /** A property of the symbol by itself: whether its first character is one of these. */
    static TextProperty first(String id, IntPredicate characters) {
        return apart(id, passage -> {
            TokenSequence tokens = passage.tokens();
            float[] values = new float[tokens.length()];
            for (int t = 0; t < values.length; t++) {
                int start = t == 0 ? 0 : tokens.end(t - 1);
                values[t] = characters.test(tokens.text().codePointAt(start)) ? 1 : 0;
            }
            return values;
        });
    }
}
