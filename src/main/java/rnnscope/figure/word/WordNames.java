package rnnscope.figure.word;

import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/** Names of words with what is known of them. */
final class WordNames {
    private WordNames() {}

    /** "farmer, 12 times in this text". */
    static String counted(String word, int count) {
        return Words.of("figure.word.counted", word, Numbers.count(count));
    }
}
