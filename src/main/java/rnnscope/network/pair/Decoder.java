package rnnscope.network.pair;

import java.util.Arrays;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Sampler;
import rnnscope.network.Topology;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;

/**
 * Lets a model write a sequence from a source: always the best symbol, drawn symbols, or the best of several at once
 * (beam search), with what the model's interventions change. Safe for any thread; every call is on its own.
 */
public final class Decoder {
    /** Most hypotheses side by side. */
    public static final int MAX_BEAM = 16;

    private final Kernels kernels;
    private final Model model;
    private final ModelSpec spec;

    /** @throws IllegalArgumentException in words for the user when the model writes no sequence from a source */
    public Decoder(Kernels kernels, Model model) {
        this.kernels = kernels;
        this.model = model;
        this.spec = model.spec();
        if (!spec.wiring().shape().decodes()) {
            throw new IllegalArgumentException(Words.of("network.no-decoder", model.card().name(),
                    spec.wiring().shape().withArticle()));
        }
    }

    /** Always the best symbol. */
    public Decoding greedy(Batch source, Forcing forcing) {
        return beam(source, 1, forcing);
    }

    /** Drawn symbols. */
    public Decoding sampled(Batch source, Sampler sampler, Forcing forcing) {
        return new Search(1).run(source, forcing, sampler);
    }

    /**
     * At each step the {@code width} hypotheses with the greatest probability are kept; those that end leave the beam.
     * When as many have ended, the one with the greatest mean of ln p is chosen.
     */
    public Decoding beam(Batch source, int width, Forcing forcing) {
        if (width < 1 || width > MAX_BEAM) {
            throw new IllegalArgumentException(Words.of("network.beam", MAX_BEAM, width));
        }
        return new Search(width).run(source, forcing, null);
    }

    /** Everything computed while these symbols are written, whatever the model would rather write. */
    public PairTrace trace(Batch source, int[] written, Forcing forcing) {
        int steps = sourceSteps(source);
        Network network = network(1, steps, written.length);
        network.beginWriting(model.parameters(), source);
        int[] entering = new int[1];
        int[] tokens = new int[written.length + 1];
        tokens[0] = Topology.boundary(spec);
        System.arraycopy(written, 0, tokens, 1, written.length);
        for (int t = 0; t < written.length; t++) {
            entering[0] = tokens[t];
            network.write(t, entering, forcing.weights(t));
        }
        Trace read = null;
        if (network.tape(Side.SOURCE) != null) {
            int[] sourceTokens = Arrays.copyOf(source.tokens(), steps + 1);
            Arrays.fill(sourceTokens, source.tokens().length, steps + 1, -1);
            read = new Trace(network.tape(Side.SOURCE), 0, sourceTokens);
        }
        return new PairTrace(read, new Trace(network.tape(), 0, tokens), steps, Topology.boundary(spec), forcing);
    }

    /** The longest that is written: twice the source and some. */
    private static int limit(int sourceSteps) {
        return 2 * sourceSteps + 40;
    }

    private int sourceSteps(Batch source) {
        int steps = source.tokens().length > 0 ? source.tokens().length : source.inputs().length / Math.max(1, spec.inputs());
        if (steps == 0) {
            throw new IllegalArgumentException(Words.of("network.empty"));
        }
        return steps;
    }

    private Network network(int batch, int sourceSteps, int steps) {
        Network network = new Network(spec, new Room(batch, sourceSteps, steps), false, kernels, Workers.of(1));
        network.interveneInAll(model.interventions());
        return network;
    }

    /** One search: a network with a row for each hypothesis of the beam. */
    private final class Search {
        private final int width;
        private final BeamSearch beam;

        Search(int width) {
            this.width = width;
            this.beam = new BeamSearch(width, spec.outputWidth(), Topology.boundary(spec));
        }

        /** @param sampler null for the best symbols */
        Decoding run(Batch source, Forcing forcing, Sampler sampler) {
            int steps = sourceSteps(source);
            int limit = limit(steps);
            Network network = network(width, steps, limit);
            network.beginWriting(model.parameters(), source.repeated(spec, width));
            int[] entering = new int[width];
            Arrays.fill(entering, Topology.boundary(spec));
            for (int t = 0; t < limit && beam.isOpen(); t++) {
                if (t > 0) {
                    network.reorder(t, beam.rows());
                    beam.readSymbols(entering);
                }
                network.write(t, entering, forcing.weights(t));
                beam.advance(t, logits(network, t), forcing.symbol(t), sampler);
            }
            Hypothesis chosen = beam.best();
            int[] written = new int[chosen.step() + 1];
            for (Hypothesis at = chosen; at != null; at = at.parent() < 0 ? null : beam.tree().get(at.parent())) {
                written[at.step()] = at.symbol();
            }
            return new Decoding(beam.tree(), chosen, trace(source, written, forcing));
        }

        private float[][] logits(Network network, int t) {
            Panels place = network.tape().layout().place("logits");
            float[][] logits = new float[width][place.columns()];
            for (int b = 0; b < width; b++) {
                for (int k = 0; k < place.columns(); k++) {
                    logits[b][k] = network.tape().values()[place.at(network.tape().layout().row(t) + b, k)];
                }
            }
            return logits;
        }
    }
}
