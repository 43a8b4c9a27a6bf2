package rnnscope.view.gradient;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.Visibility;
import rnnscope.language.Words;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.Subject;
import rnnscope.session.subject.Place;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.material.ExampleMaterial;
import rnnscope.view.ViewContext;
import rnnscope.view.attention.page.SourceGradientsPage;

/**
 * Bar that says where the gradients show of what does not read a text symbol by symbol: of the run in Train, else of the
 * model that was in front before, and the way there.
 */
final class ElsewhereBar extends HBox {
    private final ViewContext context;
    private final Label words = new Label();
    private final Button go = new Button();
    private Runnable there = () -> {};

    ElsewhereBar(ViewContext context) {
        this.context = context;
        words.setId("gradient-aside");
        words.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        go.setId("gradient-elsewhere");
        go.getStyleClass().setAll("button", "quiet-button");
        go.setMinWidth(Region.USE_PREF_SIZE);
        go.setOnAction(event -> there.run());
        getStyleClass().add("view-aside");
        getChildren().addAll(words, gap, go);
    }

    /** Says it anew; false where there is nothing to say. */
    boolean refresh() {
        TrainingRun run = context.training();
        Subject example = context.subjects().example();
        if (run.material() instanceof ExampleMaterial && run.model() != null) {
            say("view.gradient.elsewhere.run.", "", run.model().spec().wiring(), () -> run.watchedProperty().set(true));
            return true;
        }
        if (example != null && example.wiring() != null && !example.isOfRun()) {
            say("view.gradient.elsewhere.example.", example.name(), example.wiring(), () -> {});
            return true;
        }
        return false;
    }

    /** @param keys what the keys of the sentences begin with */
    private void say(String keys, String name, Wiring wiring, Runnable first) {
        Place place = wiring.shape().decodes() || wiring.shape().asks() ? Place.ATTENTION : Place.STEP;
        String where = place == Place.STEP ? "step" : "attention";
        boolean shows = wiring.shape() != Shape.GENERATOR;
        words.setText(Words.of(keys + (shows ? where : "nothing"), name));
        go.setText(Words.of("view.gradient.elsewhere.go." + where));
        Visibility.show(go, shows);
        there = () -> {
            first.run();
            context.perspectives().show(place, place == Place.ATTENTION ? SourceGradientsPage.pageName() : "");
        };
    }
}
