package rnnscope.session.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.network.LanguageModel;
import rnnscope.network.Reading;
import rnnscope.network.WindowStepper;
import rnnscope.session.background.LatestTask;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.material.TextMaterial;

/**
 * A passage of held-out text as each lane of a run reads it: how surprised it is at each symbol, at the newest point of
 * its history or at the one that is looked at. Worked out in the background, a point at a time, while somebody looks. All
 * methods are called in the foreground.
 */
public final class HeldOutPassage {
    private static final int SYMBOLS = 100;

    private final TrainingRun run;
    private final Kernels kernels;
    private final LatestTask<Read> readings;
    private final ReadOnlyObjectWrapper<Read> read = new ReadOnlyObjectWrapper<>(this, "read");
    private boolean watched;
    private HistoryPoint asked;

    /**
     * What was read.
     *
     * @param iteration steps done by each lane
     * @param text      the passage
     * @param lanes     by lane the surprise at each symbol but the first, −ln p in nats; not modified
     */
    public record Read(long iteration, TokenSequence text, List<double[]> lanes) {
        public Read {
            lanes = List.copyOf(lanes);
        }
    }

    public HeldOutPassage(TrainingRun run, Kernels kernels, Executor background, Executor foreground,
            Consumer<Throwable> failed) {
        this.run = run;
        this.kernels = kernels;
        this.readings = new LatestTask<>(background, foreground, read::set, failed);
        run.frameProperty().addListener((property, was, is) -> ask());
        run.pastProperty().addListener((property, was, is) -> ask());
    }

    /** The newest reading; null while there is none, and for a run that reads no text. */
    public ReadOnlyObjectProperty<Read> readProperty() {
        return read.getReadOnlyProperty();
    }

    /** Whether somebody looks. */
    public void watch(boolean looks) {
        watched = looks;
        ask();
    }

    private void ask() {
        RunFrame frame = run.frame();
        if (!(run.material() instanceof TextMaterial text) || text.heldOutSymbols().length < 2) {
            asked = null;
            readings.cancel();
            read.set(null);
            return;
        }
        if (!watched || frame == null || frame.history().isEmpty() || readings.isBusy()) {
            return;
        }
        HistoryPoint point = run.pastProperty().get() != null ? run.pastProperty().get()
                : frame.history().get(frame.history().size() - 1);
        if (point == asked) {
            return;
        }
        asked = point;
        List<ModelSpec> specs = frame.lanes().stream().map(lane -> lane.model()).toList();
        int window = run.settingsProperty().get().steps();
        readings.ask(wanted -> read(text, specs, point, window, wanted));
    }

    private Read read(TextMaterial material, List<ModelSpec> specs, HistoryPoint point, int window,
            BooleanSupplier wanted) {
        TokenSequence passage = passage(material.tokenizer(), material.heldOutSymbols());
        List<double[]> lanes = new ArrayList<>();
        for (int lane = 0; lane < specs.size() && wanted.getAsBoolean(); lane++) {
            Model model = new Model(specs.get(lane), point.lanes().get(lane).parameters(), material.tokenizer(),
                    ModelCard.named(""));
            lanes.add(LanguageModel.readsText(model.spec()) ? surprise(model, passage) : surprise(model, passage, window));
        }
        return new Read(point.iteration(), passage, lanes);
    }

    private double[] surprise(Model model, TokenSequence passage) {
        Trace trace = new Reading(kernels, model, passage).trace(0, passage.length());
        double[] surprise = new double[passage.length() - 1];
        for (int t = 0; t < surprise.length; t++) {
            surprise[t] = trace.surprise(t);
        }
        return surprise;
    }

    /** Of a model without a state, which looks back over as many symbols as it learned from at once. */
    private double[] surprise(Model model, TokenSequence passage, int window) {
        WindowStepper stepper = new WindowStepper(kernels, model, window);
        double[] surprise = new double[passage.length() - 1];
        for (int t = 0; t < surprise.length; t++) {
            stepper.step(passage.id(t));
            surprise[t] = stepper.surprise(passage.id(t + 1));
        }
        return surprise;
    }

    private static TokenSequence passage(Tokenizer tokenizer, int[] symbols) {
        StringBuilder text = new StringBuilder();
        Tokenizer.Writer writer = tokenizer.writer();
        for (int i = 0; i < Math.min(SYMBOLS, symbols.length); i++) {
            text.append(writer.next(symbols[i]));
        }
        return tokenizer.encode(text + writer.end());
    }
}
