package rnnscope.view.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.message.Message;
import rnnscope.language.Language;
import rnnscope.model.ModelSpec;
import rnnscope.session.training.Baseline;
import rnnscope.train.Hyperparameters;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.Metric;
import rnnscope.train.live.history.SeriesView;

class TrainMessagesTest {
    private static final int SPAN = 100;
    private static final int SIZE = 60;
    private static final List<Baseline> GRAMS = List.of(new Baseline("1-gram", 3, ""), new Baseline("5-gram", 1, ""));

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    private static SeriesView series(IntToDoubleFunction value) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = (float) value.applyAsDouble(i);
        }
        int[] counts = new int[SIZE];
        Arrays.fill(counts, 1);
        return new SeriesView(SPAN, (long) SPAN * SIZE - 1, values, values, values, counts);
    }

    private static RunFrame run(IntToDoubleFunction rnn, IntToDoubleFunction lstm, IntToDoubleFunction norm) {
        List<LaneFrame> lanes = new ArrayList<>();
        for (String cell : List.of("rnn-tanh", "lstm")) {
            Map<Metric, SeriesView> series = new EnumMap<>(Metric.class);
            for (Metric metric : Metric.values()) {
                series.put(metric, series(cell.equals("lstm") ? lstm : rnn));
            }
            series.put(Metric.GRADIENT_NORM, series(norm));
            lanes.add(new LaneFrame(ModelSpec.of(cell, 1, 4, 4), 1, series, null));
        }
        return new RunFrame(Phase.PAUSED, null, (long) SPAN * SIZE - 1, 1, Long.MAX_VALUE, 1, Double.NaN, lanes, List.of(),
                List.of(), new Hyperparameters(0.1, 1, 0, 5), new RunFrame.Costs(1, 0, 0, 0));
    }

    private static List<String> sentences(List<Message> messages) {
        return messages.stream().map(Message::sentence).map(s -> s.replace('\u2009', ' ')).toList();
    }

    private static List<Message> losses(IntToDoubleFunction rnn, IntToDoubleFunction lstm) {
        return new TrainMessages(run(rnn, lstm, i -> 1), GRAMS, LossUnit.NATS).ofLosses();
    }

    /** The LSTM, the last to learn, is below the RNN from the 20th measurement on, and below 5-grams from the 34th. */
    @Test
    void saysWhoPassesWhomAndWhatIsBeaten() {
        List<Message> messages = losses(i -> i < 5 ? 4 : 1.6, i -> i < 20 ? 2 : i < 34 ? 1.5 : 0.9);

        assertEquals(List.of("the LSTM passes the RNN at step 2 050", "LSTM below 5-grams since step 3 450"),
                sentences(messages));
        assertEquals(1.5, messages.get(0).y(), 1e-6, "at its curve");
        assertEquals(1, messages.get(1).y(), 1e-6, "at the level");
    }

    @Test
    void speaksKorean() {
        Language.KOREAN.speak();

        assertEquals(List.of("반복 2 050에서 LSTM 손실이 RNN보다 낮아집니다", "반복 3 450부터 LSTM 손실이 5-gram보다 낮습니다"),
                sentences(losses(i -> i < 5 ? 4 : 1.6, i -> i < 20 ? 2 : i < 34 ? 1.5 : 0.9)));
    }

    @Test
    void isSilentWhereNothingHasHappenedForGood() {
        assertEquals(List.of(), losses(i -> 4, i -> 3.9));
        assertEquals(List.of(), losses(i -> 3.5, i -> i % 2 == 0 ? 3.4 : 3.6));
        assertEquals(List.of(), losses(i -> 3.5, i -> i < SIZE - 2 ? 3.6 : 3.4), "two points are not for good");
    }

    @Test
    void saysThatTheLearningRateIsTooHigh() {
        List<Message> high = new TrainMessages(run(i -> 4, i -> 4, i -> 50), GRAMS, LossUnit.NATS).ofGradientNorms();
        assertEquals(List.of("learning rate too high for the RNN: the gradient is clipped at every step"),
                sentences(high));
        List<Message> falling = new TrainMessages(run(i -> 4 - i / 50.0, i -> 4, i -> 50), GRAMS, LossUnit.NATS)
                .ofGradientNorms();
        assertEquals("RNN: the gradient is clipped at every step", falling.get(0).sentence());
        assertTrue(new TrainMessages(run(i -> 4, i -> 4, i -> i == SIZE - 1 ? 1 : 50), GRAMS, LossUnit.NATS)
                .ofGradientNorms().isEmpty(), "one step that is not clipped");
    }
}
