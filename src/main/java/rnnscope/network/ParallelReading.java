package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;

/**
 * Parallel reading of a long text, many times faster than symbol by symbol: it is cut into streams that run side by
 * side as one batch.
 *
 * <p>Each stream begins with the zero state. Then, since every stream but the first should have begun with the state in
 * which the one before it ended, its beginning is read again from there, until the state is the one that was found
 * before; a network forgets how it began. Where it does not forget, the stream is read again to its end, and then those
 * after it; in the last resort each in turn, which is reading symbol by symbol. So the result is that of reading from
 * the start, but for a difference of {@value #TOLERANCE} in a state at a seam (relative where the state exceeds 1).
 */
public final class ParallelReading {
    /** Greatest difference of a state that counts as none. */
    public static final float TOLERANCE = 1e-3f;

    /** Times that all wrong streams are read again side by side, before they are read one after another. */
    static final int ROUNDS = 3;
    private static final int STEPS = StreamPlan.STEPS;

    /** Looks at a window of steps after the network has run it. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Called on the reading thread. A step may come again with better values, which replace those before.
         *
         * @param network its sequence b, step t is step {@code first[b] + t} of the text
         * @param first   for each sequence
         * @param steps   how many steps of each sequence belong to the text; may be 0
         */
        void visit(Network network, int[] first, int[] steps);
    }

    /**
     * What a reading took.
     *
     * @param streams    read side by side
     * @param steps      steps computed, those that were read again included
     * @param difference the greatest difference that is left at any seam
     */
    public record Seams(int streams, long steps, float difference) {}

    private final Kernels kernels;
    private final Workers workers;
    private final Model model;
    private final int[] text;
    private final Visitor visitor;
    private final Progress progress;
    private final StateLayout layout;
    private final int length;
    private final Stream[] streams;
    private long steps;
    private float difference;

    /** A part of the text that is read from its start. */
    private static final class Stream {
        final int from;
        /** State with which it began. */
        float[] begin;
        /** States after 1, 2, 4, … windows; the last is the one it ended with. */
        final List<float[]> kept = new ArrayList<>();
        int next;

        Stream(int from, int stateSize) {
            this.from = from;
            this.begin = new float[stateSize];
        }

        float[] end() {
            return kept.get(kept.size() - 1);
        }

        /** Replaces the next kept state and returns how much it differs from what it was; infinite the first time. */
        float keep(float[] state) {
            float changed = next < kept.size() ? difference(kept.get(next), state) : Float.POSITIVE_INFINITY;
            if (next < kept.size()) {
                kept.set(next, state);
            } else {
                kept.add(state);
            }
            next++;
            return changed;
        }
    }

    private ParallelReading(Kernels kernels, Workers workers, Model model, int[] text, Visitor visitor,
            Progress progress) {
        this.kernels = kernels;
        this.workers = workers;
        this.model = model;
        this.text = text;
        this.visitor = visitor;
        this.progress = progress;
        StreamPlan plan = StreamPlan.of(model.spec(), text.length);
        this.length = plan.length();
        this.streams = new Stream[plan.streams()];
        this.layout = StateLayout.of(model.spec());
        for (int b = 0; b < streams.length; b++) {
            streams[b] = new Stream(b * length, layout.size());
        }
    }

    /**
     * Reads a text without predicting, interventions of the model included.
     *
     * @param text     symbols; −1 is an unknown one
     * @param visitor  sees every window
     * @param progress asked at every window
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when the model works on numbers
     */
    public static Seams read(Kernels kernels, Workers workers, Model model, int[] text, Visitor visitor,
            Progress progress) {
        LanguageModel.requireText(model);
        return new ParallelReading(kernels, workers, model, text, visitor, progress).read();
    }

    private Seams read() {
        read(IntStream.range(0, streams.length).toArray());
        int[] wrong = wrong();
        for (int round = 0; wrong.length > 0; round++) {
            int[] again = round < ROUNDS ? wrong : new int[] {wrong[0]};
            for (int b : again) {
                streams[b].begin = streams[b - 1].end();
            }
            read(again);
            wrong = wrong();
        }
        progress.report(text.length, text.length);
        return new Seams(streams.length, steps, difference);
    }

    /** The streams that did not begin as the one before ended. */
    private int[] wrong() {
        return IntStream.range(1, streams.length).filter(b -> {
            float seam = difference(streams[b].begin, streams[b - 1].end());
            difference = seam <= TOLERANCE ? Math.max(difference, seam) : difference;
            return !(seam <= TOLERANCE);
        }).toArray();
    }

    /** Reads streams from their beginnings until they are over or go on as they did before. */
    private void read(int[] which) {
        List<Stream> open = new ArrayList<>();
        List<float[]> states = new ArrayList<>();
        for (int b : which) {
            streams[b].next = 0;
            open.add(streams[b]);
            states.add(streams[b].begin);
        }
        int windows = length / STEPS;
        Network network = null;
        for (int w = 0; w < windows && !open.isEmpty(); w++) {
            if (network == null) {
                network = network(open.size());
                network.writeState(layout.joined(states));
            } else {
                network.carryState();
            }
            run(network, open, w);
            if (Integer.bitCount(w + 1) == 1 || w + 1 == windows) {
                int before = open.size();
                states = settle(network, open);
                network = open.size() < before ? null : network;
            }
        }
    }

    private Network network(int batch) {
        Network network = new Network(model.spec(), batch, STEPS, false, kernels, workers);
        for (int b = 0; b < batch; b++) {
            network.intervene(b, model.interventions());
        }
        return network;
    }

    private void run(Network network, List<Stream> open, int window) {
        int batch = open.size();
        int[] first = new int[batch];
        int[] count = new int[batch];
        int[] tokens = new int[batch * STEPS];
        for (int b = 0; b < batch; b++) {
            first[b] = open.get(b).from + window * STEPS;
            count[b] = Math.max(0, Math.min(STEPS, text.length - first[b]));
            network.startAt(b, first[b]);
            for (int t = 0; t < STEPS; t++) {
                tokens[t * batch + b] = t < count[b] ? text[first[b] + t] : -1;
            }
            steps += count[b];
        }
        if (!progress.report(Math.min(text.length - 1, steps), text.length)) {
            throw new CancellationException();
        }
        network.forwardWithoutPrediction(model.parameters(), tokens);
        visitor.visit(network, first, count);
    }

    /** Keeps the states at the end of the window; closes the streams that arrive at what was kept before. */
    private List<float[]> settle(Network network, List<Stream> open) {
        float[] all = new float[network.stateSize()];
        network.readState(STEPS - 1, all);
        List<Stream> stillOpen = new ArrayList<>();
        List<float[]> states = new ArrayList<>();
        for (int b = 0; b < open.size(); b++) {
            float[] state = layout.part(all, b, open.size());
            float changed = open.get(b).keep(state);
            if (changed <= TOLERANCE) {
                difference = Math.max(difference, changed);
            } else {
                stillOpen.add(open.get(b));
                states.add(state);
            }
        }
        open.clear();
        open.addAll(stillOpen);
        return states;
    }

    /** Greatest difference of two states, relative where they exceed 1. */
    static float difference(float[] a, float[] b) {
        float most = 0;
        for (int i = 0; i < a.length; i++) {
            // The same, infinite or no number at all, is no difference.
            if (Float.compare(a[i], b[i]) != 0) {
                most = Math.max(most, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(a[i])));
            }
        }
        return most;
    }
}
