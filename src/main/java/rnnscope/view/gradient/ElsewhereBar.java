package rnnscope.view.gradient;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.Visibility;
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
            say("The run in Train learns from examples", run.model().spec().wiring(), "watched, its gradients show",
                    () -> run.watchedProperty().set(true));
            return true;
        }
        if (example != null && example.wiring() != null && !example.isOfRun()) {
            say(example.name() + " does not read a text symbol by symbol", example.wiring(), "its gradients show", () -> {});
            return true;
        }
        return false;
    }

    private void say(String what, Wiring wiring, String how, Runnable first) {
        Place place = wiring.shape().decodes() ? Place.ATTENTION : Place.STEP;
        String where = place == Place.STEP ? "in Step" : "in Attention, on the page Gradients";
        boolean shows = wiring.shape() != Shape.GENERATOR;
        words.setText(what + (shows ? ": " + how + " " + where + "." : ", and nothing step by step from which gradients"
                + " could be shown."));
        go.setText(place == Place.STEP ? "Show in Step" : "Show in Attention");
        Visibility.show(go, shows);
        there = () -> {
            first.run();
            context.perspectives().show(place, place == Place.ATTENTION ? SourceGradientsPage.pageName() : "");
        };
    }
}
