package rnnscope.analysis.comparison;

import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;

/**
 * Shared steps of two models over one text: each cuts it at the same places, though it may number the symbols otherwise
 * and know others. They are compared at the steps whose next symbol both know.
 *
 * @param first  as the first model reads the text
 * @param second as the second reads the same, with nothing changed
 */
public record SharedSteps(TokenSequence first, TokenSequence second) {

    /**
     * A text that one model has read, cut anew for another.
     *
     * @throws IllegalArgumentException in words for the user when the two do not step through it alike
     */
    public static SharedSteps of(Model first, TokenSequence tokens, Model second) {
        LanguageModel.requireText(first);
        LanguageModel.requireText(second);
        Tokenizer own = first.tokenizer();
        Tokenizer other = second.tokenizer();
        if (own.id().equals(other.id()) && own.vocabulary().symbols().equals(other.vocabulary().symbols())) {
            return new SharedSteps(tokens, tokens);
        }
        TokenSequence again = other.encode(tokens.text());
        require(areAlike(tokens, again), "analysis.comparison.cut", first, second);
        SharedSteps steps = new SharedSteps(tokens, again);
        require(tokens.length() < 2 || steps.count() > 0, "analysis.comparison.strange", first, second);
        return steps;
    }

    private static void require(boolean condition, String key, Model first, Model second) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, first.card().name(), second.card().name()));
        }
    }

    private static boolean areAlike(TokenSequence one, TokenSequence other) {
        boolean alike = one.length() == other.length();
        for (int t = 0; alike && t < one.length(); t++) {
            alike = one.end(t) == other.end(t);
        }
        return alike;
    }

    /** Whether what comes after a step is known to both. */
    public boolean isKnown(int step) {
        return step + 1 < first.length() && !first.isUnknown(step + 1) && !second.isUnknown(step + 1);
    }

    private int count() {
        int count = 0;
        for (int t = 0; t < first.length(); t++) {
            count += isKnown(t) ? 1 : 0;
        }
        return count;
    }
}
