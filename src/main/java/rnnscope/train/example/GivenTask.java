package rnnscope.train.example;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.pair.TextPair;
import rnnscope.train.TrainingSpec;

/**
 * Task whose examples are given.
 *
 * @param recipe   what does well
 * @param solution what becomes of any source; null where that is not known
 */
record GivenTask(String id, Tokenizer tokenizer, Tokenizer output, List<Batch> training, List<Batch> heldOut,
        ModelSpec model, Recipe recipe, UnaryOperator<String> solution) implements ExampleTask {

    /** Texts as a model reads and writes them; where a sequence is written, with its end. */
    static List<Batch> examples(List<TextPair> pairs, Tokenizer tokenizer, Tokenizer output, ModelSpec model) {
        return pairs.stream().map(pair -> new Batch(ids(tokenizer, pair.source()), new float[0],
                target(output, pair.target(), model), new float[0])).toList();
    }

    /** What is to be written, with its end, or the labels. */
    static int[] target(Tokenizer output, String text, ModelSpec model) {
        int[] target = ids(output, text);
        if (!model.wiring().shape().decodes()) {
            return target;
        }
        int[] ended = Arrays.copyOf(target, target.length + 1);
        ended[target.length] = output.vocabulary().size();
        return ended;
    }

    static int[] ids(Tokenizer tokenizer, String text) {
        TokenSequence sequence = tokenizer.encode(text);
        return sequence.ids(0, sequence.length());
    }

    @Override
    public Batch solved(String source) {
        return solution == null ? null
                : examples(List.of(new TextPair(source, solution.apply(source))), tokenizer, output, model).get(0);
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
