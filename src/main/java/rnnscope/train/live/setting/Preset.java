package rnnscope.train.live.setting;

import java.util.List;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.task.Tasks;

/**
 * Preset, settings under a name that are known to work in under a minute.
 *
 * @param id       names it in a file
 * @param settings all of them
 */
public record Preset(String id, TrainingSettings settings) {
    /** A user's word. */
    public String title() {
        return Words.of("train.preset." + id + ".title");
    }

    /** What one will see, in a sentence. */
    public String words() {
        return Words.of("train.preset." + id + ".words");
    }

    /** In the order of a chooser; the first is the default. */
    public static List<Preset> all() {
        return Stream.of(general(), ofNeuroscience(), ofPictures()).flatMap(List::stream).toList();
    }

    /** Those of a first lecture. */
    public static List<Preset> general() {
        return List.of(
                new Preset("stories",
                        new TrainingSettings("story:1:400000", List.of("rnn-tanh", "gru", "lstm"), 64, 1, 0, 0, 50, 32,
                                Optimizer.Kind.ADAM, 0.004, 1, 0, 5, Initialisation.ORTHOGONAL, 1, 1, 0, 0.1)),
                task("aⁿbⁿ", "anbn:10", List.of("rnn-tanh", "lstm"), 16, 0.01),
                task("adding", "adding:60", List.of("rnn-tanh", "lstm"), 48, 0.005),
                new Preset("block", TrainingSettings.of(new Setting.Values().put(Setting.SOURCE, "sort-in-place:8")
                        .put(Setting.CELLS, List.of(LayerSpec.BLOCK)).put(Setting.UNITS, 32).put(Setting.LAYERS, 2)
                        .put(Setting.EMBEDDING, 32).put(Setting.HEADS, 4).put(Setting.STEPS, 8).put(Setting.BATCH, 64)
                        .put(Setting.LEARNING_RATE, 0.003).put(Setting.CLIP, 1.0).put(Setting.EPOCHS, 0.0))),
                new Preset("masked", TrainingSettings.of(new Setting.Values().put(Setting.SOURCE, "masked")
                        .put(Setting.CELLS, List.of("lstm", LayerSpec.BLOCK)).put(Setting.UNITS, 48).put(Setting.EMBEDDING, 48)
                        .put(Setting.BIDIRECTIONAL, true).put(Setting.STEPS, 14).put(Setting.BATCH, 64)
                        .put(Setting.LEARNING_RATE, 0.003).put(Setting.CLIP, 1.0).put(Setting.EPOCHS, 0.0))),
                new Preset("hello",
                        new TrainingSettings("hello", List.of("rnn-tanh"), 3, 1, 0, 0, 8, 2, Optimizer.Kind.ADAM, 0.05, 1, 0,
                                5, Initialisation.UNIFORM, 1, 1, 0, 0)));
    }

    /** Tasks of neuroscience, whose networks are looked at as dynamical systems. */
    public static List<Preset> ofNeuroscience() {
        return List.of(task("flipflop", "flipflop:30", List.of("rnn-tanh"), 24, 0.005),
                task("sine", "sine:100", 48, 0.003), task("context", "context:30", 48, 0.001),
                task("match", "match:10", 48, 0.004));
    }

    /** Tasks of pictures that are read or drawn patch by patch. */
    public static List<Preset> ofPictures() {
        return List.of(patches("glimpses", "glimpses:6", "gru", 6, 32, 0.003),
                patches("drawing", "draw:8", "lstm", 8, 25, 0.004));
    }

    private static Preset patches(String id, String source, String cell, int steps, int batch, double rate) {
        return new Preset(id, TrainingSettings.of(new Setting.Values().put(Setting.SOURCE, source)
                .put(Setting.CELLS, List.of(cell)).put(Setting.UNITS, 64).put(Setting.STEPS, steps).put(Setting.BATCH, batch)
                .put(Setting.LEARNING_RATE, rate).put(Setting.CLIP, 1.0).put(Setting.INIT, Initialisation.ORTHOGONAL)
                .put(Setting.EPOCHS, 0.0)));
    }

    /** An Elman network that begins with orthogonal weights, which keep what is in a state. */
    private static Preset task(String id, String source, int units, double rate) {
        TrainingSettings plain = task(id, source, List.of("rnn-tanh"), units, rate).settings;
        return new Preset(id, TrainingSettings.of(plain.values().put(Setting.INIT, Initialisation.ORTHOGONAL)));
    }

    private static Preset task(String id, String source, List<String> cells, int units, double rate) {
        return new Preset(id, new TrainingSettings(source, cells, units, 1, 0, 0,
                Tasks.of(source).steps(), 50, Optimizer.Kind.ADAM,
                rate, 1, 0, 1, Initialisation.UNIFORM, 1, 1, 0, 0.1));
    }
}
