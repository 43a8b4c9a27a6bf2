package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.javafx.scene.NodeHelper;
import com.sun.javafx.scene.traversal.Direction;
import com.sun.javafx.scene.traversal.TraversalMethod;
import com.sun.javafx.tk.Toolkit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.FigureView;
import rnnscope.control.ScoreView;
import rnnscope.session.library.Library;
import rnnscope.view.Perspective;
import rnnscope.view.Views;

/** What a screen reader is told, and what keys alone reach, in every perspective. */
class AccessWindowTest extends WindowTest {
    private static final ExecutorService BACKGROUND = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    });

    private final Set<String> faults = new LinkedHashSet<>();

    @Override
    protected Executor background() {
        return BACKGROUND;
    }

    @Override
    protected void open() {
        session.openModel(Library.first().name(), Library.first().load());
        stage.setWidth(1600);
        stage.setHeight(1000);
    }

    private static void onFx(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        Platform.runLater(task);
        try {
            task.get(120, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void settle() {
        for (int i = 0; i < 3; i++) {
            Toolkit.getToolkit().firePulse();
        }
    }

    @Test
    void everythingThatCanBeReachedSaysWhatItIs() {
        until(() -> session.excerpt() != null);
        for (Perspective perspective : Views.all()) {
            look(perspective, "a text");
        }
        for (String model : new String[] {"english-korean-gru", "pos-lstm", "shapes-gru", "hello-rnn"}) {
            onFx(() -> window.showPerspective(Views.all().get(0)));
            onFx(() -> window.subjects().openModel(model, Library.model(model).orElseThrow().load()));
            until(() -> window.subjects().front() != null && window.subjects().front().name().equals(model));
            WaitForAsyncUtils.waitForFxEvents();
            look(window.shown(), model);
        }
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void valuesAreReportedAndFollow() {
        until(() -> session.excerpt() != null);
        onFx(() -> window.showPerspective(Views.all().get(0)));
        Node score = lookup("#score").query();
        Node bar = lookup(".scrub-bar").query();
        for (int step : new int[] {3, 10}) {
            onFx(() -> {
                session.cursor().moveTo(step);
                settle();
            });
            until(() -> score.getAccessibleText().startsWith("Step " + (step + 1) + " of "));
            onFx(() -> {
                assertEquals(AccessibleRole.IMAGE_VIEW, score.getAccessibleRole());
                assertEquals(score.getAccessibleText(), score.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                assertTrue(score.getAccessibleHelp().contains("Right: one step on"), score.getAccessibleHelp());
                assertEquals(AccessibleRole.SLIDER, bar.getAccessibleRole());
                assertEquals(step + 1.0, bar.queryAccessibleAttribute(AccessibleAttribute.VALUE));
                assertEquals(1.0, bar.queryAccessibleAttribute(AccessibleAttribute.MIN_VALUE));
                assertEquals((double) session.excerpt().length(), bar.queryAccessibleAttribute(AccessibleAttribute.MAX_VALUE));
            });
        }
        onFx(() -> {
            Node cell = stage.getScene().getRoot().lookupAll(".now-card .figure-view").iterator().next();
            assertTrue(cell.isFocusTraversable() && cell.getAccessibleText().contains("unit " + session.selection().unit()),
                    cell.getAccessibleText());
        });
    }

    private void look(Perspective perspective, String subject) {
        onFx(() -> {
            window.showPerspective(perspective);
            settle();
        });
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            settle();
            String where = perspective.title() + ", " + subject + ": ";
            look(stage.getScene().getRoot(), where);
            Set<Node> reached = traversed();
            Set<Node> wanted = new LinkedHashSet<>();
            focusable(stage.getScene().getRoot(), wanted);
            assertTrue(reached.size() > 8, where + reached.size() + " are reached");
            // a tab is reached by its number
            wanted.stream().filter(node -> !reached.contains(node) && !node.getStyleClass().contains("tab-button")).forEach(node -> faults.add(where + "Tab does not reach " + name(node)));
        });
    }

    private void look(Node node, String where) {
        boolean shows = !(node instanceof FigureView figure) || figure.figureProperty().get() != null;
        if (!node.isVisible() || node instanceof ScrollBar || !shows) {
            return;
        }
        boolean custom = node instanceof FigureView figure && figure.figureProperty().get() != null && !figure.isMouseTransparent()
                && figure.getAccessibleRole() != AccessibleRole.NODE || node instanceof ScoreView;
        boolean clickable = node.getOnMouseClicked() != null || node.getOnMousePressed() != null;
        if (node.isFocusTraversable() && !node.isDisabled() || custom || clickable) {
            if (custom && (node.getAccessibleHelp() == null || node.getAccessibleHelp().isBlank())) {
                faults.add(where + "no keys: " + name(node));
            }
            if (words(node).isBlank()) {
                faults.add(where + "no words: " + name(node));
            }
            if (node.getAccessibleRole() == AccessibleRole.NODE || node.getAccessibleRole() == AccessibleRole.PARENT) {
                faults.add(where + "no role: " + name(node));
            }
        }
        if (node instanceof Parent parent && !(node instanceof Control && !(node instanceof javafx.scene.control.ScrollPane))) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, where));
        }
    }

    /** What it is called: by itself, or by the label that is for it. */
    private String words(Node node) {
        if (node.getAccessibleText() != null) {
            return node.getAccessibleText();
        }
        Object label = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
        if (label instanceof Label named) {
            return named.getText();
        }
        Object text = node instanceof TextInputControl ? null : node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        return text == null ? "" : text.toString();
    }

    /** Everything that Tab comes to, from the header on, once around. */
    private Set<Node> traversed() {
        Set<Node> reached = new LinkedHashSet<>();
        stage.getScene().getRoot().lookup("#tab-step").requestFocus();
        Node at = stage.getScene().getFocusOwner();
        while (at != null && reached.add(at)) {
            NodeHelper.traverse(at, Direction.NEXT, TraversalMethod.KEY);
            at = stage.getScene().getFocusOwner();
        }
        return reached;
    }

    private static void focusable(Node node, Set<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            found.add(node);
        }
        if (node instanceof Parent parent && !(node instanceof Control && !(node instanceof javafx.scene.control.ScrollPane))) {
            parent.getChildrenUnmodifiable().forEach(child -> focusable(child, found));
        }
    }

    private static String name(Node node) {
        String own = node.getClass().getSimpleName() + (node.getId() == null ? "" : "#" + node.getId()) + " " + node.getStyleClass();
        return node.getParent() == null ? own : node.getParent().getClass().getSimpleName()
                + (node.getParent().getId() == null ? "" : "#" + node.getParent().getId()) + " > " + own;
    }
}
