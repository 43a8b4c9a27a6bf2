package rnnscope.cli.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import rnnscope.io.CheckpointFile;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.model.ParameterLayout;
import rnnscope.train.Trainer;

/**
 * Checkpoint of a training: what an interrupted one needs to go on, and the best parameters so far, in a file beside
 * the model's.
 */
public final class Checkpoint {
    private static final String FINGERPRINT = "fingerprint";

    private final Path file;
    private final String fingerprint;

    /** @param fingerprint what must be the same for training to go on: specs and corpus */
    public Checkpoint(Path file, String fingerprint) {
        this.file = file;
        this.fingerprint = fingerprint;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void write(Trainer trainer, TrainingLoop.Best best) throws IOException {
        CheckpointFile.write(file, Map.of(FINGERPRINT, fingerprint, "best_loss", Double.toString(best.loss()),
                "best_epochs", Double.toString(best.epochs())),
                List.of(new CheckpointFile.LaneState(trainer.state(), best.parameters())));
    }

    /** Puts the trainer back and returns the best parameters until then. */
    TrainingLoop.Best restore(Trainer trainer) throws IOException {
        CheckpointFile read = CheckpointFile.read(file);
        if (!fingerprint.equals(read.facts().get(FINGERPRINT))) {
            throw new IllegalArgumentException(Words.of("cli.checkpoint.other", file));
        }
        ParameterLayout layout = trainer.parameters().layout();
        try {
            trainer.restore(read.state(0, layout));
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file.toString(), e.getMessage(), e);
        }
        double loss = number(read, "best_loss");
        double epochs = number(read, "best_epochs");
        return new TrainingLoop.Best(read.best(0, layout), loss, epochs);
    }

    private double number(CheckpointFile read, String fact) throws ModelFileException {
        try {
            double value = Double.parseDouble(read.facts().getOrDefault(fact, ""));
            if (!Double.isNaN(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new ModelFileException(file.toString(), Words.of("cli.checkpoint.number", fact));
    }
}
