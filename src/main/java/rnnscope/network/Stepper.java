package rnnscope.network;

import java.util.Optional;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Model;
import rnnscope.model.Parameters;
import rnnscope.tape.Overflow;
import rnnscope.tape.Tape;

/**
 * Runs a model one symbol at a time: state in, one symbol, state and every channel out. The values are bit for bit
 * those of a run over the whole text. Of one thread; nothing allocates.
 */
public final class Stepper {
    private final Network network;
    private final Parameters parameters;
    private final Panels probabilities;
    private final Panels logits;
    private final int[] token = new int[1];
    private final int symbols;
    private int next;

    /** @throws IllegalArgumentException in words for the user when the model works on numbers */
    public Stepper(Kernels kernels, Model model) {
        LanguageModel.requireText(model);
        this.network = new Network(model.spec(), 1, kernels);
        network.intervene(0, model.interventions());
        this.parameters = model.parameters();
        this.symbols = model.spec().vocabulary();
        int row = network.layout().row(0);
        this.probabilities = network.layout().place("probabilities").shifted(row);
        this.logits = network.layout().place("logits").shifted(row);
    }

    /** Reads one symbol (−1: unknown) from the state that the last step left. */
    public void step(int symbol) {
        token[0] = symbol;
        network.startAt(0, next++);
        network.carryState();
        network.forward(parameters, token);
    }

    /** What of the last step is no number that float32 can hold; none where the scores of all symbols are. */
    public Optional<Overflow> overflow() {
        for (int k = 0; k < symbols; k++) {
            if (!Float.isFinite(logit(k))) {
                return Overflow.in(network.tape(), next - 1);
            }
        }
        return Optional.empty();
    }

    /** Every channel of the last step. */
    public Tape tape() {
        return network.tape();
    }

    public int symbols() {
        return symbols;
    }

    /** Probability that {@code symbol} is next. */
    public float probability(int symbol) {
        return network.tape().values()[probabilities.at(0, symbol)];
    }

    /** Score of {@code symbol} before the softmax. */
    public float logit(int symbol) {
        return network.tape().values()[logits.at(0, symbol)];
    }

    public float[] state() {
        float[] state = new float[network.stateSize()];
        network.readState(0, state);
        return state;
    }

    /** Goes on from {@code state}. */
    public void setState(float[] state) {
        network.writeState(state);
        network.copyStateToEnd();
    }

    /** Says which step of its text comes next; counted on from there, and from 0 if nobody says. */
    public void setStep(int step) {
        next = step;
    }
}
