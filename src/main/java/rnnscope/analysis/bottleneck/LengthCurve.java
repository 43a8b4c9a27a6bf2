package rnnscope.analysis.bottleneck;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Scoring;
import rnnscope.network.Progress;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;

/**
 * Share of held-out examples that a model writes exactly, by the length of the source. What a decoder without
 * attention knows of a source is one state of fixed size: the longer the source, the less of it can be there (Cho, van
 * Merriënboer, Bahdanau and Bengio, 2014). Immutable.
 *
 * @param model   its name
 * @param attends whether it looks at the source while it writes
 * @param groups  the shortest sources first
 */
public record LengthCurve(String model, boolean attends, List<LengthGroup> groups) {
    private static final int TOGETHER = 50;

    public LengthCurve {
        groups = List.copyOf(groups);
    }

    /**
     * Measures a model on all held-out examples of a task.
     *
     * @throws java.util.concurrent.CancellationException when {@code progress} says no
     */
    public static LengthCurve of(Model model, ExampleTask task, Kernels kernels, Progress progress) {
        Accuracy accuracy = Accuracy.of(model,
                ExampleBatches.heldOut(model.spec(), task.heldOut(), TOGETHER), kernels, Workers.of(1), progress);
        return new LengthCurve(model.card().name(), model.spec().wiring().scoring() != Scoring.NONE,
                LengthGroup.of(accuracy.byLength()));
    }

    /** Share of exact ones among all. */
    public double exact() {
        return (double) groups.stream().mapToInt(LengthGroup::exact).sum()
                / groups.stream().mapToInt(LengthGroup::examples).sum();
    }
}
