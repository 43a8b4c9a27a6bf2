package rnnscope.analysis.saliency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Progress;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.text.TextRange;

/**
 * Saliency of each step of an example for one prediction: for a tagger's label at a step, a class, a number, the symbol
 * that a decoder writes next (of what it wrote, the right symbols entering) or, of what an encoder reads, for the whole
 * answer. What is measured is that of {@link Saliency}, z the score of what is predicted; of a whole answer, the logarithm
 * of its probability. An x_t replaced by 0 is a step at which nothing enters.
 */
public final class ExampleSaliency {
    /** Runs of leaving one out that share a pass, at most. */
    private static final int MOST_RUNS = 16;

    private final Kernels kernels;
    private final Model model;
    private final ModelSpec spec;
    private final Batch example;
    private final Side side;
    /** The step that is predicted at; 0 where one prediction is made of all. */
    private final int step;
    private final int steps;
    private final boolean ofWhole;
    /** What is predicted; −1 for a number or a whole answer. */
    private final int symbol;
    private final Network network;

    /**
     * @param model   with its interventions
     * @param example of one sequence, with what should come out where that is known. Not modified
     * @param side    whose steps are asked about
     * @param step    of that side; does not matter where one prediction is made of all
     * @param guess   whether about what is most probable, else about what should come out, where that is known
     */
    public ExampleSaliency(Kernels kernels, Model model, Batch example, Side side, int step, boolean guess) {
        this.kernels = kernels;
        this.model = model;
        this.spec = model.spec();
        this.example = example;
        this.side = side;
        Shape shape = spec.wiring().shape();
        this.steps = example.steps(spec, side);
        this.ofWhole = shape.decodes() && side == Side.SOURCE;
        this.step = shape.isPooled() ? 0 : step;
        this.network = network(1, true);
        network.interveneInAll(model.interventions());
        network.forward(model.parameters(), example);
        this.symbol = ofWhole || !spec.predictsSymbols() ? -1
                : guess || this.step >= example.targets().length || example.targets()[this.step] < 0
                        ? network.predicted(this.step) : example.targets()[this.step];
    }

    private Network network(int sequences, boolean training) {
        return new Network(spec, example.room(spec, sequences), training, kernels, Workers.of(1));
    }

    /** By the gradient alone. */
    public Saliency ofGradient() {
        goBack();
        float[] norms = new float[steps];
        float[] contributions = new float[steps];
        float[] gradient = new float[width()];
        for (int t = 0; t < steps; t++) {
            readGradient(t, gradient);
            double squares = 0;
            double product = 0;
            for (int i = 0; i < gradient.length; i++) {
                squares += (double) gradient[i] * gradient[i];
                product += (double) entering(t, i) * gradient[i];
            }
            norms[t] = (float) Math.sqrt(squares);
            contributions[t] = (float) (ofWhole ? -product : product);
        }
        return new Saliency(symbol, score(network, 0), probability(network, 0), norms, contributions, null, null);
    }

    /**
     * What each number that enters has in the contribution of its step.
     *
     * @return (steps, numbers): x_ti ∂z/∂x_ti
     */
    public float[][] ofEachNumber() {
        goBack();
        float[][] each = new float[steps][width()];
        for (int t = 0; t < steps; t++) {
            readGradient(t, each[t]);
            for (int i = 0; i < each[t].length; i++) {
                each[t][i] *= ofWhole ? -entering(t, i) : entering(t, i);
            }
        }
        return each;
    }

    private void goBack() {
        network.backpropagation().pack(model.parameters());
        if (ofWhole) {
            network.backpropagation().toValues(example, 0, 0, example.targets().length);
        } else {
            network.backpropagation().fromScore(Math.max(0, symbol),
                    spec.wiring().shape().isPooled() ? example.steps(spec, network.topology().side()) - 1 : step, 0);
        }
    }

    /**
     * The same with what leaving out each step does.
     *
     * @param progress counts steps
     * @throws CancellationException when {@code progress} says no
     */
    public Saliency withLeftOut(Progress progress) {
        Saliency whole = ofGradient();
        double[] scores = new double[steps];
        double[] probabilities = new double[steps];
        for (int from = 0; from < steps; from += MOST_RUNS) {
            if (!progress.report(from, steps)) {
                throw new CancellationException();
            }
            int runs = Math.min(MOST_RUNS, steps - from);
            Network without = network(runs, false);
            Batch batch = example.repeated(spec, runs);
            for (int b = 0; b < runs; b++) {
                leaveOut(without, batch, b, from + b);
            }
            without.forward(model.parameters(), batch);
            for (int b = 0; b < runs; b++) {
                scores[from + b] = score(without, b);
                probabilities[from + b] = probability(without, b);
            }
        }
        progress.report(steps, steps);
        return whole.without(scores, probabilities);
    }

    // What enters

    /** Embedded symbols or numbers; null for one-hot symbols. */
    private Quantity entering() {
        return side == Side.TARGET ? new Quantity(side, "embedding") : network.topology().entering();
    }

    private int width() {
        return entering() == null ? spec.vocabulary() : network.tape(side).layout().place(entering().name()).columns();
    }

    private float entering(int t, int i) {
        if (entering() == null) {
            return example.tokens()[t] == i ? 1 : 0;
        }
        TapeLayout layout = network.tape(side).layout();
        return network.tape(side).values()[layout.place(entering().name()).at(layout.row(t), i)];
    }

    private void readGradient(int t, float[] gradient) {
        if (side == Side.SOURCE) {
            network.backpropagation().readInputGradient(t, gradient);
            return;
        }
        Tape tape = network.tape(side);
        Panels place = tape.gradient(tape.layout().place(entering().name()));
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = tape.values()[place.at(tape.layout().row(t), i)];
        }
    }

    private void leaveOut(Network without, Batch batch, int sequence, int t) {
        List<Intervention> all = new ArrayList<>();
        if (entering() == null) {
            batch.tokens()[t * without.tape(side).layout().batch() + sequence] = -1;
        } else {
            List<Float> away = new ArrayList<>();
            for (int i = 0; i < width(); i++) {
                away.add(-entering(t, i));
            }
            all.add(new Intervention.Push(entering(), away, new TextRange(t, t + 1)));
        }
        all.addAll(model.interventions());
        without.intervene(sequence, all);
    }

    // What is predicted

    /** z of one of the sequences of a network. */
    private double score(Network of, int sequence) {
        if (ofWhole) {
            double sum = 0;
            for (int t = 0; t < example.targets().length; t++) {
                int target = example.targets()[t];
                sum -= target < 0 ? 0 : of.surprise(t, sequence, target);
            }
            return sum;
        }
        return at(of, of.topology().scores().name(), Math.max(0, symbol), sequence);
    }

    private double probability(Network of, int sequence) {
        return ofWhole ? Math.exp(score(of, sequence))
                : symbol < 0 ? Double.NaN : at(of, "probabilities", symbol, sequence);
    }

    private double at(Network of, String name, int column, int sequence) {
        TapeLayout layout = of.layout();
        int row = layout.isOfEveryStep(name) ? layout.row(step) + sequence : sequence;
        return of.tape().values()[layout.place(name).at(row, column)];
    }
}
