package rnnscope.session.example.gradient;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.gradient.WeightLevers;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.session.background.CoalescingRefresh;
import rnnscope.session.background.LatestTask;
import rnnscope.session.example.AttentionTwin;
import rnnscope.session.example.PairAnswer;

/**
 * Gradients at the source of the answer that shows, beside those of the model's twin. Worked out in the background; changes
 * that come faster than answers are left out, and those of a model in training take a small share of the time. All methods
 * are called in the foreground.
 */
public final class SourceGradientLab {
    /** How many times as long as the gradients of a model in training took there are none. */
    private static final int PATIENCE = 9;

    private final Kernels kernels;
    private final CoalescingRefresh<Found> refresh;
    private final ReadOnlyObjectWrapper<SourceComparison> comparison =
            new ReadOnlyObjectWrapper<>(this, "comparison");
    private PairAnswer asked;
    private WeightLevers levers = WeightLevers.NONE;
    /** The newest that was found, with the model whose twin it has. */
    private Found found;

    private record Found(SourceComparison comparison, Model ofTwin) {
        boolean hasTwinOf(Model model) {
            return ofTwin.card().corpus().equals(model.card().corpus()) && ofTwin.spec().equals(model.spec());
        }
    }

    public SourceGradientLab(Kernels kernels, Executor background, Executor foreground, Consumer<Throwable> failed) {
        this.kernels = kernels;
        this.refresh = new CoalescingRefresh<>(background, foreground, this::measure, this::measured, failed);
    }

    /** The newest there is, which may be of an older answer; null until there is one. */
    public ReadOnlyObjectProperty<SourceComparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /** The newest that still tells of an answer; null while there is none. */
    public SourceComparison of(PairAnswer answer) {
        return comparison.get() != null && comparison.get().tellsOf(answer) ? comparison.get() : null;
    }

    /** Asks for the gradients of an answer, unless they were asked for last. */
    public void ask(PairAnswer answer) {
        if (answer != asked) {
            asked = answer;
            refresh.ask();
        }
    }

    /** Asks anew for what was asked for, with other recurrent weights. */
    public void move(WeightLevers moved) {
        levers = moved;
        if (asked != null) {
            refresh.ask();
        }
    }

    /** Nothing that was asked for is wanted any more. */
    public void cancel() {
        refresh.cancel();
        asked = null;
    }

    private LatestTask.Work<Found> measure() {
        PairAnswer answer = asked;
        Found before = found;
        WeightLevers now = levers;
        return wanted -> {
            long start = System.nanoTime();
            Model model = answer.model();
            boolean sameTwin = before != null && before.hasTwinOf(model);
            Model twin = sameTwin ? before.comparison.twin() : AttentionTwin.of(model);
            SourceComparison next = SourceComparison.of(kernels, answer, twin, now, wanted);
            if (sameTwin && before.comparison.answer().model() != model) {
                TimeUnit.NANOSECONDS.sleep(PATIENCE * (System.nanoTime() - start));
            }
            return new Found(next, model);
        };
    }

    private void measured(Found next) {
        found = next;
        comparison.set(next.comparison);
    }
}
