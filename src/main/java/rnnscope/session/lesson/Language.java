package rnnscope.session.lesson;

import java.util.Locale;

/** Language of a lesson's words. */
public enum Language {
    ENGLISH("en", "EN"), KOREAN("ko", "한");

    private final String code;
    private final String title;

    Language(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** "en", as files and the system write it. */
    public String code() {
        return code;
    }

    /** What its button says. */
    public String title() {
        return title;
    }

    /** The language with a code; English where that is another. */
    public static Language of(String code) {
        return KOREAN.code.equals(code) ? KOREAN : ENGLISH;
    }

    /** The system's. */
    public static Language ofSystem() {
        return of(Locale.getDefault().getLanguage());
    }
}
