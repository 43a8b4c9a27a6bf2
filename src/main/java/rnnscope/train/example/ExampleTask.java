package rnnscope.train.example;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.Tokenizer;
import rnnscope.train.TrainingSpec;

/**
 * Example task that comes as a fixed set of examples, some to learn from, others to measure on. Add one to
 * {@link ExampleTasks}. An example is a {@link Batch} of one sequence.
 */
public interface ExampleTask {

    /** As a command line names it: "reverse:10". */
    String id();

    /** As the card of a model that learned it says. */
    default String cardName() {
        return "task " + id();
    }

    /** What the user should know about it, each in words. */
    default List<String> remarks() {
        return List.of();
    }

    /** Of the symbols that enter; without any where numbers enter. */
    Tokenizer tokenizer();

    /** Of the symbols or labels that are predicted; {@link #tokenizer} where numbers are. */
    Tokenizer output();

    /** Examples to learn from. */
    List<Batch> training();

    /** Examples to measure on, none of which is among those to learn from. */
    List<Batch> heldOut();

    /** As many of those, at most, spread over all of them. */
    default List<Batch> heldOut(int most) {
        List<Batch> all = heldOut();
        int count = Math.min(most, all.size());
        return IntStream.range(0, count).mapToObj(i -> all.get((int) ((long) i * all.size() / count))).toList();
    }

    /** What should come out of a source that need not be among these; null where nobody can say. */
    Batch solved(String source);

    /** A model that does well. */
    ModelSpec model();

    /** Settings that do well, for windows of {@code steps} steps. */
    TrainingSpec training(int steps, long seed);

    /** Epochs that such a training takes. */
    int epochs();
}
