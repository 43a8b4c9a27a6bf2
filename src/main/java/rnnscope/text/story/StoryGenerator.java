package rnnscope.text.story;

import rnnscope.text.Dice;

/**
 * Generator of little stories in English, decided by a seed: the same bytes on every machine. They are made so that a
 * character model gains by remembering: whether a quotation is open (speech is in the present tense and says "our",
 * narration is in the past and says "the", while both speak of the same things in the same sentences, and the marks
 * are straight), whether a parenthesis is, how many columns the line has (the first space from column {@link #WIDTH}
 * on ends it), which number the subject had before a relative clause.
 *
 * <p>Only ASCII; paragraphs are separated by an empty line, stories by three stars. In every paragraph quotation marks
 * and parentheses are balanced.
 */
public final class StoryGenerator {
    /** The column from which on a space ends the line. */
    public static final int WIDTH = 32;

    /** Most characters between two quotation marks. */
    public static final int LONGEST_QUOTATION = 400;

    private static final String SEPARATOR = "* * *";

    private StoryGenerator() {
    }

    /**
     * The first stories of this seed that together have at least {@code size} characters. A shorter text is a prefix
     * of a longer one.
     */
    public static String generate(long seed, int size) {
        Dice dice = new Dice(seed);
        Grammar.Telling telling = new Grammar(Lexicon.WORDS, StoryRules.NARRATION, SpeechRules.SPEECH).telling(dice);
        LineWrap lines = new LineWrap(WIDTH);
        StringBuilder text = new StringBuilder();
        while (text.length() < size) {
            if (text.length() > 0) {
                text.append('\n').append(SEPARATOR).append("\n\n");
            }
            int start = text.length();
            new Story(telling, dice).tell(paragraph -> {
                if (text.length() > start) {
                    text.append('\n');
                }
                lines.append(paragraph, text);
            });
        }
        return text.toString();
    }
}
