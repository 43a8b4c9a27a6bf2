package rnnscope.train.live;

import java.util.List;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;

/**
 * Settings under a name that are known to work in under a minute.
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
                                Optimizer.Kind.ADAM, 0.002, 1, 0, 5, Initialisation.UNIFORM, 1, 1, 0, 0.1)),
                new Preset("Hello", "Four letters learned by heart, the classic first example.",
                        new TrainingSettings("hello", List.of("rnn-tanh"), 3, 1, 0, 0, 8, 2, Optimizer.Kind.ADAM, 0.05, 1, 0,
                                5, Initialisation.UNIFORM, 1, 1, 0, 0)));
    }
}
