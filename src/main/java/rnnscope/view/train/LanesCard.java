package rnnscope.view.train;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.RunFrame;

/** Card of the lanes of the run with their speeds; the chosen one writes, and reads the text in Step. */
final class LanesCard extends VBox {
    private final TrainingRun run;
    private final VBox rows = new VBox();
    private final List<Label> speeds = new ArrayList<>();
    private List<String> shown = List.of();

    LanesCard(TrainingRun run) {
        this.run = run;
        rows.getStyleClass().add("lanes");
        Card card = new Card(rows);
        card.setTitleOf("view.train.lanes");
        card.setBeside(Words.of("view.train.lanes.same"));
        card.setAside(Words.of("view.train.lanes.speed"));
        getChildren().add(card);
        run.frameProperty().addListener((property, was, is) -> show());
        run.laneProperty().addListener((property, was, is) -> choose());
        show();
    }

    private void show() {
        RunFrame frame = run.frame();
        List<LaneFrame> lanes = frame == null ? List.of() : frame.lanes();
        List<String> names = lanes.stream().map(l -> l.model().top().cell() + LaneNames.about(l.model())).toList();
        if (frame != null && !names.equals(shown)) {
            shown = names;
            build(lanes);
        }
        for (int i = 0; i < Math.min(lanes.size(), speeds.size()); i++) {
            double speed = lanes.get(i).symbolsPerSecond();
            speeds.get(i).setText(Double.isNaN(speed) ? "–" : speed < 9_500 ? Numbers.count(Math.round(speed))
                    : Numbers.count(Math.round(speed / 1000)) + " k");
        }
    }

    private void build(List<LaneFrame> lanes) {
        rows.getChildren().clear();
        speeds.clear();
        for (int i = 0; i < lanes.size(); i++) {
            int lane = i;
            String name = LaneNames.of(lanes.get(i).model());
            Region swatch = new Region();
            swatch.getStyleClass().addAll("lane-swatch", "lane-" + name.toLowerCase(java.util.Locale.ROOT));
            Label title = new Label(name);
            title.getStyleClass().add("lane-name");
            Label about = new Label(LaneNames.about(lanes.get(i).model()));
            about.getStyleClass().add("lane-about");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label speed = new Label("–");
            speed.getStyleClass().add("lane-speed");
            speeds.add(speed);
            HBox content = new HBox(swatch, title, about, gap, speed);
            content.getStyleClass().add("lane-row");
            content.setAlignment(Pos.CENTER_LEFT);
            content.setMouseTransparent(true);
            ToggleButton row = new ToggleButton(null, content);
            row.setId("lane-" + name.toLowerCase(java.util.Locale.ROOT));
            row.getStyleClass().setAll("lane");
            row.setMaxWidth(Double.MAX_VALUE);
            row.setAccessibleText(name + ", " + about.getText());
            row.setTooltip(new Tooltip(Words.of("view.train.lane.tip", name)));
            content.prefWidthProperty().bind(row.widthProperty().subtract(16));
            row.setOnAction(event -> {
                run.laneProperty().set(lane);
                choose();
            });
            rows.getChildren().add(row);
        }
        choose();
    }

    private void choose() {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            ((ToggleButton) rows.getChildren().get(i)).setSelected(i == run.laneProperty().get());
        }
    }
}
