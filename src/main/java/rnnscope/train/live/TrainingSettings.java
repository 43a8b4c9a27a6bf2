package rnnscope.train.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.text.Tokenization;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.TrainingSpec;

/**
 * Training settings, all that the user chooses before a run begins. May hold what makes no sense:
 * {@link SettingsCheck} says what and why.
 *
 * @param source       name of a corpus or a task, as a command line names it
 * @param cells        ids of the cells of one to three lanes, each of another kind
 * @param units        hidden units of each layer
 * @param layers       stacked layers
 * @param embedding    width of a learned embedding; 0 for one-hot input
 * @param dropout      probability, between layers
 * @param steps        steps of a window: how far gradients go back
 * @param batch        sequences side by side
 * @param learningRate at the start
 * @param decay        factor of the learning rate at each epoch after {@code decayAfter}
 * @param clip         greatest norm of the gradient; 0 for none
 * @param forgetBias   what an LSTM's forget gates begin with
 * @param seed         decides everything random
 * @param epochs       passes over the text; 0 for no end
 * @param heldOut      share of the text that is measured on and not learned; a task decides it by itself
 * @param wiring       of the networks that learn a task of examples; plain for all others
 * @param tokenization how a text is cut into symbols; characters for all else
 */
public record TrainingSettings(String source, List<String> cells, int units, int layers, int embedding, double dropout,
        int steps, int batch, Optimizer.Kind optimizer, double learningRate, double decay, int decayAfter, double clip,
        Initialisation init, double forgetBias, long seed, double epochs, double heldOut, WiringChoice wiring,
        Tokenization tokenization) {
    public static final int MOST_LANES = 3;

    public TrainingSettings {
        cells = List.copyOf(cells);
    }

    /** Of characters. */
    public TrainingSettings(String source, List<String> cells, int units, int layers, int embedding, double dropout,
            int steps, int batch, Optimizer.Kind optimizer, double learningRate, double decay, int decayAfter, double clip,
            Initialisation init, double forgetBias, long seed, double epochs, double heldOut, WiringChoice wiring) {
        this(source, cells, units, layers, embedding, dropout, steps, batch, optimizer, learningRate, decay, decayAfter,
                clip, init, forgetBias, seed, epochs, heldOut, wiring, Tokenization.CHARACTERS);
    }

    /** With the plain wiring. */
    public TrainingSettings(String source, List<String> cells, int units, int layers, int embedding, double dropout,
            int steps, int batch, Optimizer.Kind optimizer, double learningRate, double decay, int decayAfter, double clip,
            Initialisation init, double forgetBias, long seed, double epochs, double heldOut) {
        this(source, cells, units, layers, embedding, dropout, steps, batch, optimizer, learningRate, decay, decayAfter,
                clip, init, forgetBias, seed, epochs, heldOut, WiringChoice.PLAIN);
    }

    /** An LSTM with 64 units that learns {@code source} with Adam. */
    public static TrainingSettings of(String source) {
        return new TrainingSettings(source, List.of("lstm"), 64, 1, 0, 0, 50, 32, Optimizer.Kind.ADAM, 0.002, 1, 0, 5,
                Initialisation.UNIFORM, 1, 1, 0, 0.1);
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public TrainingSpec training() {
        return training(steps);
    }

    /** The same with windows as long as a task says. */
    TrainingSpec training(int windowSteps) {
        return new TrainingSpec(batch, windowSteps, optimizer, learningRate, decay, decayAfter, clip, init, forgetBias, seed);
    }

    /** What may change while a run goes on. */
    public Hyperparameters hyperparameters() {
        return new Hyperparameters(learningRate, decay, decayAfter, clip);
    }

    /** The same with what may change while a run goes on. */
    public TrainingSettings with(Hyperparameters h) {
        return with(h.learningRate(), h.decay(), h.decayAfter(), h.clip());
    }

    /** Whether {@code other} is the same but for what may change while a run goes on. */
    public boolean isSameRun(TrainingSettings other) {
        return with(other.learningRate, other.decay, other.decayAfter, other.clip).equals(other);
    }

    private TrainingSettings with(double newRate, double newDecay, int newDecayAfter, double newClip) {
        return new TrainingSettings(source, cells, units, layers, embedding, dropout, steps, batch, optimizer, newRate,
                newDecay, newDecayAfter, newClip, init, forgetBias, seed, epochs, heldOut, wiring, tokenization);
    }

    // As texts, for a file

    public Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>(wiring.facts());
        facts.putAll(Map.ofEntries(Map.entry("source", source), Map.entry("cells", String.join(" ", cells)),
                Map.entry("units", "" + units), Map.entry("layers", "" + layers), Map.entry("embedding", "" + embedding),
                Map.entry("dropout", "" + dropout), Map.entry("steps", "" + steps), Map.entry("batch", "" + batch),
                Map.entry("optimizer", optimizer.name()), Map.entry("learning_rate", "" + learningRate),
                Map.entry("decay", "" + decay), Map.entry("decay_after", "" + decayAfter), Map.entry("clip", "" + clip),
                Map.entry("init", init.name()), Map.entry("forget_bias", "" + forgetBias), Map.entry("seed", "" + seed),
                Map.entry("epochs", "" + epochs), Map.entry("held_out", "" + heldOut),
                Map.entry("tokenizer", tokenization.tokenizer()), Map.entry("words", "" + tokenization.most()),
                Map.entry("as_is", "" + tokenization.asIs())));
        return facts;
    }

    /** @throws IllegalArgumentException when something is missing or is no number */
    public static TrainingSettings of(Map<String, String> facts) {
        try {
            return new TrainingSettings(facts.get("source"), List.of(facts.get("cells").split(" ")),
                    Integer.parseInt(facts.get("units")), Integer.parseInt(facts.get("layers")),
                    Integer.parseInt(facts.get("embedding")), Double.parseDouble(facts.get("dropout")),
                    Integer.parseInt(facts.get("steps")), Integer.parseInt(facts.get("batch")),
                    Optimizer.Kind.valueOf(facts.get("optimizer")), Double.parseDouble(facts.get("learning_rate")),
                    Double.parseDouble(facts.get("decay")), Integer.parseInt(facts.get("decay_after")),
                    Double.parseDouble(facts.get("clip")), Initialisation.valueOf(facts.get("init")),
                    Double.parseDouble(facts.get("forget_bias")), Long.parseLong(facts.get("seed")),
                    Double.parseDouble(facts.get("epochs")), Double.parseDouble(facts.get("held_out")),
                    facts.containsKey("scoring") ? WiringChoice.of(facts) : WiringChoice.PLAIN,
                    !facts.containsKey("tokenizer") ? Tokenization.CHARACTERS : new Tokenization(facts.get("tokenizer"),
                            Integer.parseInt(facts.get("words")), Boolean.parseBoolean(facts.get("as_is"))));
        } catch (NullPointerException e) {
            throw new IllegalArgumentException("settings are missing", e);
        }
    }
}
