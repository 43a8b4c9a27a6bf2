package rnnscope.session.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;

/**
 * Own properties that the user added: regular expressions, values from files. One that does not fit the text is
 * refused in words; one that no longer fits another text is left out of {@link #fitting} without being forgotten. All
 * methods but {@link #fitting} are called in the foreground.
 */
public final class OwnProperties {
    private final Session session;
    private final ReadOnlyObjectWrapper<List<TextProperty>> all = new ReadOnlyObjectWrapper<>(this, "all", List.of());
    private final ReadOnlyStringWrapper tried = new ReadOnlyStringWrapper(this, "tried");
    private final LatestTask<TextProperty> additions;

    OwnProperties(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.additions = new LatestTask<>(background, foreground, this::added, this::refused);
    }

    /** In the order in which they were added. */
    public ReadOnlyObjectProperty<List<TextProperty>> allProperty() {
        return all.getReadOnlyProperty();
    }

    /** What is being tried on the text that is open, or null. */
    public ReadOnlyStringProperty triedProperty() {
        return tried.getReadOnlyProperty();
    }

    /** Gives up what is being tried. */
    public void cancel() {
        tried.set(null);
        additions.cancel();
    }

    /**
     * Adds a property.
     *
     * @param title    what it is called while it is tried
     * @param property read in the background, and tried on the text that is open
     */
    public void add(String title, Callable<TextProperty> property) {
        tried.set(title);
        TokenSequence tokens = session.excerpt() == null ? null : session.excerpt().tokens();
        additions.ask(wanted -> {
            TextProperty made = property.call();
            if (tokens != null) {
                made.values(tokens, wanted);
            }
            return made;
        });
    }

    public void remove(TextProperty property) {
        all.set(all.get().stream().filter(p -> p != property).toList());
    }

    /** Those of {@code properties} that have values over a text. Any thread may ask. */
    public static List<TextProperty> fitting(List<TextProperty> properties, TokenSequence tokens) {
        return properties.stream().filter(property -> {
            try {
                return property.values(tokens).length == tokens.length();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }).toList();
    }

    private void added(TextProperty property) {
        tried.set(null);
        List<TextProperty> next = new ArrayList<>(all.get());
        next.removeIf(p -> p.id().equals(property.id()));
        next.add(property);
        all.set(List.copyOf(next));
    }

    private void refused(Throwable failure) {
        tried.set(null);
        if (failure instanceof IllegalArgumentException || failure instanceof IOException) {
            session.warn(failure.getMessage());
        } else {
            session.failed(failure);
        }
    }
}
