package rnnscope.session;

/**
 * A text to step through.
 *
 * @param name what the window calls it: "story.txt"
 * @param text the whole of it
 */
public record SourceText(String name, String text) {
    private static final String EDITED = ", edited";

    /** The same text under a name that says it was changed, with other words in it. */
    public SourceText edited(String newText) {
        return new SourceText(name.endsWith(EDITED) ? name : name + EDITED, newText);
    }
}
