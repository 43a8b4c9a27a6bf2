package rnnscope.train.live.setting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
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
 * @param stack        layers that differ, and whether there are biases
 */
public record TrainingSettings(String source, List<String> cells, int units, int layers, int embedding, double dropout,
        int steps, int batch, Optimizer.Kind optimizer, double learningRate, double decay, int decayAfter, double clip,
        Initialisation init, double forgetBias, long seed, double epochs, double heldOut, WiringChoice wiring,
        Tokenization tokenization, StackChoice stack) {
    public static final int MOST_LANES = 3;
    /** What may change while a run goes on. */
    private static final List<Setting<?>> STEERED = List.of(Setting.LEARNING_RATE, Setting.DECAY, Setting.DECAY_AFTER,
            Setting.CLIP);
    /** What the first files did not have. */
    private static final Set<Setting<?>> ADDED = Set.of(Setting.RESIDUAL, Setting.BIDIRECTIONAL, Setting.HIGHWAY,
            Setting.HEADS, Setting.POOLING, Setting.SCORING, Setting.TOKENIZER, Setting.WORDS, Setting.AS_IS,
            Setting.STACK, Setting.NO_BIAS, Setting.EVERY_STEP);

    public TrainingSettings {
        cells = stack.lanes(List.copyOf(cells));
    }

    /** Of layers that are alike. */
    public TrainingSettings(String source, List<String> cells, int units, int layers, int embedding, double dropout,
            int steps, int batch, Optimizer.Kind optimizer, double learningRate, double decay, int decayAfter, double clip,
            Initialisation init, double forgetBias, long seed, double epochs, double heldOut, WiringChoice wiring,
            Tokenization tokenization) {
        this(source, cells, units, layers, embedding, dropout, steps, batch, optimizer, learningRate, decay, decayAfter,
                clip, init, forgetBias, seed, epochs, heldOut, wiring, tokenization, StackChoice.ALIKE);
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

    /** An LSTM with 64 units that learns {@code source} with Adam, without an end. */
    public static TrainingSettings of(String source) {
        return of(new Setting.Values().put(Setting.SOURCE, source).put(Setting.UNITS, 64).put(Setting.EPOCHS, 0.0));
    }

    /** Of what is chosen, and what is usual for the rest. */
    public static TrainingSettings of(Setting.Values v) {
        String tokenizer = v.get(Setting.TOKENIZER);
        int words = Tokenization.ofWords(tokenizer) ? Math.max(0, v.get(Setting.WORDS)) : 0;
        return new TrainingSettings(v.get(Setting.SOURCE), v.get(Setting.CELLS), v.get(Setting.UNITS),
                v.get(Setting.LAYERS), v.get(Setting.EMBEDDING), v.get(Setting.DROPOUT), v.get(Setting.STEPS),
                v.get(Setting.BATCH), v.get(Setting.OPTIMIZER), v.get(Setting.LEARNING_RATE), v.get(Setting.DECAY),
                v.get(Setting.DECAY_AFTER), v.get(Setting.CLIP), v.get(Setting.INIT), v.get(Setting.FORGET_BIAS),
                v.get(Setting.SEED), v.get(Setting.EPOCHS), v.get(Setting.HELD_OUT),
                new WiringChoice(v.get(Setting.BIDIRECTIONAL), v.get(Setting.HIGHWAY), v.get(Setting.RESIDUAL),
                        v.get(Setting.HEADS), v.get(Setting.POOLING), v.get(Setting.SCORING), v.get(Setting.EVERY_STEP)),
                new Tokenization(tokenizer, words, v.get(Setting.AS_IS)),
                new StackChoice(v.get(Setting.STACK), !v.get(Setting.NO_BIAS)));
    }

    /** All of it, to be changed. */
    public Setting.Values values() {
        Setting.Values values = new Setting.Values();
        Setting.all().forEach(setting -> setting.copy(this, values));
        return values;
    }

    /** The same with what a model is. */
    public TrainingSettings with(ModelSpec model) {
        return of(values().put(Setting.CELLS, List.of(model.top().cell())).put(Setting.UNITS, model.top().units())
                .put(Setting.LAYERS, model.layers()).put(Setting.EMBEDDING, model.embedding())
                .put(Setting.DROPOUT, model.dropout()).put(Setting.RESIDUAL, model.residual())
                .put(Setting.STACK, StackChoice.of(model).words()).put(Setting.NO_BIAS, !StackChoice.of(model).biases())
                .put(Setting.BIDIRECTIONAL, model.wiring().bidirectional())
                .put(Setting.HIGHWAY, model.wiring().highway()).put(Setting.HEADS, model.wiring().heads())
                .put(Setting.POOLING, model.wiring().pooling()).put(Setting.SCORING, model.wiring().scoring())
                .put(Setting.EVERY_STEP, model.wiring().everyStep()));
    }

    /** The same with how a model is trained. */
    public TrainingSettings with(TrainingSpec training) {
        return of(values().put(Setting.BATCH, training.batch()).put(Setting.STEPS, training.steps())
                .put(Setting.OPTIMIZER, training.optimizer()).put(Setting.INIT, training.init())
                .put(Setting.FORGET_BIAS, training.forgetBias()).put(Setting.SEED, training.seed()))
                .with(new Hyperparameters(training.learningRate(), training.decay(), training.decayAfter(),
                        training.clip()));
    }

    /**
     * A task's model with what is chosen of it.
     *
     * @throws IllegalArgumentException in words for the user when that makes no sense
     */
    public ModelSpec model(ModelSpec usual, String cell) {
        return layered(new ModelSpec(cell, layers, units, usual.vocabulary(), embedding, dropout, wiring.residual(),
                usual.inputs(), usual.outputs(), wiring.wiring(usual.wiring().shape(), usual.wiring().symbols())
                        .withGlimpses(usual.wiring().glimpses())));
    }

    /**
     * A model of equal layers with the layers that are chosen one by one, without biases where that is chosen, and with the
     * heads that are chosen for blocks of a Transformer.
     *
     * @throws IllegalArgumentException in words for the user when that makes no sense
     */
    public ModelSpec layered(ModelSpec model) {
        ModelSpec layered = stack.over(model);
        return layered.isTransformer() && wiring.heads() > 0 ? layered.withHeads(wiring.heads()) : layered;
    }

    /** @throws IllegalArgumentException in words for the user when a value makes no sense */
    public TrainingSpec training() {
        return training(steps);
    }

    /** The same with windows as long as a task says. */
    public TrainingSpec training(int windowSteps) {
        return new TrainingSpec(batch, windowSteps, optimizer, learningRate, decay, decayAfter, clip, init, forgetBias, seed);
    }

    /** What may change while a run goes on. */
    public Hyperparameters hyperparameters() {
        return new Hyperparameters(learningRate, decay, decayAfter, clip);
    }

    /** The same with what may change while a run goes on. */
    public TrainingSettings with(Hyperparameters h) {
        return of(values().put(Setting.LEARNING_RATE, h.learningRate()).put(Setting.DECAY, h.decay())
                .put(Setting.DECAY_AFTER, h.decayAfter()).put(Setting.CLIP, h.clip()));
    }

    /** Whether {@code other} is the same but for what may change while a run goes on. */
    public boolean isSameRun(TrainingSettings other) {
        Setting.Values alike = values();
        STEERED.forEach(setting -> setting.copy(other, alike));
        return of(alike).equals(other);
    }

    // As texts, for a file

    public Map<String, String> facts() {
        Map<String, String> facts = new HashMap<>();
        Setting.all().forEach(setting -> facts.put(setting.key(), setting.written(this)));
        return facts;
    }

    /**
     * The settings of a file; what was added to the table since it was written is as usual.
     *
     * @throws IllegalArgumentException when what is needed is missing or is no number
     */
    public static TrainingSettings of(Map<String, String> facts) {
        Setting.Values values = new Setting.Values();
        for (Setting<?> setting : Setting.all()) {
            if (facts.containsKey(setting.key())) {
                setting.read(facts.get(setting.key()), values);
            } else if (!ADDED.contains(setting)) {
                throw new IllegalArgumentException(Words.of("train.bad.settings"));
            }
        }
        return of(values);
    }
}
