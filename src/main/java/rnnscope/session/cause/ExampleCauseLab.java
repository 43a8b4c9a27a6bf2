package rnnscope.session.cause;

import java.util.List;
import java.util.concurrent.Executor;
import rnnscope.analysis.cause.ExampleAblation;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.tape.Quantity;
import rnnscope.train.example.ExampleTasks;

/**
 * Causal question about a unit of a model that learned from examples: what the model as it was opened loses without it on
 * examples held out of its task, beside others at random.
 */
public final class ExampleCauseLab extends CausalQuestion<ExampleAblation> {
    /** Examples at most, spread over all that were held out: enough for a mean, and a matter of seconds. */
    private static final int MOST = 100;

    private final ExampleLab lab;
    private final Kernels kernels;
    private Model of;

    public ExampleCauseLab(Session session, ExampleLab lab, Executor background, Executor foreground) {
        super(background, foreground, session::failed);
        this.lab = lab;
        this.kernels = session.kernels();
        lab.answerProperty().addListener((property, was, is) -> {
            if (is.opened() != of) {
                forget();
                of = null;
            }
        });
    }

    public void ask(Quantity quantity, int unit) {
        Model model = lab.answer().opened();
        of = model;
        ask(progress -> {
            List<Batch> some = ExampleTasks.learned(model).heldOut(MOST);
            try (Workers workers = Workers.of(team())) {
                return ExampleAblation.of(model, some, quantity, unit, OTHERS, SEED, kernels, workers, progress);
            }
        });
    }
}
