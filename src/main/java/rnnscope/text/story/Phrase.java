package rnnscope.text.story;

/** Phrase of words that stand for somebody or something, and their number. */
record Phrase(String text, GrammaticalNumber number) {

    static Phrase singular(String text) {
        return new Phrase(text, GrammaticalNumber.SINGULAR);
    }

    static Phrase plural(String text) {
        return new Phrase(text, GrammaticalNumber.PLURAL);
    }
}
