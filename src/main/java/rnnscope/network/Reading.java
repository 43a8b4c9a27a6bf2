package rnnscope.network;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.model.Intervention;
import rnnscope.model.Model;
import rnnscope.tape.Channel;
import rnnscope.tape.Overflow;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;

/**
 * A whole text, however long, read once by a model from the zero state. The state is kept every {@value #INTERVAL}
 * steps, so that the exact trace of any window already read is recomputed in milliseconds, bit for bit. A
 * {@link CorpusReading} is that of examples, one after another as if they were one text.
 *
 * <p>One thread calls {@link #readAll}; any other may call the rest at the same time.
 */
public class Reading {
    /** Steps between two kept states. */
    public static final int INTERVAL = 256;
    /** Steps that are read before a window that is begun from another model's state, at least. */
    private static final int WARM_UP = 2 * INTERVAL;
    /** Parts of the text for which the overview keeps a mean, at most. */
    private static final int PARTS = 2048;

    private final Kernels kernels;
    private final Model model;
    private final TokenSequence tokens;
    private final int length;
    /** Recurrences. */
    private final int layers;
    /** Made when reading on begins, which many readings of a model in training never do. */
    private Network network;
    /** states[i]: the state before step i · INTERVAL; filled up to {@code known}, and as far as it was adopted. */
    private final float[][] states;
    private final int parts;
    /** By the names of the channels on the tape. */
    private final Map<String, ChannelRecord> records = new LinkedHashMap<>();
    private double lossSum;
    private int lossCount;
    private Optional<Overflow> overflow = Optional.empty();
    private volatile int known;

    /** @throws IllegalArgumentException in words for the user when the model works on numbers */
    public Reading(Kernels kernels, Model model, TokenSequence tokens) {
        this(kernels, requireText(model), tokens, Topology.of(model.spec()).tape(1, INTERVAL));
    }

    /** @param layout of what is written over {@value #INTERVAL} steps */
    Reading(Kernels kernels, Model model, TokenSequence tokens, TapeLayout layout) {
        this.kernels = kernels;
        this.model = model;
        this.tokens = tokens;
        this.length = tokens.length();
        this.layers = layout.layers();
        this.states = new float[length / INTERVAL + 1][];
        this.states[0] = new float[StateLayout.of(model.spec()).size()];
        this.parts = Math.max(1, Math.min(PARTS, length));
        for (int layer = 0; layer < layout.layers(); layer++) {
            for (Channel channel : layout.channels(layer)) {
                records.put(layer + "/" + channel.id(), new ChannelRecord(layout.channel(layer, channel.id()),
                        channel.role() == Channel.Role.GATE));
            }
        }
    }

    /** What is kept of a channel of a layer over the whole text. */
    private static final class ChannelRecord {
        final Panels place;
        /** Sum over the steps of a part: [part · units + unit]; null at first. */
        float[] sums;
        /** How often a gate was shut and open; null where the channel is none. */
        final int[] shut;
        final int[] open;

        ChannelRecord(Panels place, boolean isGate) {
            this.place = place;
            this.shut = isGate ? new int[place.columns()] : null;
            this.open = isGate ? new int[place.columns()] : null;
        }

        void countSaturation(float[] v, int count) {
            for (int j = 0; shut != null && j < shut.length; j++) {
                int low = 0;
                int high = 0;
                for (int t = 0; t < count; t++) {
                    float gate = v[place.at(t + 1, j)];
                    low += gate < Saturation.SHUT ? 1 : 0;
                    high += gate > Saturation.OPEN ? 1 : 0;
                }
                shut[j] += low;
                open[j] += high;
            }
        }
    }

    private static Model requireText(Model model) {
        LanguageModel.requireText(model);
        return model;
    }

    /** The same text, to be read by another model. */
    public Reading by(Model other) {
        return new Reading(kernels, other, tokens);
    }

    private Network network(int steps) {
        Network unrolled = new Network(model.spec(), steps, kernels);
        unrolled.intervene(0, model.interventions());
        return unrolled;
    }

    public Model model() {
        return model;
    }

    final Kernels kernels() {
        return kernels;
    }

    public TokenSequence tokens() {
        return tokens;
    }

    /** Recurrences that have a channel. */
    public List<Integer> layersWith(String channel) {
        return IntStream.range(0, layers).filter(layer -> records.containsKey(layer + "/" + channel)).boxed().toList();
    }

    /** Properties of the text that are asked about where nobody says which. */
    public List<TextProperty> properties() {
        return TextProperties.meantFor(tokens);
    }

    /** Names of the symbols that enter and are predicted. */
    public Vocabulary vocabulary() {
        return model.tokenizer().vocabulary();
    }

    /** Reads the text to its end, or until {@code progress} says no; it is asked every {@value #INTERVAL} steps. */
    public void readAll(Progress progress) {
        while (known < length && progress.report(known, length)) {
            readOn();
        }
        if (known == length) {
            progress.report(length, length);
        }
    }

    /** Steps read so far; grows while {@link #readAll} runs. */
    public int known() {
        return known;
    }

    /**
     * The exact trace of steps {@code from} … {@code to − 1}. Where the text has not been read that far, reads on as
     * far as needed first.
     */
    public Trace trace(int from, int to) {
        requireSteps(from, to);
        while (!reaches(from)) {
            readOn();
        }
        int kept = from / INTERVAL;
        return trace(stateAt(kept), kept * INTERVAL, from, to);
    }

    /** The state before a step, as {@link Network#readState} gives it; reads on as far as needed first. */
    public float[] stateBefore(int step) {
        while (!reaches(step)) {
            readOn();
        }
        int kept = step / INTERVAL;
        float[] state = stateAt(kept);
        readTo(state, kept * INTERVAL, step);
        return state;
    }

    /** Whether the exact trace from a step on is there without reading further first. */
    public synchronized boolean reaches(int step) {
        return states[step / INTERVAL] != null;
    }

    /**
     * Takes over the states that another reading keeps, as far as they are those that this one will come to: while the
     * texts begin alike, and what is done to the model is the same.
     */
    public void adopt(Reading other) {
        if (model.spec().equals(other.model.spec())
                && Arrays.equals(model.parameters().values(), other.model.parameters().values())) {
            int until = Math.min(tokens.common(other.tokens), firstDifference(other.model.interventions()));
            for (int i = 1; i < states.length && i * INTERVAL <= until; i++) {
                float[] state = other.kept(i);
                synchronized (this) {
                    states[i] = states[i] == null ? state : states[i];
                }
            }
        }
    }

    private synchronized float[] kept(int i) {
        return i < states.length ? states[i] : null;
    }

    /** The first step at which other interventions than the model's make a difference. */
    private int firstDifference(List<Intervention> others) {
        List<Intervention> own = model.interventions();
        int first = Integer.MAX_VALUE;
        for (Intervention what : own) {
            first = others.contains(what) ? first : Math.min(first, what.span().from());
        }
        for (Intervention what : others) {
            first = own.contains(what) ? first : Math.min(first, what.span().from());
        }
        boolean sameOrder = own.stream().filter(others::contains).toList()
                .equals(others.stream().filter(own::contains).toList());
        return sameOrder ? first : 0;
    }

    /** Where {@link #near} begins to read for a window from a step on. */
    public static int nearStart(int from) {
        return Math.max(0, from - WARM_UP) / INTERVAL * INTERVAL;
    }

    /**
     * About the trace of steps {@code from} … {@code to − 1}, however little was read: begun at {@link #nearStart} from
     * the state that another reading of the same text, by a model much like this one, has there.
     */
    public Trace near(Reading other, int from, int to) {
        requireSteps(from, to);
        int begin = nearStart(from);
        return trace(other.stateAt(begin / INTERVAL), begin, from, to);
    }

    final void requireSteps(int from, int to) {
        if (from < 0 || to <= from || to > length) {
            throw new IllegalArgumentException(Words.of("network.steps", from, to, length));
        }
    }

    /** A copy of the state that is kept before step {@code kept} · {@value #INTERVAL}. */
    private synchronized float[] stateAt(int kept) {
        return states[kept].clone();
    }

    /** Replaces the state before step {@code from} by that before step {@code to}. */
    private void readTo(float[] state, int from, int to) {
        if (to > from) {
            Network lead = network(to - from);
            lead.startAt(0, from);
            lead.writeState(state);
            lead.forward(model.parameters(), tokens.ids(from, to));
            lead.readState(to - from - 1, state);
        }
    }

    /** The trace of a window, from the state before step {@code begin}, which is overwritten. */
    private Trace trace(float[] state, int begin, int from, int to) {
        readTo(state, begin, from);
        Network window = network(to - from);
        window.startAt(0, from);
        window.writeState(state);
        int[] ids = tokens.ids(from, to + 1);
        window.forward(model.parameters(), ids);
        return Trace.taking(window.tape(), from, ids);
    }

    /**
     * A channel of a unit over the whole text in {@code buckets} parts of equal length: the mean of each, NaN where the
     * text has not been read yet, or the channel has no such unit.
     */
    public synchronized float[] overview(int layer, String channel, int unit, int buckets) {
        ChannelRecord record = records.get(layer + "/" + channel);
        int units = record.place.columns();
        float[] kept = record.sums;
        float[] means = new float[buckets];
        if (kept == null || unit >= units) {
            Arrays.fill(means, Float.NaN);
            return means;
        }
        for (int i = 0; i < buckets; i++) {
            int first = (int) ((long) i * parts / buckets);
            int last = Math.max(first + 1, (int) ((long) (i + 1) * parts / buckets));
            double sum = 0;
            long steps = 0;
            for (int part = first; part < last; part++) {
                steps += Math.max(0, Math.min(known, start(part + 1)) - start(part));
                sum += kept[part * units + unit];
            }
            means[i] = steps == 0 ? Float.NaN : (float) (sum / steps);
        }
        return means;
    }

    /**
     * How often a gate was shut and open in the part read so far.
     *
     * @param gate a channel of that role
     */
    public synchronized Saturation saturation(int layer, String gate) {
        ChannelRecord record = records.get(layer + "/" + gate);
        return new Saturation(known, record.shut, record.open);
    }

    /** Mean surprise of the part read so far, nats per symbol; NaN before the first. */
    public synchronized double meanLoss() {
        return lossSum / lossCount;
    }

    /** The first value of the part read so far that float32 cannot hold. */
    public synchronized Optional<Overflow> overflow() {
        return overflow;
    }

    /**
     * Steps that were read.
     *
     * @param loss    sum of the surprise at those whose next symbol is known
     * @param targets how many these are
     */
    record Stretch(Tape tape, double loss, int targets) {}

    /** Reads the next {@value #INTERVAL} steps, or what is left. */
    private synchronized void readOn() {
        int from = known;
        int count = Math.min(INTERVAL, length - from);
        if (count <= 0) {
            return;
        }
        Stretch read = read(from, count);
        lossSum += read.loss;
        lossCount += read.targets;
        boolean isFinite = Double.isFinite(read.loss) & addToOverview(read.tape, from, count);
        if (!isFinite && overflow.isEmpty()) {
            overflow = Overflow.in(read.tape, from).filter(first -> first.step() < from + count);
        }
        records.values().forEach(record -> record.countSaturation(read.tape.values(), count));
        known = from + count;
    }

    /** Reads a stretch of at most {@value #INTERVAL} steps, which follows what was read before. */
    Stretch read(int from, int count) {
        int[] ids = tokens.ids(from, from + INTERVAL + 1);
        network = network == null ? network(INTERVAL) : network;
        network.startAt(0, from);
        network.writeState(states[from / INTERVAL]);
        network.forward(model.parameters(), ids);
        if (count == INTERVAL) {
            float[] state = new float[StateLayout.of(model.spec()).size()];
            network.readState(INTERVAL - 1, state);
            states[from / INTERVAL + 1] = state;
        }
        int[] targets = Arrays.copyOfRange(ids, 1, INTERVAL + 1);
        Arrays.fill(targets, count, INTERVAL, -1);
        int known = (int) Arrays.stream(targets).filter(k -> k >= 0).count();
        return new Stretch(network.tape(), known == 0 ? 0 : network.loss(targets) * known, known);
    }

    /** Returns whether all sums are finite, which they are not where a value is not. */
    private boolean addToOverview(Tape tape, int from, int count) {
        boolean isFinite = true;
        float[] v = tape.values();
        for (ChannelRecord record : records.values()) {
            int units = record.place.columns();
            record.sums = record.sums == null ? new float[parts * units] : record.sums;
            for (int t = 0; t < count; t++) {
                int part = (int) ((long) (from + t) * parts / length);
                for (int j = 0; j < units; j++) {
                    record.sums[part * units + j] += v[record.place.at(t + 1, j)];
                    isFinite &= Float.isFinite(record.sums[part * units + j]);
                }
            }
        }
        return isFinite;
    }

    /** First step of a part: the least t with t · parts / length ≥ part. */
    private int start(int part) {
        return (int) (((long) part * length + parts - 1) / parts);
    }
}
