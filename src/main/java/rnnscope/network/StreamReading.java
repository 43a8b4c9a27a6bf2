package rnnscope.network;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;

/**
 * Reading of some streams of a {@link StreamPlan}, in which {@link ParallelReading}'s work is divided among machines:
 * every stream first from the zero state; then, round after round, those whose beginning was another than the end of
 * the one before, from there until they go on as they did. What a stream does depends on no other that is read beside
 * it, so that the readings of all shards together are one reading of the whole text, bit for bit.
 */
public final class StreamReading {

    /**
     * A stream as far as it was read.
     *
     * @param stream   its number
     * @param begins   the states with which its readings began, the newest last
     * @param extents  for each of them, the windows that it went on for
     * @param kept     states after 1, 2, 4, … windows; the last is the one it ended with
     */
    public record StreamState(int stream, List<float[]> begins, List<Integer> extents, List<float[]> kept)
            implements Serializable {
        float[] begin() {
            return begins.get(begins.size() - 1);
        }

        float[] end() {
            return kept.get(kept.size() - 1);
        }

        /** The same, to be read again from another state. */
        StreamState again(float[] begin) {
            List<float[]> more = new ArrayList<>(begins);
            more.add(begin);
            return new StreamState(stream, more, new ArrayList<>(extents), new ArrayList<>(kept));
        }
    }

    /** The symbols of a stream from its start on. */
    public interface Symbols {
        /** The symbols of the next window; fewer than a window only at the end of the text, and none after it. */
        int[] next() throws IOException;
    }

    /** Opens the symbols of a stream. */
    @FunctionalInterface
    public interface Opener {
        Symbols open(int stream) throws IOException;
    }

    /** Looks at a window of a stream after the network has run it. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param network  its sequence {@code row} is the stream
         * @param index    of the stream among those read
         * @param first    symbol of the text
         * @param steps    how many symbols of the window belong to the text, more than 0
         * @param isUndone whether this is what was read before and is wrong
         */
        void visit(Network network, int row, int index, long first, int steps, boolean isUndone);
    }

    private final Kernels kernels;
    private final Model model;
    private final StreamPlan plan;
    private final StateLayout layout;

    public StreamReading(Kernels kernels, Model model, StreamPlan plan) {
        LanguageModel.requireText(model);
        this.kernels = kernels;
        this.model = model;
        this.plan = plan;
        this.layout = StateLayout.of(model.spec());
    }

    /** Streams that nothing was read of. */
    public List<StreamState> unread() {
        List<StreamState> all = new ArrayList<>();
        for (int b = 0; b < plan.streams(); b++) {
            all.add(new StreamState(b, List.of(new float[layout.size()]), List.of(), List.of()));
        }
        return all;
    }

    /**
     * The streams to be read in the next round, each with the state to begin with; empty when all is read.
     *
     * @param round from 1
     */
    public List<StreamState> wrong(List<StreamState> read, int round) {
        List<StreamState> wrong = new ArrayList<>();
        for (int b = 1; b < read.size(); b++) {
            float[] end = read.get(b - 1).end();
            boolean first = round > ParallelReading.ROUNDS && !wrong.isEmpty();
            if (!first && !(ParallelReading.difference(read.get(b).begin(), end) <= ParallelReading.TOLERANCE)) {
                wrong.add(read.get(b).again(end));
            }
        }
        return wrong;
    }

    /** A sequence of the batch. */
    private static final class Row {
        final int index;
        /** Which of the stream's readings it is. */
        final int reading;
        final float[] begin;

        Row(int index, int reading, float[] begin) {
            this.index = index;
            this.reading = reading;
            this.begin = begin;
        }
    }

    /** Reads streams, {@linkplain #unread unread} or {@linkplain #wrong wrong} ones, side by side. */
    public List<StreamState> read(List<StreamState> streams, Opener opener, Visitor visitor) throws IOException {
        List<Symbols> symbols = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        List<StreamState> read = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            StreamState stream = streams.get(i);
            symbols.add(opener.open(stream.stream));
            for (int reading = 0; reading < stream.begins.size(); reading++) {
                rows.add(new Row(i, reading, stream.begins.get(reading)));
            }
            read.add(null);
        }
        List<List<float[]>> kept = new ArrayList<>();
        streams.forEach(stream -> kept.add(new ArrayList<>(stream.kept)));
        int[] next = new int[streams.size()];
        int[][] window = new int[streams.size()][];
        try (Workers workers = Workers.of(1)) {
            List<float[]> states = new ArrayList<>();
            rows.forEach(row -> states.add(row.begin));
            Network network = null;
            for (int w = 0; w < plan.windows() && !rows.isEmpty(); w++) {
                if (network == null) {
                    network = new Network(model.spec(), rows.size(), StreamPlan.STEPS, false, kernels, workers);
                    for (int b = 0; b < rows.size(); b++) {
                        network.intervene(b, model.interventions());
                    }
                    network.writeState(layout.joined(states));
                } else {
                    network.carryState();
                }
                int batch = rows.size();
                for (int i = 0; i < window.length; i++) {
                    window[i] = read.get(i) == null ? symbols.get(i).next() : null;
                }
                run(network, streams, rows, window, w, visitor);
                if (Integer.bitCount(w + 1) == 1 || w + 1 == plan.windows()) {
                    settle(network, streams, rows, states, kept, next, read, w);
                    network = rows.size() < batch ? null : network;
                }
            }
        }
        return read;
    }

    private void run(Network network, List<StreamState> streams, List<Row> rows, int[][] window, int w, Visitor visitor) {
        int batch = rows.size();
        int[] tokens = new int[batch * StreamPlan.STEPS];
        for (int b = 0; b < batch; b++) {
            int[] of = window[rows.get(b).index];
            network.startAt(b, (int) Math.min(Integer.MAX_VALUE, first(streams, rows.get(b), w)));
            for (int t = 0; t < StreamPlan.STEPS; t++) {
                tokens[t * batch + b] = t < of.length ? of[t] : -1;
            }
        }
        network.forwardWithoutPrediction(model.parameters(), tokens);
        for (int b = 0; b < batch; b++) {
            Row row = rows.get(b);
            StreamState stream = streams.get(row.index);
            boolean isNew = row.reading == stream.begins.size() - 1;
            // Of the readings before, the last one that went so far is the one that counts.
            boolean counts = isNew || stream.extents.get(row.reading) > w;
            for (int later = row.reading + 1; later < stream.extents.size(); later++) {
                counts &= isNew || stream.extents.get(later) <= w;
            }
            int steps = window[row.index].length;
            if (counts && steps > 0) {
                visitor.visit(network, b, row.index, first(streams, row, w), steps, !isNew);
            }
        }
    }

    private long first(List<StreamState> streams, Row row, int w) {
        return plan.from(streams.get(row.index).stream) + (long) w * StreamPlan.STEPS;
    }

    /** Keeps the states at the end of the window; closes the streams that arrive at what was kept before. */
    private void settle(Network network, List<StreamState> streams, List<Row> rows, List<float[]> states,
            List<List<float[]>> kept, int[] next, List<StreamState> read, int w) {
        float[] all = new float[network.stateSize()];
        network.readState(StreamPlan.STEPS - 1, all);
        states.clear();
        for (int b = 0; b < rows.size(); b++) {
            float[] state = layout.part(all, b, rows.size());
            states.add(state);
            Row row = rows.get(b);
            StreamState stream = streams.get(row.index);
            if (row.reading < stream.begins.size() - 1) {
                continue;
            }
            List<float[]> known = kept.get(row.index);
            int at = next[row.index]++;
            boolean arrives = at < known.size()
                    && ParallelReading.difference(known.get(at), state) <= ParallelReading.TOLERANCE;
            if (at < known.size()) {
                known.set(at, state);
            } else {
                known.add(state);
            }
            if (arrives || w + 1 == plan.windows()) {
                List<Integer> extents = new ArrayList<>(stream.extents);
                extents.add(w + 1);
                read.set(row.index, new StreamState(stream.stream, new ArrayList<>(stream.begins), extents, known));
            }
        }
        for (int b = rows.size() - 1; b >= 0; b--) {
            if (read.get(rows.get(b).index) != null) {
                rows.remove(b);
                states.remove(b);
            }
        }
    }
}
