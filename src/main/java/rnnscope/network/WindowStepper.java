package rnnscope.network;

import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Model;
import rnnscope.model.Parameters;

/**
 * Runs a causal model with self-attention one symbol at a time. It carries no state: at each step it reads the symbols so
 * far anew, the last of them only once there are more than its window holds. Of one thread.
 */
public final class WindowStepper {
    private final Network network;
    private final Parameters parameters;
    private final Panels logits;
    private final int symbols;
    private int[] read = {};
    private final int window;

    /**
     * @param window how many symbols it looks back over, itself included: those of a window that it was trained on
     * @throws IllegalArgumentException in words for the user when the model does not predict the next symbol
     */
    public WindowStepper(Kernels kernels, Model model, int window) {
        if (!Topology.of(model.spec()).isCausal() || !model.spec().readsSymbols() || !model.spec().predictsSymbols()) {
            throw new IllegalArgumentException(Words.of("network.no-text", model.card().name(), model.spec().wiring().words()));
        }
        this.window = window;
        network = new Network(model.spec(), window, kernels);
        network.intervene(0, model.interventions());
        parameters = model.parameters();
        logits = network.layout().place("logits");
        symbols = model.spec().vocabulary();
    }

    /** Reads one symbol. */
    public void step(int symbol) {
        int kept = Math.min(read.length, window - 1);
        int[] next = new int[kept + 1];
        System.arraycopy(read, read.length - kept, next, 0, kept);
        next[kept] = symbol;
        read = next;
        network.forward(parameters, read);
    }

    public int symbols() {
        return symbols;
    }

    /** −ln of the probability that {@code symbol} is next, in nats; NaN of an unknown one. */
    public double surprise(int symbol) {
        return symbol < 0 ? Double.NaN : network.surprise(read.length - 1, 0, symbol);
    }

    /** Score of {@code symbol} before the softmax. */
    public float logit(int symbol) {
        return network.tape().values()[logits.at(network.layout().row(read.length - 1), symbol)];
    }
}
