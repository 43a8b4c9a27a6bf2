package rnnscope.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * Words that users read, each by its key, from {@code assets/texts/en.properties} and {@code ko.properties}. They are
 * looked up when they are shown, never kept in a constant, so that they follow the language.
 */
public final class Words {
    private Words() {}

    /** The words of a key in the current language. */
    public static String of(String key) {
        return bundle().getString(key);
    }

    /**
     * The words of a key with values put in.
     *
     * @param values those of the pattern, as in {@link String#format}: {@code %s}, {@code %2$s}, {@code %.3f}; a percent
     *        sign is {@code %%}
     */
    public static String of(String key, Object... values) {
        return String.format(Locale.ROOT, of(key), values);
    }

    /** The same in a language that need not be spoken, for what is written in both. */
    public static String in(Language language, String key, Object... values) {
        return String.format(Locale.ROOT, bundle(language).getString(key), values);
    }

    /**
     * The words of a key for a count: those of {@code key.one} where it is one and the language tells one from many.
     *
     * @param values those of the pattern after the count, which is its first
     */
    public static String count(String key, long count, Object... values) {
        Object[] all = new Object[values.length + 1];
        all[0] = count;
        System.arraycopy(values, 0, all, 1, values.length);
        return of(count == 1 && bundle().containsKey(key + ".one") ? key + ".one" : key, all);
    }

    /**
     * The English words of a key, whatever language is spoken: what files, commands and ids call something whose title is
     * in the language of the window.
     *
     * @param values those of the pattern
     */
    public static String inEnglish(String key, Object... values) {
        return in(Language.ENGLISH, key, values);
    }

    /** The words of a key in lines, which semicolons part: of what stands beside a picture. */
    public static List<String> lines(String key) {
        return List.of(of(key).split(";"));
    }

    /** The words of a key; what is no key, as what comes from outside the program, says itself. */
    public static String orSelf(String keyOrWords) {
        return bundle().containsKey(keyOrWords) ? of(keyOrWords) : keyOrWords;
    }

    /** The same in English, whatever language is spoken. */
    public static String inEnglishOrSelf(String keyOrWords) {
        return bundle(Language.ENGLISH).containsKey(keyOrWords) ? inEnglish(keyOrWords) : keyOrWords;
    }

    /** All words of the current language. */
    public static ResourceBundle bundle() {
        return bundle(Language.current());
    }

    private static ResourceBundle bundle(Language language) {
        return language == Language.KOREAN ? Korean.WORDS : English.WORDS;
    }

    private static ResourceBundle read(Language language) {
        String path = "/assets/texts/" + language.code() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(path)) {
            return new PropertyResourceBundle(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Read when the language is first spoken. */
    private static final class English {
        private static final ResourceBundle WORDS = read(Language.ENGLISH);
    }

    private static final class Korean {
        private static final ResourceBundle WORDS = read(Language.KOREAN);
    }
}
