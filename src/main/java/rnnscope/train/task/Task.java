package rnnscope.train.task;

import java.util.List;
import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Tokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TrainingSpec;

/**
 * Task whose best possible loss is known. Its sequences are independent of one another, all of {@link #steps} steps,
 * and are made as they are needed; each begins with the zero state. Add one to {@link Tasks}.
 *
 * <p>The loss is the mean over the steps with a target: cross-entropy in nats where symbols are predicted, squared
 * error where numbers are.
 */
public interface Task {

    /**
     * A loss that is known without any training.
     *
     * @param loss   nats for each target, or squared error
     * @param reason how it comes about, in a sentence
     */
    record Bound(double loss, String reason) {}

    /** As a command line names it, with its size: "adding:100". */
    String id();

    /** "Adding problem, 100 steps". */
    String title();

    /** What it is, in a sentence. */
    String description();

    /** Steps of a sequence. */
    int steps();

    /** Symbols at the input and at the output, each one character, in the order of their numbers; none for numbers. */
    default List<String> symbols() {
        return List.of();
    }

    /** Numbers that enter at each step; 0 for symbols. */
    default int inputs() {
        return 0;
    }

    /** Numbers that are predicted at each step; 0 for symbols. */
    default int outputs() {
        return 0;
    }

    /** The least loss that any model can reach. */
    Bound optimum();

    /** What is reached without any memory of what entered; a model that gets no further has not learned the task. */
    Bound trivial();

    /** Writes one sequence, which step t of a cleared batch of one sequence holds in row t. */
    void write(SeededRandom random, Batch sequence);

    /**
     * Writes what should come out of a sequence of any length, where that follows from what enters.
     *
     * @return false where it does not, and nothing is written
     */
    default boolean solve(Batch sequence) {
        return false;
    }

    // What follows from these

    /** The tokenizer of its symbols; without any where the task is on numbers. */
    default Tokenizer tokenizer() {
        return new CharacterTokenizer(new Vocabulary(symbols()));
    }

    /** The network with these inputs and outputs. */
    default ModelSpec model(String cell, int layers, int units, int embedding, double dropout, boolean residual) {
        return new ModelSpec(cell, layers, units, symbols().size(), embedding, dropout, residual, inputs(), outputs());
    }

    /** Settings that do well on it, at usual sizes and with gated cells. */
    default TrainingSpec training(long seed) {
        return new TrainingSpec(50, steps(), Optimizer.Kind.ADAM, 0.005, 1, 0, 1, Initialisation.ORTHOGONAL,
                forgetBias(), seed);
    }

    /** What an LSTM's forget gates begin with to do well on it. */
    default double forgetBias() {
        return 1;
    }

    /**
     * The forget bias for a task whose answer waits for something {@code steps} steps before. A gate that begins with
     *
     * <pre>
     *   σ(ln T) = T / (T + 1)
     * </pre>
     *
     * keeps 1/e of what it holds over about T steps (Tallec and Ollivier, 2018: chrono initialisation, at its longest).
     *
     * @return ln T, to a tenth
     */
    static double forgetBias(int steps) {
        return Math.round(10 * Math.log(steps)) / 10.0;
    }

    /** What the loss is called. */
    default String lossName() {
        return Words.of(outputs() > 0 ? "train.loss.squared" : "train.loss.target");
    }
}
