package rnnscope.text.stream;

import java.util.Map;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;

/**
 * Passage of a long text with what lies around it. It is so cut that its symbols are those of the whole text: where a
 * line ends, or where the text does.
 *
 * @param read    its own text, as the tokenizer of a model reads it
 * @param context that text, with some of what stands before and after it
 * @param from    where it begins in the context
 * @param first   the number of its first symbol in the whole text
 * @param place   where reading can begin at this passage
 * @param isLast  whether the text ends with it
 */
public record TextPassage(ReadText read, String context, int from, long first, TextPlace place, boolean isLast) {

    /** A text that is its only passage. */
    public static TextPassage whole(TokenSequence tokens) {
        return new TextPassage(new ReadText(tokens, Map.of(), null), tokens.text(), 0, 0, TextPlace.START, true);
    }

    public TokenSequence tokens() {
        return read.tokens();
    }

    /** Where it ends in the context. */
    public int to() {
        return from + tokens().text().length();
    }
}
