package rnnscope.session.training;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.ngram.NgramModel;
import rnnscope.language.Words;
import rnnscope.session.background.LatestTask;
import rnnscope.train.example.PriceSeries;
import rnnscope.train.live.material.ExampleMaterial;
import rnnscope.train.live.material.TaskMaterial;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.task.Task;

/** Baselines that a run must beat, worked out in the background on the same split. */
public final class Baselines {
    private static final int ORDERS = 5;

    private final ReadOnlyObjectWrapper<List<Baseline>> lines = new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final LatestTask<List<Baseline>> counting;
    private TrainingMaterial of;

    Baselines(Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.counting = new LatestTask<>(background, foreground, lines::set, failed);
    }

    /** From the highest loss; empty while not known. */
    public ReadOnlyObjectProperty<List<Baseline>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    public List<Baseline> lines() {
        return lines.get();
    }

    /** Works out those of another material. */
    void ask(TrainingMaterial material) {
        if (material == of) {
            return;
        }
        of = material;
        lines.set(List.of());
        counting.ask(wanted -> count(material, wanted));
    }

    private static List<Baseline> count(TrainingMaterial material, BooleanSupplier wanted) {
        List<Baseline> found = new ArrayList<>();
        if (material instanceof TaskMaterial task) {
            Task.Bound trivial = task.task().trivial();
            Task.Bound optimum = task.task().optimum();
            found.add(new Baseline(Words.of("session.baseline.no-memory"), trivial.loss(), trivial.reason()));
            found.add(new Baseline(Words.of("session.baseline.optimum"), optimum.loss(), optimum.reason()));
        }
        if (material instanceof TextMaterial text) {
            int symbols = text.tokenizer().vocabulary().size();
            found.add(uniform(symbols));
            if (text.heldOutSymbols().length > 1) {
                NgramModel model = NgramModel.train(text.trainingSymbols(), symbols, ORDERS,
                        (done, total) -> wanted.getAsBoolean());
                double[] losses = model.losses(text.heldOutSymbols(), (done, total) -> wanted.getAsBoolean());
                for (int order = 1; order <= ORDERS; order++) {
                    found.add(new Baseline(Words.of("session.baseline.ngram", order), losses[order - 1],
                            Words.of("session.baseline.ngram.words", order)));
                }
            }
        }
        if (material instanceof ExampleMaterial examples && material.predictsSymbols()) {
            int symbols = examples.task().model().outputWidth();
            found.add(uniform(symbols));
        }
        if (material instanceof ExampleMaterial examples && examples.task().id().equals("prices")) {
            found.add(new Baseline(Words.of("session.baseline.yesterday"), PriceSeries.errorOfYesterday(examples.task().heldOut()),
                    Words.of("session.baseline.yesterday.words")));
            found.add(new Baseline(Words.of("session.baseline.optimum"), PriceSeries.LEAST_ERROR,
                    Words.of("session.baseline.noise")));
        }
        return List.copyOf(found);
    }

    private static Baseline uniform(int symbols) {
        return new Baseline(Words.of("session.baseline.uniform"), NgramModel.uniform(symbols),
                Words.of("session.baseline.uniform.words", symbols));
    }
}
