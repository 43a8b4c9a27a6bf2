package rnnscope.session.unit;

import java.util.Locale;
import rnnscope.language.Words;

/** Order of the list of units. */
public enum ListOrder {
    RANKED,
    NUMBER,
    SLOWEST,
    SIMILAR,
    SATURATED;

    /** What ids call it: its title in English. */
    public String id() {
        return Words.inEnglish(key());
    }

    /** A user's word. */
    public String title() {
        return Words.of(key());
    }

    public String definition() {
        return Words.of(key() + ".definition");
    }

    private String key() {
        return "session.unit.order." + name().toLowerCase(Locale.ROOT);
    }
}
