package rnnscope.figure.score;

import rnnscope.language.Words;

/**
 * Heading of a track.
 *
 * @param name  what files and commands call it: its title in English
 * @param title a user's word
 */
public record Heading(String name, String title) {
    /**
     * The heading with the words of a key.
     *
     * @param values those of the pattern
     */
    public static Heading of(String key, Object... values) {
        return new Heading(Words.inEnglish(key, values), Words.of(key, values));
    }
}
