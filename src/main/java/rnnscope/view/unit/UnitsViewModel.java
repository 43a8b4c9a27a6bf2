package rnnscope.view.unit;

import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.control.ChangeListeners;
import rnnscope.figure.track.Passage;
import rnnscope.figure.track.Probe;
import rnnscope.figure.unit.CellWidths;
import rnnscope.figure.unit.PageLines;
import rnnscope.figure.unit.Shading;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.background.LatestTask;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.unit.UnitLab;
import rnnscope.text.TokenSequence;

/**
 * View model of the Units perspective: the lines of the page and what colours them, the passage that the small
 * multiples show. What changes only marks them; {@link #refresh} makes them anew, once a pulse.
 */
final class UnitsViewModel {
    private final Session session;
    private final CellWidths widths;
    private final LatestTask<PageLines> breaking;
    private final IntegerProperty columns = new SimpleIntegerProperty(this, "columns");
    private final ObjectProperty<Colouring> colouring = new SimpleObjectProperty<>(this, "colouring");
    private final ReadOnlyObjectWrapper<PageLines> lines = new ReadOnlyObjectWrapper<>(this, "lines");
    private final ReadOnlyObjectWrapper<Shading> shading = new ReadOnlyObjectWrapper<>(this, "shading");
    private Runnable onStale = () -> {};
    private Excerpt shown;
    private Passage passage;
    private Broken asked;

    private record Broken(TokenSequence text, int columns) {}

    /** @param background where lines are broken; they come to {@code foreground} */
    UnitsViewModel(Session session, UnitLab lab, CellWidths widths, Executor background, Executor foreground) {
        this.session = session;
        this.widths = widths;
        this.breaking = new LatestTask<>(background, foreground, this::broken, session::failed);
        Selection selection = session.selection();
        ChangeListeners.add(() -> onStale.run(), session.excerptProperty(), selection.layerProperty(),
                selection.shownUnitBinding(), selection.textChannelProperty(), lab.listProperty(), columns);
        colouring.addListener((property, was, is) -> {
            if (was != null) {
                was.show(false);
            }
            is.show(true);
            onStale.run();
        });
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** Cells in a line of the page. */
    IntegerProperty columnsProperty() {
        return columns;
    }

    /** What colours the page. */
    ObjectProperty<Colouring> colouringProperty() {
        return colouring;
    }

    /** The page's lines; null until something is open. */
    ReadOnlyObjectProperty<PageLines> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /** What colours the letters of {@link #linesProperty}. */
    ReadOnlyObjectProperty<Shading> shadingProperty() {
        return shading.getReadOnlyProperty();
    }

    /** What the small multiples show; null until the page's lines are of the text that is open. */
    Passage passage() {
        return lines.get() != null && passage != null && lines.get().text() == passage.text() ? passage : null;
    }

    /** What the small multiples show of every unit, and the unit that is selected. */
    Probe probe() {
        Selection selection = session.selection();
        return new Probe(selection.layer(), selection.shownUnit(), selection.textChannelProperty().get());
    }

    /** Makes anew what is no longer true. New letters never meet old values: lines and colours are of one text. */
    void refresh() {
        Excerpt now = session.excerpt();
        if (now == null || columns.get() == 0) {
            return;
        }
        if (shown != now) {
            shown = now;
            passage = new Passage(now.trace(), now.tokens(), now.reading().vocabulary());
        }
        Broken wanted = new Broken(now.tokens(), columns.get());
        if (asked == null || asked.text != wanted.text || asked.columns != wanted.columns) {
            asked = wanted;
            breaking.ask(isWanted -> PageLines.inColumns(wanted.text, widths, wanted.columns, isWanted));
        }
        if (passage() != null && colouring.get() != null) {
            shading.set(colouring.get().shading(now));
        }
    }

    private void broken(PageLines newLines) {
        Excerpt now = session.excerpt();
        if (now != null && now.tokens() == newLines.text()) {
            lines.set(newLines);
            onStale.run();
        }
    }
}
