package rnnscope.view.edit;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Segments;
import rnnscope.figure.Numbers;
import rnnscope.model.Intervention.Clamp;
import rnnscope.tape.Channel;

/** Controls that clamp one channel of the selected unit: to 0, to its mean, or where a slider is put. */
final class ClampPane extends VBox {
    private final UnitEdits edits;
    private final HBox channelRow = new HBox();
    private final ToggleButton silence = new ToggleButton("Silence");
    private final ToggleButton average = new ToggleButton("Replace by mean");
    private final Button release = new Button("Release");
    private final ValueSlider value;
    private final Label words = new Label();
    private List<Channel> channels = List.of();

    ClampPane(UnitEdits edits) {
        this.edits = edits;
        getStyleClass().add("edit-pane");
        value = new ValueSlider("hold-value", "Value that the unit is held at", x -> Double.isNaN(x) ? "–"
                : Numbers.signed(x, 2), (x, amend) -> edits.hold((float) x, amend));
        button(silence, "hold-silence", "Hold it at 0", () -> hold(0));
        button(average, "hold-mean", "Hold it at its mean over the text", () -> hold(edits.mean()));
        release.setId("hold-release");
        release.getStyleClass().setAll("button", "quiet-button");
        release.setTooltip(new Tooltip("Let it go"));
        release.setOnAction(event -> edits.release());
        release.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("explanation");
        words.setId("hold-words");
        words.setMinWidth(0);
        channelRow.setAlignment(Pos.CENTER_LEFT);
        channelRow.getStyleClass().add("edit-line");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(silence, average, gap, release);
        buttons.getStyleClass().add("edit-line");
        Label clamp = new Label("Clamp to");
        clamp.getStyleClass().add("lever-name");
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox slider = new HBox(clamp, value);
        slider.setAlignment(Pos.CENTER_LEFT);
        slider.getStyleClass().add("edit-line");
        getChildren().addAll(channelRow, buttons, slider, words);
    }

    private static void button(ToggleButton button, String id, String tip, Runnable action) {
        button.setId(id);
        button.getStyleClass().setAll("toggle-button", "quiet-button");
        button.setTooltip(new Tooltip(tip));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
    }

    /** Holds it there, or lets it go where that is what holds it. */
    private void hold(float at) {
        if (edits.clamp().filter(clamp -> clamp.value() == at).isPresent()) {
            edits.release();
        } else if (!Float.isNaN(at)) {
            edits.hold(at, false);
        }
        refresh(channels);
    }

    /** @param all the channels of the model that is open */
    void refresh(List<Channel> all) {
        if (!all.equals(channels)) {
            channels = all;
            Segments<String> symbols = new Segments<>("hold-channel", all.stream().map(Channel::id).toList(),
                    id -> channel(id).symbol(), id -> "Hold the " + channel(id).label(), edits.channelProperty());
            Segments<UnitEdits.Where> where = new Segments<>("hold-where", List.of(UnitEdits.Where.values()),
                    UnitEdits.Where::words, UnitEdits.Where::tip, edits.whereProperty());
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            channelRow.getChildren().setAll(symbols, gap, where);
        }
        Optional<Clamp> clamp = edits.clamp();
        Channel channel = edits.channel();
        value.setRange(channel.min(), channel.max());
        value.show(clamp.map(Clamp::value).orElse(edits.value()));
        silence.setSelected(clamp.filter(c -> c.value() == 0).isPresent());
        average.setSelected(clamp.filter(c -> c.value() == edits.mean()).isPresent());
        release.setDisable(clamp.isEmpty());
        words.setText(clamp.map(c -> channel.symbol() + " is held at " + Numbers.signed(c.value(), 3))
                .orElse(channel.symbol() + " is free: " + Numbers.signed(edits.value(), 3) + " in the beam, "
                        + Numbers.signed(edits.mean(), 3) + " on average"));
    }

    private Channel channel(String id) {
        return channels.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }
}
