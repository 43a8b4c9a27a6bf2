package rnnscope.session.gradient.question;

import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.gradient.GradientWindow;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Stepper;
import rnnscope.network.Topology;
import rnnscope.text.TokenSequence;

/**
 * Run of one compared network under the levers, over the window of a question, as far as somebody asks. Of one thread.
 */
final class LaneRun {
    private final Kernels kernels;
    private final Sequence sequence;
    private final Levers levers;
    private final ComparedNetwork network;
    private final ModelSpec spec;
    private final LruCache cache;
    private final LeveredWeights weights;
    private final Key key;
    private Start start;
    private GradientWindow window;

    /** All that the values of a window depend on. */
    record Key(Parameters weights, List<Intervention> interventions, Sequence sequence, int first, int last,
            float[] carried) {}

    private record StartKey(Parameters weights, List<Intervention> interventions, Sequence sequence, int first,
            float[] carried) {}

    private record NamesKey(Parameters weights, List<Intervention> interventions, Sequence sequence) {}

    /** @param state before the window, null for the zero state */
    private record Start(float[] state, boolean isExact) {}

    LaneRun(Kernels kernels, Question question, ComparedNetwork network, LruCache cache) {
        this.kernels = kernels;
        this.sequence = question.sequence();
        this.levers = question.levers();
        this.network = network;
        this.spec = network.spec();
        this.cache = cache;
        this.weights = new LeveredWeights(network, levers, cache);
        this.key = new Key(weights.get(), network.interventions(), sequence, levers.first(), levers.last(),
                network.carried());
    }

    /** The last layer's cell, by which a lane is told from others. */
    Cell cell() {
        return Cells.of(spec.top().cell());
    }

    Cell cell(int layer) {
        return Cells.of(spec.cell(layer));
    }

    LeveredWeights weights() {
        return weights;
    }

    Key key() {
        return key;
    }

    /** Multiplications that the itemised gradients and the Jacobian take. */
    double cost() {
        double steps = levers.length();
        double all = 0;
        double widest = 0;
        for (LayerSpec layer : spec.stack()) {
            double step = Cells.of(layer.cell()).gates().size() * (double) layer.units() * layer.units();
            all += step;
            widest = Math.max(widest, layer.units() * step);
        }
        return steps * steps / 2 * all + steps * widest;
    }

    /** The window, run forward. */
    GradientWindow window() {
        if (window == null) {
            window = new GradientWindow(spec, levers.length(), kernels);
            window.intervene(network.interventions(), levers.first());
            window.run(weights.get(), start().state, sequence.window(levers.first(), levers.last() + 1));
        }
        return window;
    }

    // The state before the window

    /** Whether the state before the window is that of reading all that comes before. */
    boolean isStartExact() {
        return start().isExact;
    }

    private Start start() {
        if (start == null) {
            start = cache.of(new StartKey(weights.get(), network.interventions(), sequence, levers.first(),
                    network.carried()), this::findStart);
        }
        return start;
    }

    private Start findStart() {
        int first = levers.first();
        float[] beginning = sequence.stateAtStart(network);
        if (first == 0) {
            return new Start(beginning, true);
        }
        if (sequence instanceof TextSequence text && text.knows(network, weights.get(), first)) {
            return new Start(text.reading().stateBefore(first), true);
        }
        int from = Math.max(0, first - Measurement.WARM_UP);
        return new Start(stateAfter(from == 0 ? beginning : null, from, first), from == 0);
    }

    /** The state after reading the steps {@code from} … {@code to − 1}. */
    private float[] stateAfter(float[] state, int from, int to) {
        Network network = network(from, to, state, false);
        network.forward(weights.get(), sequence.window(from, to));
        float[] after = new float[network.stateSize()];
        network.readState(to - from - 1, after);
        return after;
    }

    private Network network(int from, int to, float[] state, boolean training) {
        Network network = new Network(spec, 1, to - from, training, kernels, Workers.of(1));
        network.intervene(0, this.network.interventions());
        network.startAt(0, from);
        if (state == null) {
            network.clearState();
        } else {
            network.writeState(state);
        }
        return network;
    }

    // Clipping

    /**
     * ‖∂L/∂θ‖ over the window of training that holds the last loss: what clipping looks at.
     *
     * @param lossStep step of the window that has the last loss, −1 for none
     */
    double gradientNorm(int lossStep) {
        if (lossStep < 0) {
            return 0;
        }
        int from = levers.first() + levers.truncation().first(lossStep);
        int to = levers.first() + lossStep + 1;
        float[] state = start().state;
        if (from > levers.first()) {
            state = stateAfter(state, levers.first(), from);
        }
        Batch batch = sequence.window(from, to);
        if (levers.loss() == LossChoice.LAST_STEP) {
            int steps = to - from - 1;
            Arrays.fill(batch.targets(), 0, steps * batch.targets().length / (steps + 1), -1);
            Arrays.fill(batch.targetNumbers(), 0, steps * batch.targetNumbers().length / (steps + 1), Float.NaN);
        }
        Network network = network(from, to, state, true);
        network.forward(weights.get(), batch);
        Parameters gradient = new Parameters(Topology.of(spec).parameters());
        network.backward(weights.get(), batch, gradient);
        return Math.sqrt(kernels.sumOfSquares(gradient.values(), 0, gradient.values().length)) * network.known(batch);
    }

    // Names

    /** What it thinks of the names that the text asks for; null where it asks for none. */
    LaneGradients.Names names() {
        if (!(sequence instanceof TextSequence text)) {
            return null;
        }
        NamePair pair = NamePair.in(text.tokens().text()).orElse(null);
        return pair == null || pair.nameAt() == 0 ? null
                : cache.of(new NamesKey(weights.get(), network.interventions(), sequence), () -> names(text, pair));
    }

    private LaneGradients.Names names(TextSequence text, NamePair pair) {
        int before = text.tokens().stepAt(pair.nameAt());
        float[] state = before == 1 ? null : stateAfter(null, 0, before - 1);
        Stepper stepper = new Stepper(kernels, new Model(spec, weights.get(), text.tokenizer(), ModelCard.named(""),
                network.interventions()));
        float[] beginning = state == null ? new float[stepper.state().length] : state;
        return new LaneGradients.Names(pair, probability(stepper, beginning, text, before - 1, pair.right()),
                probability(stepper, beginning, text, before - 1, pair.other()));
    }

    /** Of a name after step {@code last}, whose symbol is read first. */
    private static double probability(Stepper stepper, float[] state, TextSequence text, int last, String name) {
        TokenSequence letters = text.tokenizer().encode(name);
        stepper.setState(state);
        stepper.setStep(last);
        int previous = text.tokens().id(last);
        double p = 1;
        for (int i = 0; i < letters.length(); i++) {
            stepper.step(previous);
            previous = letters.id(i);
            p *= previous < 0 ? 0 : stepper.probability(previous);
        }
        return p;
    }
}
