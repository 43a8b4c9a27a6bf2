package rnnscope.text.pair;

/** Endings of Korean words that depend on the last syllable: whether it ends in a consonant, and in which. */
final class Hangul {
    private static final int FIRST = 0xAC00;
    private static final int FINALS = 28;
    private static final int RIEUL = 8;

    private Hangul() {}

    /** Number of the final consonant of the last syllable, 0 for none. */
    private static int finalConsonant(String word) {
        return (word.charAt(word.length() - 1) - FIRST) % FINALS;
    }

    /** The word with the first ending after a consonant and the second after a vowel: 책은, 사과는. */
    static String with(String word, String afterConsonant, String afterVowel) {
        return word + (finalConsonant(word) > 0 ? afterConsonant : afterVowel);
    }

    static String topic(String noun) {
        return with(noun, "은", "는");
    }

    static String subject(String noun) {
        return with(noun, "이", "가");
    }

    static String object(String noun) {
        return with(noun, "을", "를");
    }

    /** A stem without the ㄹ at its end, where it has one: 팔, 파. */
    static String withoutRieul(String stem) {
        if (finalConsonant(stem) != RIEUL) {
            return stem;
        }
        char last = (char) (stem.charAt(stem.length() - 1) - RIEUL);
        return stem.substring(0, stem.length() - 1) + last;
    }
}
