package rnnscope.session;

/** Sort order of the list of units. */
public enum UnitSort {
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
