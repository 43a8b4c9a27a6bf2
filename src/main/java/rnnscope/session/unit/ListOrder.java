package rnnscope.session.unit;

/** Order of the list of units. */
public enum ListOrder {
    RANKED("ranked", "The unit that knows the selected property best first"),
    NUMBER("by number", "As the model stores them"),
    SLOWEST("slowest", "Units whose value at a step is most like that at the step before first"),
    SIMILAR("similar", "Units that do the same over the whole text side by side"),
    SATURATED("saturated", "Units that are most often at an end of their range first");

    private final String title;
    private final String definition;

    ListOrder(String title, String definition) {
        this.title = title;
        this.definition = definition;
    }

    /** A user's word. */
    public String title() {
        return title;
    }

    public String definition() {
        return definition;
    }
}
