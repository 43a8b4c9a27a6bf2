package rnnscope.session;

/** Sort order of the list of units. */
public enum UnitSort {
    /** By how alike their values are from one step to the next, so that what is kept for long stands above. */
    SLOWEST("slowest first"),
    STORED("as stored"),
    SIMILAR("similar neighbours"),
    VALUE("by value at the beam");

    private final String words;

    UnitSort(String words) {
        this.words = words;
    }

    /** As the window says it. */
    public String words() {
        return words;
    }
}
