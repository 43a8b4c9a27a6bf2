package rnnscope.session.training;

import java.util.function.Supplier;
import javafx.beans.property.DoubleProperty;
import rnnscope.train.Hyperparameters;
import rnnscope.train.live.LiveTraining;

/**
 * Steering of a run: learning rate, clipping and the temperature of samples hold at once, where the rest of the form
 * waits for a reset.
 */
final class Steering {
    private final TrainingForm form;
    private final Supplier<LiveTraining> live;
    private boolean adopting;

    /** @param live the run that is steered; null for none */
    Steering(TrainingForm form, DoubleProperty temperature, Supplier<LiveTraining> live) {
        this.form = form;
        this.live = live;
        form.settingsProperty().addListener((property, was, is) -> steer());
        temperature.addListener((property, was, is) -> {
            if (live.get() != null) {
                live.get().setTemperature(is.doubleValue());
            }
        });
    }

    private void steer() {
        if (live.get() != null && !adopting && form.problemsProperty().get().isEmpty()) {
            live.get().setHyperparameters(form.settings().hyperparameters());
        }
    }

    /** Shows in the form what holds in the run. */
    void adopt(Hyperparameters hyperparameters) {
        adopting = true;
        form.fill(form.settings().with(hyperparameters));
        adopting = false;
    }
}
