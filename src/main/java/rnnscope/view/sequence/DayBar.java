package rnnscope.view.sequence;

import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.train.example.PriceSeries;

/** Bar that chooses which day of a series is forecast, and how far off all forecasts are. */
final class DayBar extends YieldingRow {
    private final Label day = new Label();
    private final Label error = new Label();

    /** @param move told how many days to go on */
    DayBar(IntConsumer move) {
        getStyleClass().add("day-bar");
        setAlignment(Pos.CENTER_LEFT);
        day.setId("day");
        day.getStyleClass().add("pane-title");
        error.getStyleClass().add("pane-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(button("day-before", "‹", Words.of("view.sequence.day.before"), () -> move.accept(-1)), day,
                button("day-after", "›", Words.of("view.sequence.day.after"), () -> move.accept(1)), gap, error);
        giveWay(error);
    }

    private static Button button(String id, String sign, String words, Runnable action) {
        Button button = new Button(sign);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(event -> action.run());
        return button;
    }

    void show(PriceDays days, int at) {
        day.setText(Words.of("view.sequence.day", Numbers.count(at)));
        error.setText(Words.of("view.sequence.day.error", Numbers.count(days.forecasts().length),
                Numbers.signed(days.error(), 3), Numbers.signed(Math.sqrt(PriceSeries.LEAST_ERROR), 3)));
    }
}
