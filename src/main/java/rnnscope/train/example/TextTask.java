package rnnscope.train.example;

import java.util.Arrays;
import java.util.List;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.pair.PairCorpus;
import rnnscope.text.pair.TextPair;
import rnnscope.train.TrainingSpec;

/**
 * A task of texts.
 *
 * @param corpus  what belongs together
 * @param recipe  what does well
 */
record TextTask(String id, String title, String description, Tokenizer tokenizer, Tokenizer output, PairCorpus corpus,
        ModelSpec model, Recipe recipe) implements ExampleTask {

    @Override
    public List<Batch> training() {
        return corpus.training().stream().map(this::example).toList();
    }

    @Override
    public List<Batch> heldOut() {
        return corpus.heldOut().stream().map(this::example).toList();
    }

    private Batch example(TextPair pair) {
        int[] target = ids(output, pair.target());
        if (model.wiring().shape() == Shape.ENCODER_DECODER) {
            target = Arrays.copyOf(target, target.length + 1);
            target[target.length - 1] = output.vocabulary().size();
        }
        return new Batch(ids(tokenizer, pair.source()), new float[0], target, new float[0]);
    }

    private static int[] ids(Tokenizer tokenizer, String text) {
        TokenSequence sequence = tokenizer.encode(text);
        return sequence.ids(0, sequence.length());
    }

    @Override
    public TrainingSpec training(int steps, long seed) {
        return recipe.training(steps, seed);
    }

    @Override
    public int epochs() {
        return recipe.epochs();
    }
}
