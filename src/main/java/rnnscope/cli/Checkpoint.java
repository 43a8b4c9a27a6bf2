package rnnscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.io.Safetensors;
import rnnscope.io.Safetensors.Tensor;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.train.Trainer;

/**
 * All that an interrupted training needs to go on as if nothing had happened: parameters, the optimizer's moments, the
 * recurrent state, the best parameters so far. A safetensors file, written atomically.
 */
final class Checkpoint {
    private static final String FINGERPRINT = "fingerprint";

    private final Path file;
    private final String fingerprint;

    /** @param fingerprint what must be the same for training to go on: specs and corpus */
    Checkpoint(Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Trainer trainer, TrainingLoop.Best best) throws IOException {
        Trainer.State state = trainer.state();
        List<Tensor> tensors = new ArrayList<>();
        add(tensors, "now.", state.parameters());
        add(tensors, "first.", state.firstMoment());
        add(tensors, "second.", state.secondMoment());
        add(tensors, "best.", best.parameters());
        tensors.add(new Tensor("state", new int[] {state.state().length}, state.state()));
        new Safetensors(Map.of(FINGERPRINT, fingerprint, "iteration", Long.toString(state.iteration()),
                "best_loss", Double.toString(best.loss()), "best_epochs", Double.toString(best.epochs())), tensors)
                .write(file);
    }

    /** Puts the trainer back and returns the best parameters until then. */
    TrainingLoop.Best restore(Trainer trainer) throws IOException {
        Safetensors read = Safetensors.read(file);
        if (!fingerprint.equals(read.metadata().get(FINGERPRINT))) {
            throw new IllegalArgumentException(file + " belongs to a training with other settings; remove it, or train without --resume");
        }
        Map<String, float[]> tensors = new HashMap<>();
        read.tensors().forEach(t -> tensors.put(t.name(), t.values()));
        ParameterLayout layout = trainer.parameters().layout();
        trainer.restore(new Trainer.State(Long.parseLong(read.metadata().get("iteration")), get(tensors, "now.", layout),
                get(tensors, "first.", layout), get(tensors, "second.", layout), tensors.get("state")));
        return new TrainingLoop.Best(get(tensors, "best.", layout), Double.parseDouble(read.metadata().get("best_loss")),
                Double.parseDouble(read.metadata().get("best_epochs")));
    }

    private static void add(List<Tensor> tensors, String prefix, Parameters parameters) {
        parameters.layout().slices().forEach(
                slice -> tensors.add(new Tensor(prefix + slice.name(), slice.shape(), parameters.get(slice.name()))));
    }

    private static Parameters get(Map<String, float[]> tensors, String prefix, ParameterLayout layout) {
        Parameters parameters = new Parameters(layout);
        layout.slices().forEach(slice -> parameters.set(slice.name(), tensors.get(prefix + slice.name())));
        return parameters;
    }
}
