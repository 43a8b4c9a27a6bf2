package rnnscope.session.reading;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.text.PlainLine;
import rnnscope.text.ReadText;

/**
 * Source text to step through.
 *
 * @param name    what the window calls it: "story.txt"
 * @param raw     the whole of it, as its file has it
 * @param text    the same as the model that is open reads it
 * @param changes what was changed for that, each in words
 */
public record SourceText(String name, String raw, String text, List<String> changes) {
    private static final int MOST = 120;

    public SourceText {
        name = PlainLine.of(name, MOST);
        changes = List.copyOf(changes);
    }

    /** A text that no model has read yet. */
    public SourceText(String name, String text) {
        this(name, text, text, List.of());
    }

    /** The same text as a model reads it. */
    SourceText as(ReadText read) {
        return new SourceText(name, raw, read.tokens().text(), read.changes());
    }

    /** The same text under a name that says it was changed, with other words in it. */
    public SourceText edited(String newText) {
        String mark = Words.of("session.text.edited");
        return new SourceText(name.endsWith(mark) ? name : name + mark, newText);
    }
}
