package rnnscope.language;

import java.util.Locale;

/** Language of what users read: window, figures, messages, command line, manual and lessons. */
public enum Language {
    ENGLISH(Locale.ENGLISH, "EN"), KOREAN(Locale.KOREAN, "한");

    private final Locale locale;
    private final String title;

    Language(Locale locale, String title) {
        this.locale = locale;
        this.title = title;
    }

    /** "en", as files and the system write it. */
    public String code() {
        return locale.getLanguage();
    }

    /** What its button says. */
    public String title() {
        return title;
    }

    /** The language with a code; English where that is another. */
    public static Language of(String code) {
        return KOREAN.code().equals(code) ? KOREAN : ENGLISH;
    }

    /** The language that is spoken now: that of the locale in which the JVM displays, at first the system's. */
    public static Language current() {
        return of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage());
    }

    /** Speaks this language from here on. Who shows words that were made before has to make them anew. */
    public void speak() {
        Locale.setDefault(Locale.Category.DISPLAY, locale);
    }
}
