package rnnscope.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.network.module.Room;
import rnnscope.tape.Side;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.Vocabulary;
import rnnscope.text.property.TextProperty;

/**
 * Reading of a corpus of examples by one side of a model, one example after another as if they were one text: what
 * enters an encoder, a tagger, a classifier or a regressor, or what a decoder writes when the right symbols enter
 * (teacher forcing). Each example begins from the state that the model begins with, so any window is there at once.
 */
public final class CorpusReading extends Reading {
    private final ExampleText text;
    private final List<TextProperty> properties;

    /**
     * @param text       of the side that is looked at
     * @param properties of its steps
     */
    public CorpusReading(Kernels kernels, Model model, ExampleText text, List<TextProperty> properties) {
        super(kernels, model, text.tokens(), layout(model.spec(), text.side(), INTERVAL));
        this.text = text;
        this.properties = List.copyOf(properties);
    }

    /** Channels of the recurrences, and of a decoder its predictions: what there is at every step. */
    private static TapeLayout layout(ModelSpec spec, Side side, int steps) {
        TapeLayout own = Topology.of(spec).tape(side, new Room(1, 1, 1));
        TapeLayout.Builder builder = new TapeLayout.Builder(1, steps);
        if (own.directions() == 2) {
            builder.bidirectional();
        } else if (own.isReverse(0)) {
            builder.backward();
        }
        for (int layer = 0; layer < own.layers(); layer++) {
            builder.layer(own.cell(layer), own.channels(layer), own.units(layer));
        }
        if (side == Side.TARGET) {
            builder.add("logits", spec.outputWidth()).add("probabilities", spec.outputWidth());
        }
        return builder.build();
    }

    /** The examples and how they are a text. */
    public ExampleText text() {
        return text;
    }

    @Override
    public CorpusReading by(Model other) {
        return new CorpusReading(kernels(), other, text, properties);
    }

    @Override
    public List<TextProperty> properties() {
        return properties;
    }

    @Override
    public Vocabulary vocabulary() {
        return text.vocabulary();
    }

    @Override
    public boolean reaches(int step) {
        return true;
    }

    /** Nothing is kept that another reading could make use of. */
    @Override
    public void adopt(Reading other) {}

    @Override
    public Trace trace(int from, int to) {
        requireSteps(from, to);
        return Trace.taking(tape(from, to - from, to - from), from, tokens().ids(from, to + 1));
    }

    @Override
    public Trace near(Reading other, int from, int to) {
        return trace(from, to);
    }

    @Override
    public float[] stateBefore(int step) {
        throw new UnsupportedOperationException("every example begins from a state of its own");
    }

    @Override
    Stretch read(int from, int count) {
        Tape tape = tape(from, count, INTERVAL);
        double loss = 0;
        int targets = 0;
        if (text.side() == Side.TARGET) {
            Trace trace = new Trace(tape, from, tokens().ids(from, from + INTERVAL + 1));
            for (int t = from; t < from + count; t++) {
                double surprise = trace.surprise(t);
                loss += Double.isNaN(surprise) && trace.next(t) < 0 ? 0 : surprise;
                targets += trace.next(t) < 0 ? 0 : 1;
            }
        }
        return new Stretch(tape, loss, targets);
    }

    /** @param room steps of the tape, of which the first {@code count} are filled */
    private Tape tape(int from, int count, int room) {
        Tape tape = new Tape(layout(model().spec(), text.side(), room), false);
        Map<List<Integer>, List<Integer>> alike = new LinkedHashMap<>();
        for (int e = text.exampleAt(from); e < text.examples().size() && text.start(e) < from + count; e++) {
            Batch example = text.examples().get(e);
            alike.computeIfAbsent(List.of(example.steps(model().spec(), Side.SOURCE), example.steps(model().spec(), Side.TARGET)),
                    key -> new ArrayList<>()).add(e);
        }
        alike.values().forEach(same -> copy(same, tape, from, from + count));
        return tape;
    }

    /** Runs examples that are alike side by side and copies what lies in a stretch of the corpus. */
    private void copy(List<Integer> same, Tape to, int from, int end) {
        Network network = run(kernels(), Workers.of(1), model(), same.stream().map(text.examples()::get).toList());
        Tape tape = network.tape(text.side());
        for (String name : to.layout().names()) {
            Panels source = tape.layout().place(name);
            Panels target = to.layout().place(name);
            for (int b = 0; b < same.size(); b++) {
                int start = text.start(same.get(b));
                int last = Math.min(end, text.start(same.get(b) + 1));
                for (int t = Math.max(from, start); t < last; t++) {
                    for (int j = 0; j < target.columns(); j++) {
                        to.values()[target.at(to.layout().row(t - from), j)] =
                                tape.values()[source.at(tape.layout().row(t - start) + b, j)];
                    }
                }
            }
        }
    }

    /** A network that has read examples of the same lengths, side by side, under the model's interventions. */
    public static Network run(Kernels kernels, Workers workers, Model model, List<Batch> examples) {
        ModelSpec spec = model.spec();
        Batch first = examples.get(0);
        Network network = new Network(spec, first.room(spec, examples.size()), false, kernels, workers);
        for (int b = 0; b < examples.size(); b++) {
            network.intervene(b, model.interventions());
        }
        network.forward(model.parameters(), Batch.together(spec, examples));
        return network;
    }
}
