package rnnscope.view.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import rnnscope.control.Visibility;

/**
 * Lever of buttons side by side on one track, of which one or several are chosen. What a press means is its owner's
 * matter.
 */
final class LeverButtons extends HBox {
    private final List<ToggleButton> buttons = new ArrayList<>();

    /**
     * @param id       of the whole; its buttons are "id-0", "id-1", …
     * @param onChosen told which was pressed; whoever is told calls {@link #show}
     */
    LeverButtons(String id, String name, IntConsumer onChosen, String... words) {
        setId(id);
        getStyleClass().add("segments");
        setAccessibleText(name);
        for (int i = 0; i < words.length; i++) {
            int index = i;
            ToggleButton button = new ToggleButton(words[i]);
            button.setId(id + "-" + i);
            button.getStyleClass().setAll("segment");
            button.setAccessibleText(name + ", " + words[i]);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(USE_PREF_SIZE);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(event -> {
                button.setSelected(!button.isSelected());
                onChosen.accept(index);
            });
            buttons.add(button);
        }
        getChildren().addAll(buttons);
    }

    /** Marks a button as chosen or not. */
    void show(int index, boolean chosen) {
        buttons.get(index).setSelected(chosen);
    }

    /** Marks one button alone. */
    void showOnly(int index) {
        for (int i = 0; i < buttons.size(); i++) {
            show(i, i == index);
        }
    }

    /** Shows only so many of the buttons. */
    void showFirst(int count) {
        for (int i = 0; i < buttons.size(); i++) {
            Visibility.show(buttons.get(i), i < count);
        }
    }

    /** Shows a button, or leaves it out. */
    void offer(int index, boolean there) {
        Visibility.show(buttons.get(index), there);
    }

    /** Explains the buttons. */
    void explain(String... tips) {
        for (int i = 0; i < tips.length; i++) {
            buttons.get(i).setTooltip(new Tooltip(tips[i]));
        }
    }
}
