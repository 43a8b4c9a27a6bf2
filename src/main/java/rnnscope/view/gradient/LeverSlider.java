package rnnscope.view.gradient;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.Levers;

/**
 * Slider of the levers: how a value lies on it, what moving it makes of the levers, and what is said of it. Arrows
 * move it by the least step, Page Up and Page Down by a large one, Home and End to its ends; Delete or a double click
 * frees it. Keys pressed one after the other are taken back together, as a drag is.
 */
final class LeverSlider {
    private static final long ONE_MOVE = 1_000_000_000L;

    private final GradientLab lab;
    private final Scale scale;
    private final BiFunction<Levers, Double, Levers> move;
    private final Slider slider;
    private final Label value = new Label();
    private boolean showing;
    private boolean moving;
    private boolean byKey;
    private long lastKey;

    /**
     * Where a value lies.
     *
     * @param least      value
     * @param most       value
     * @param fine       least step
     * @param coarse     a large one
     * @param toPosition of a value, growing with it
     * @param toValue    the reverse
     */
    record Scale(double least, double most, double fine, double coarse, DoubleUnaryOperator toPosition,
            DoubleUnaryOperator toValue) {
        /** Positions are values. */
        static Scale linear(double least, double most, double fine, double coarse) {
            return new Scale(least, most, fine, coarse, x -> x, x -> x);
        }

        /** With more room for small values. */
        static Scale squareRoot(double least, double most, double fine, double coarse) {
            return new Scale(least, most, fine, coarse, Math::sqrt, x -> x * x);
        }
    }

    /**
     * @param move given the levers and a value
     * @param free gives the levers back what was there before anyone moved this one
     */
    LeverSlider(GradientLab lab, String id, String words, String tip, Scale scale,
            BiFunction<Levers, Double, Levers> move, UnaryOperator<Levers> free) {
        this.lab = lab;
        this.scale = scale;
        this.move = move;
        double least = scale.toPosition.applyAsDouble(scale.least);
        slider = new Slider(least, scale.toPosition.applyAsDouble(scale.most), least);
        slider.setId(id);
        slider.setAccessibleText(words);
        slider.setTooltip(new Tooltip(tip));
        slider.setMinWidth(60);
        slider.setMaxWidth(Double.MAX_VALUE);
        value.getStyleClass().add("lever-value");
        value.setId(id + "-value");
        slider.valueProperty().addListener((property, was, is) -> moved(is.doubleValue()));
        slider.valueProperty().addListener((property, was, is) -> fill());
        slider.skinProperty().addListener((property, was, is) -> fill());
        slider.valueChangingProperty().addListener((property, was, is) -> moving = false);
        slider.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                free(free);
            }
        });
        new KeyMap().on(Shortcut.FREE, () -> free(free))
                .on(Shortcut.LESS, () -> moveBy(-scale.fine)).on(Shortcut.MORE, () -> moveBy(scale.fine))
                .on(Shortcut.MUCH_LESS, () -> moveBy(-scale.coarse)).on(Shortcut.MUCH_MORE, () -> moveBy(scale.coarse))
                .on(Shortcut.LEAST, () -> moveTo(scale.least)).on(Shortcut.MOST, () -> moveTo(most())).filter(slider);
    }

    Slider slider() {
        return slider;
    }

    Label value() {
        return value;
    }

    private void free(UnaryOperator<Levers> free) {
        if (lab.levers() != null) {
            lab.move(free.apply(lab.levers()), false);
        }
    }

    private void moved(double position) {
        if (showing || lab.levers() == null) {
            return;
        }
        long now = System.nanoTime();
        boolean amend = byKey ? now - lastKey < ONE_MOVE : slider.isValueChanging() && moving;
        moving = slider.isValueChanging();
        lastKey = byKey ? now : 0;
        lab.move(move.apply(lab.levers(), scale.toValue.applyAsDouble(position)), amend);
    }

    private void moveBy(double difference) {
        moveTo(scale.toValue.applyAsDouble(slider.getValue()) + difference);
    }

    /** By a key. */
    private void moveTo(double next) {
        double whole = Math.round(next / scale.fine) * scale.fine;
        byKey = true;
        slider.setValue(scale.toPosition.applyAsDouble(Math.max(scale.least, Math.min(most(), whole))));
        byKey = false;
    }

    /**
     * Shows where the lever stands.
     *
     * @param shown a value, NaN where there is none
     */
    void show(double shown, String words) {
        showing = true;
        if (!slider.isValueChanging()) {
            slider.setValue(Double.isNaN(shown) ? slider.getMin()
                    : scale.toPosition.applyAsDouble(Math.max(scale.least, Math.min(most(), shown))));
        }
        showing = false;
        value.setText(words);
        slider.setAccessibleHelp(words);
    }

    /** The track is darker up to the thumb. */
    private void fill() {
        Node track = slider.lookup(".track");
        if (track != null) {
            double share = 100 * (slider.getValue() - slider.getMin()) / (slider.getMax() - slider.getMin());
            track.setStyle(String.format(Locale.ROOT, "-fx-background-color: linear-gradient("
                    + "from 0%% 0%% to 100%% 0%%, -rs-faint %.1f%%, -rs-line %.1f%%);", share, share));
        }
    }

    private double most() {
        return scale.toValue.applyAsDouble(slider.getMax());
    }

    /** Changes the greatest value. */
    void setMost(double most) {
        slider.setMax(scale.toPosition.applyAsDouble(most));
    }

    void setUseful(boolean useful) {
        slider.setDisable(!useful);
    }
}
