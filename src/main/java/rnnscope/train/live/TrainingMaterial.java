package rnnscope.train.live;

import rnnscope.model.ModelSpec;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;

/** What is to be learned: a text, or a task. */
public interface TrainingMaterial {
    /** How a model's card calls it. */
    String name();

    /** What the symbols mean. */
    Tokenizer tokenizer();

    /** Symbols to learn; {@link Integer#MAX_VALUE} where they are made as they are needed. */
    int length();

    /** @throws IllegalArgumentException in words for the user when the settings make no sense */
    ModelSpec model(TrainingSettings settings, String cell);

    /** Windows to learn, the same for every lane. */
    Batches training(TrainingSettings settings);

    /** Windows to measure on, or null where nothing is held out. */
    Batches heldOut();
}
