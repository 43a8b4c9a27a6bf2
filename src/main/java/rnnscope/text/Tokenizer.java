package rnnscope.text;

/** Cuts a text into the symbols of a vocabulary. */
public interface Tokenizer {
    /** Stable name, used in model files: "character", "word". */
    String id();

    Vocabulary vocabulary();

    TokenSequence encode(String text);

    /** The text that these symbols write. */
    String decode(int[] ids);
}
