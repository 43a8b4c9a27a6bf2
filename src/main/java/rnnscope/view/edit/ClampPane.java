package rnnscope.view.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.view.edit.ChannelEdits.How;

/** Controls that change one unit: clamped to 0, to its mean, or where a slider is put; scaled; pushed. */
final class ClampPane extends VBox {
    /** Greatest factor of the slider; the field takes any. */
    private static final double FACTOR = 3;

    private final ChannelEdits edits;
    private final ToggleButton silence = new ToggleButton(Words.of("view.edit.silence"));
    private final ToggleButton average = new ToggleButton(Words.of("view.edit.mean"));
    private final Button release = new Button(Words.of("view.edit.release"));
    private final ValueSlider value;
    private final Label words = new Label();
    private final ObjectProperty<How> how = new SimpleObjectProperty<>(this, "how", How.CLAMP);
    private final HBox slider = new HBox();
    private List<How> offered = List.of();

    /** @param chooser what is changed */
    ClampPane(ChannelEdits edits, Region chooser) {
        this.edits = edits;
        getStyleClass().add("edit-pane");
        value = new ValueSlider("hold-value", Words.of("view.edit.number"), x -> Double.isNaN(x) ? "–"
                : Numbers.signed(x, 2), (x, amend) -> edits.change(how.get(), (float) x, amend));
        button(silence, "hold-silence", Words.of("view.edit.silence.tip"), () -> hold(0));
        button(average, "hold-mean", Words.of("view.edit.mean.tip"), () -> hold(edits.mean()));
        release.setId("hold-release");
        release.getStyleClass().setAll("button", "quiet-button");
        release.setTooltip(new Tooltip(Words.of("view.edit.release.tip")));
        release.setOnAction(event -> edits.release());
        release.setMinWidth(USE_PREF_SIZE);
        words.getStyleClass().add("explanation");
        words.setId("hold-words");
        words.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(silence, average, gap, release);
        buttons.getStyleClass().add("edit-line");
        HBox.setHgrow(value, Priority.ALWAYS);
        slider.setAlignment(Pos.CENTER_LEFT);
        slider.getStyleClass().add("edit-line");
        getChildren().addAll(chooser, buttons, slider, words);
        how.addListener((property, was, is) -> refresh());
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
        refresh();
    }

    /** Says anew what changes the unit. */
    void refresh() {
        List<How> possible = edits.canBePushed() ? List.of(How.values()) : List.of(How.CLAMP, How.SCALE);
        if (!possible.equals(offered)) {
            offered = possible;
            slider.getChildren().setAll(new Segments<>("hold-how", offered, How::id, How::words, How::tip, how), value);
        }
        if (!possible.contains(how.get())) {
            how.set(How.CLAMP);
            return;
        }
        Channel channel = edits.channel();
        float number = edits.number(how.get());
        boolean free = Float.isNaN(number);
        switch (how.get()) {
            case CLAMP -> {
                value.setRange(channel.min(), channel.max());
                value.show(free ? edits.value() : number);
            }
            case SCALE -> {
                value.setRange(-FACTOR, FACTOR);
                value.show(free ? 1 : number);
            }
            case PUSH -> {
                value.setRange(-channel.max(), channel.max());
                value.show(free ? 0 : number);
            }
        }
        silence.setSelected(edits.clamp().filter(c -> c.value() == 0).isPresent());
        average.setSelected(edits.clamp().filter(c -> c.value() == edits.mean()).isPresent());
        release.setDisable(edits.isFree());
        words.setText(words(channel));
    }

    private String words(Channel channel) {
        if (edits.isFree()) {
            return Words.of("view.edit.free", channel.symbol(), Numbers.signed(edits.value(), 3),
                    Numbers.signed(edits.mean(), 3));
        }
        List<String> all = new ArrayList<>();
        for (How way : How.values()) {
            float number = edits.number(way);
            if (!Float.isNaN(number)) {
                all.add(Words.of("view.edit.is." + way.name().toLowerCase(Locale.ROOT), Numbers.signed(number, 3)));
            }
        }
        return Words.of("view.edit.is", channel.symbol(), String.join(", ", all));
    }
}
