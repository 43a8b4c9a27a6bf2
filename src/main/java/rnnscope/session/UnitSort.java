package rnnscope.session;

import java.util.Locale;
import rnnscope.language.Words;

/** Sort order of the list of units. */
public enum UnitSort {
    /** By how alike their values are from one step to the next, so that what is kept for long stands above. */
    SLOWEST,
    STORED,
    SIMILAR,
    VALUE;

    /** As the window says it. */
    public String words() {
        return Words.of("session.sort." + name().toLowerCase(Locale.ROOT));
    }
}
