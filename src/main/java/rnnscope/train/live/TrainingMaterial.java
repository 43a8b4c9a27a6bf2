package rnnscope.train.live;

import rnnscope.model.ModelSpec;
import rnnscope.text.TextFileException;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.task.Tasks;

/** What is to be learned: a text, or a task. */
public interface TrainingMaterial {
    /**
     * What settings name: a task or a corpus.
     *
     * @throws TextFileException        when there is no such corpus
     * @throws IllegalArgumentException in words for the user when the name makes no sense
     */
    static TrainingMaterial open(TrainingSettings settings) throws TextFileException {
        return Tasks.isTask(settings.source()) ? TaskMaterial.of(settings.source())
                : TextMaterial.open(settings.source(), settings.heldOut());
    }

    /** How a model's card calls it. */
    String name();

    /** What the symbols mean. */
    Tokenizer tokenizer();

    /** Symbols to learn; {@link Integer#MAX_VALUE} where they are made as they are needed. */
    int length();

    /** Whether it is made of symbols, so that a model of it can read a text and write one. */
    boolean readsText();

    /** Some of it to read; empty where it is not made of symbols. */
    String excerpt();

    /** The unit of the loss: "nats per symbol". */
    String lossName();

    /** @throws IllegalArgumentException in words for the user when the settings make no sense */
    ModelSpec model(TrainingSettings settings, String cell);

    /** Windows to learn, the same for every lane. */
    Batches training(TrainingSettings settings);

    /** Windows to measure on, or null where nothing is held out. */
    Batches heldOut();
}
