package rnnscope.train.live.setting;

import java.util.List;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.task.Tasks;

/**
 * Preset, settings under a name that are known to work in under a minute.
 *
 * @param title    a user's word
 * @param words    what one will see, in a sentence
 * @param settings all of them
 */
public record Preset(String title, String words, TrainingSettings settings) {

    /** In the order of a chooser; the first is the default. */
    public static List<Preset> all() {
        return List.of(
                new Preset("Stories", "From gibberish to words and sentences with speech marks that close.",
                        new TrainingSettings("story:1:400000", List.of("rnn-tanh", "gru", "lstm"), 64, 1, 0, 0, 50, 32,
                                Optimizer.Kind.ADAM, 0.004, 1, 0, 5, Initialisation.ORTHOGONAL, 1, 1, 0, 0.1)),
                task("aⁿbⁿ", "anbn:10", List.of("rnn-tanh", "lstm"), 16, 0.01,
                        "As many b's as a's: the loss falls to the entropy of n and no further."),
                task("Adding", "adding:60", List.of("rnn-tanh", "lstm"), 48, 0.005,
                        "The sum of two marked numbers: the LSTM remembers them, the RNN guesses on."),
                new Preset("Hello", "Four letters learned by heart, the classic first example.",
                        new TrainingSettings("hello", List.of("rnn-tanh"), 3, 1, 0, 0, 8, 2, Optimizer.Kind.ADAM, 0.05, 1, 0,
                                5, Initialisation.UNIFORM, 1, 1, 0, 0)));
    }

    private static Preset task(String title, String source, List<String> cells, int units, double rate, String words) {
        return new Preset(title, words, new TrainingSettings(source, cells, units, 1, 0, 0,
                Tasks.of(source).steps(), 50, Optimizer.Kind.ADAM,
                rate, 1, 0, 1, Initialisation.UNIFORM, 1, 1, 0, 0.1));
    }
}
