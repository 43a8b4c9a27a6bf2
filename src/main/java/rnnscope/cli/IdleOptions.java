package rnnscope.cli;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.network.Topology;
import rnnscope.network.module.layer.Highway;
import rnnscope.network.module.layer.Residual;
import rnnscope.train.TrainingSpec;

/** Check for options of {@code train} that would change nothing of what is trained. */
final class IdleOptions {
    private static final List<String> OF_CORPUS = List.of("--steps", "--tokenizer", "--words", "--as-is",
            "--held-out", "--test", "--split");
    private static final List<String> OF_WIRING = List.of("--bidirectional", "--highway", "--heads", "--pooling",
            "--attention");

    private IdleOptions() {}

    /** A task has examples and steps of its own; its model opens with a text where it reads one. */
    static void refuseOfCorpus(Options options, boolean readsText) {
        OF_CORPUS.forEach(option -> options.refuse(option, Words.of("cli.idle.corpus")));
        if (!readsText) {
            options.refuse("--text", Words.of("cli.idle.corpus"));
        }
    }

    /** A task with a known optimum is learned by the layers alone; blocks of a Transformer have heads in them. */
    static void refuseOfWiring(Options options, String task, boolean blocks) {
        OF_WIRING.stream().filter(option -> !(blocks && option.equals("--heads")))
                .forEach(option -> options.refuse(option, Words.of("cli.idle.wiring", task)));
    }

    /** What the model and its training, as they will be, have no use for. */
    static void refuse(Options options, ModelSpec model, TrainingSpec training) {
        if (model.dropout() > 0 && model.layers() == 1) {
            options.refuse("--dropout", Words.of("cli.idle.dropout"));
        }
        if (model.residual() && Topology.of(model).all(Residual.class).isEmpty()) {
            options.refuse("--residual", Words.of("cli.idle.width"));
        }
        Wiring wiring = model.wiring();
        if (wiring.highway() && Topology.of(model).all(Highway.class).isEmpty()) {
            options.refuse("--highway", Words.of("cli.idle.width"));
        }
        if (training.decay() == 1 && training.decayAfter() > 0) {
            options.refuse("--decay-after", Words.of("cli.idle.decay"));
        }
    }
}
