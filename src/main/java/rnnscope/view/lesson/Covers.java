package rnnscope.view.lesson;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import rnnscope.language.Words;
import rnnscope.view.export.Exhibit;

/**
 * Covers over tracks, cards and charts, so that an audience can predict what is below before it is revealed. A click on
 * one takes it away.
 */
public final class Covers extends Pane {
    /** What goes through the steps, and may show what is written at them. */
    private static final String TRANSPORT = "Transport";

    private final Supplier<List<Exhibit>> exhibits;
    private Set<String> hidden = Set.of();

    /** @param place in the scene */
    private record Covered(String name, String title, Bounds place) {}

    /** @param exhibits all that shows, by title */
    public Covers(Supplier<List<Exhibit>> exhibits) {
        this.exhibits = exhibits;
        setId("covers");
        setPickOnBounds(false);
        setManaged(false);
        sceneProperty().addListener((property, was, is) -> {
            if (is != null) {
                is.addPostLayoutPulseListener(this::follow);
            }
        });
    }

    /** Covers what has these titles, or begins with these words, and nothing else. */
    public void hide(List<String> titles) {
        hidden = new HashSet<>(titles == null ? List.of() : titles);
        if (hidden.isEmpty()) {
            getChildren().clear();
        } else {
            javafx.application.Platform.requestNextPulse();
        }
    }

    /** What is covered. */
    public List<String> hidden() {
        return hidden.stream().sorted().toList();
    }

    /** The covers lie where what they cover lies now. */
    private void follow() {
        if (hidden.isEmpty() && getChildren().isEmpty()) {
            return;
        }
        List<Covered> covered = new ArrayList<>(hidden(exhibits.get(), hidden).stream()
                .map(one -> new Covered(one.name(), one.title(), one.place())).toList());
        Node transport = hidden.contains(TRANSPORT) ? getScene().lookup(".scrub-bar") : null;
        if (transport != null) {
            covered.add(new Covered(TRANSPORT, Words.of("view.lesson.transport"),
                    transport.localToScene(transport.getLayoutBounds())));
        }
        while (getChildren().size() > covered.size()) {
            getChildren().remove(getChildren().size() - 1);
        }
        for (int i = 0; i < covered.size(); i++) {
            if (i == getChildren().size()) {
                getChildren().add(cover());
            }
            Covered one = covered.get(i);
            Button cover = (Button) getChildren().get(i);
            cover.setUserData(one.name());
            cover.setAccessibleText(Words.of("view.lesson.covered", one.title()));
            Bounds at = sceneToLocal(one.place());
            cover.resizeRelocate(Math.rint(at.getMinX()), Math.rint(at.getMinY()), Math.rint(at.getWidth()),
                    Math.rint(at.getHeight()));
        }
    }

    /** Those that have these titles, or begin with these words. */
    static List<Exhibit> hidden(List<Exhibit> shown, Collection<String> titles) {
        return titles == null ? List.of() : shown.stream()
                .filter(one -> titles.stream().anyMatch(title -> begins(one.name(), title))).toList();
    }

    /** "Unit" stands for "Unit 74". */
    private static boolean begins(String name, String title) {
        return name.equals(title) || name.startsWith(title + " ");
    }

    private Button cover() {
        Button cover = new Button("?");
        cover.getStyleClass().setAll("button", "cover");
        cover.setManaged(false);
        cover.setFocusTraversable(false);
        cover.setOnAction(event -> {
            hidden.removeIf(title -> begins((String) cover.getUserData(), title));
            javafx.application.Platform.requestNextPulse();
        });
        return cover;
    }
}
