package rnnscope.session.lesson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import rnnscope.language.Language;

/**
 * Bilingual words, the same in English and in Korean. A claim's name in braces stands for what it says: "{p} of the time".
 *
 * @param en in English; null where they are still to be written
 * @param ko in Korean; null where they are still to be written
 */
public record Bilingual(String en, String ko) {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final Pattern END = Pattern.compile("[.!?…][\"”’')]*(?=\\s|$)");

    /** No words. */
    public static final Bilingual NONE = new Bilingual(null, null);

    /** In a language, or in the other where there are none in it; "" for none. */
    public String in(Language language) {
        String wanted = language == Language.KOREAN ? ko : en;
        String other = language == Language.KOREAN ? en : ko;
        return wanted != null ? wanted : other != null ? other : "";
    }

    /** The same with others in one language. */
    public Bilingual with(Language language, String words) {
        String kept = words.isBlank() ? null : words;
        return language == Language.KOREAN ? new Bilingual(en, kept) : new Bilingual(kept, ko);
    }

    /** The names of claims in it. */
    Stream<String> names() {
        return Stream.of(en, ko).filter(words -> words != null)
                .flatMap(words -> NAME.matcher(words).results().map(found -> found.group(1)));
    }

    /** How many sentences the longer of both has. */
    int sentences() {
        return Stream.of(en, ko).filter(words -> words != null).mapToInt(words -> {
            Matcher ends = END.matcher(words.strip());
            int count = 0;
            int last = 0;
            while (ends.find()) {
                count++;
                last = ends.end();
            }
            return last < words.strip().length() ? count + 1 : count;
        }).max().orElse(0);
    }
}
