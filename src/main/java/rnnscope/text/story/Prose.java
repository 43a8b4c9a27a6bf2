package rnnscope.text.story;

/**
 * Builder of a paragraph: capitals where a sentence begins, "a" or "an" by the letter that follows, open quotations.
 */
final class Prose {
    private final StringBuilder text = new StringBuilder();
    private boolean capital;
    private boolean article;
    private boolean speech;

    /** The next letter begins a sentence. */
    void beginSentence() {
        capital = true;
    }

    /** An indefinite article stands here; which one is decided by the next letter. */
    void article() {
        append(capital ? "A" : "a");
        article = true;
    }

    /** Whether a quotation is open. */
    boolean isSpeech() {
        return speech;
    }

    void append(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (Character.isLetter(c)) {
                if (article) {
                    appendArticleEnd(c);
                }
                text.append(capital ? Character.toUpperCase(c) : c);
                capital = false;
            } else {
                text.append(c);
                speech ^= c == '"';
            }
        }
    }

    /** The letter comes after "a" and a space: "a oak" becomes "an oak". */
    private void appendArticleEnd(char letter) {
        article = false;
        if ("aeiou".indexOf(letter) >= 0) {
            text.insert(text.length() - 1, 'n');
        }
    }

    /** What was collected; the next paragraph starts empty. */
    String take() {
        String paragraph = text.toString();
        text.setLength(0);
        speech = false;
        return paragraph;
    }
}
