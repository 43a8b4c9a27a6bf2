package rnnscope.view.sequence;

import java.util.Arrays;
import rnnscope.analysis.sequence.Forecasts;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.train.example.PriceSeries;

/**
 * Days of a made-up series of prices with a model's forecast of every day. Immutable.
 *
 * @param forecasts of the days from {@link PriceSeries#WINDOW} on; not modified
 */
record PriceDays(Model model, PriceSeries series, float[] forecasts) {
    private static final String TASK = "task prices";

    /** Whether a model learned to forecast such series. */
    static boolean suit(Model model) {
        return model.card().corpus().equals(TASK) && model.spec().inputs() == PriceSeries.READ;
    }

    static PriceDays of(Kernels kernels, Model model) {
        PriceSeries series = PriceSeries.heldOut();
        return new PriceDays(model, series, Forecasts.of(kernels, model, series.examples()));
    }

    int days() {
        return series.days();
    }

    /** The day whose forecast reads these numbers, −1 where it is none of the series. */
    int day(Batch source) {
        for (int day = PriceSeries.WINDOW; day < days(); day++) {
            if (Arrays.equals(series.example(day).inputs(), source.inputs())) {
                return day;
            }
        }
        return -1;
    }

    /** A day's forecast, NaN where it has none. */
    float forecast(int day) {
        return day < PriceSeries.WINDOW ? Float.NaN : forecasts[day - PriceSeries.WINDOW];
    }

    /** The root of the mean squared error of all forecasts. */
    double error() {
        double sum = 0;
        for (int day = PriceSeries.WINDOW; day < days(); day++) {
            sum += Math.pow(forecast(day) - series.price(day), 2);
        }
        return Math.sqrt(sum / forecasts.length);
    }
}
