package rnnscope.session.example.length;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.bottleneck.LengthCurve;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Progress;
import rnnscope.session.example.AttentionTwin;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/**
 * Question how well a model does by the length of its sources, and beside it the shipped one that differs in
 * attention.
 */
public record LengthQuestion(Model model) {

    /** Whether the examples held out of its task are known, and differ in length. */
    public static boolean suits(Model model) {
        return model.spec().wiring().shape() == Shape.ENCODER_DECODER && model.spec().readsSymbols()
                && ExampleTasks.isLearned(model.card().corpus());
    }

    /**
     * The curve of the model, then that of its twin where there is one.
     *
     * @throws CancellationException when {@code progress} says no
     */
    public List<LengthCurve> answer(Kernels kernels, Progress progress) {
        ExampleTask task = ExampleTasks.learned(model);
        List<Model> models = new ArrayList<>(List.of(model));
        Model twin = AttentionTwin.of(model);
        if (twin != null) {
            models.add(twin);
        }
        List<LengthCurve> curves = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
            int done = i;
            curves.add(LengthCurve.of(models.get(i), task, kernels,
                    (part, of) -> progress.report((long) done * of + part, of * models.size())));
        }
        return curves;
    }
}
