package rnnscope.view;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.language.Words;

/** Pages beside what a perspective shows, with a tab for each, and words where they are of the model as it was a moment ago. */
public final class SidePages<P extends SidePage> extends BorderPane {
    private final List<P> pages;
    private final ObjectProperty<P> now = new SimpleObjectProperty<>(this, "now");
    private final Label past = new Label();
    private final String pastKey;

    /**
     * @param id      of the tabs
     * @param pastId  of the words about a moment ago
     * @param pastKey of these words
     * @param shell   that they are a part of
     */
    public SidePages(String id, String pastId, String pastKey, List<P> pages, Shell shell) {
        this.pages = List.copyOf(pages);
        this.pastKey = pastKey;
        getStyleClass().add("now");
        past.getStyleClass().add("past-words");
        past.setId(pastId);
        Visibility.show(past, false);
        if (pages.size() > 1) {
            Segments<P> tabs = new Segments<>(id, this.pages, P::name, P::title, P::definition, now);
            HBox.setHgrow(tabs, Priority.ALWAYS);
            HBox above = new HBox(tabs);
            above.getStyleClass().add("unit-tabs");
            setTop(new VBox(above, past));
        }
        now.addListener((property, was, is) -> {
            if (was != null && shell.isShown()) {
                was.show(false);
            }
            if (shell.isShown()) {
                is.show(true);
            }
            setCenter(is.node());
            shell.markStale();
        });
        now.set(this.pages.get(0));
    }

    /** The page that shows. */
    public P now() {
        return now.get();
    }

    /** Whether that is the first. */
    public boolean isFirst() {
        return now.get() == pages.get(0);
    }

    public void turnToFirst() {
        now.set(pages.get(0));
    }

    /** Turns to the page of this name, where there is one. */
    public void turnTo(String name) {
        pages.stream().filter(page -> page.name().equalsIgnoreCase(name)).forEach(now::set);
    }

    public List<String> names() {
        return pages.stream().map(SidePage::name).toList();
    }

    /** Says that what the page found is of a model as it was a moment ago; null where it is not. */
    public void showPast(String name) {
        past.setText(name == null ? "" : Words.of(pastKey, name));
        Visibility.show(past, name != null);
    }
}
