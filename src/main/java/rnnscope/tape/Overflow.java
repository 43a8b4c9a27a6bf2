package rnnscope.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rnnscope.language.Words;
import rnnscope.math.Panels;

/**
 * The first value of a run that float32 cannot hold: infinite, or no number. From there on nothing that a model says
 * means anything. States that grow at every step come to it, those of a ReLU network for instance.
 *
 * @param step     counted from 0
 * @param quantity a channel and its layer, or what is predicted: "hidden of layer 1", "logits"
 */
public record Overflow(int step, String quantity) {
    private static final List<String> PREDICTED = List.of("logits", "outputs");

    /** The first in a window of a text. */
    public static Optional<Overflow> in(Trace trace) {
        return in(trace.layout(), trace.values(), trace.start());
    }

    /** The first in a run of one sequence, whose first step is step {@code start} of its text. */
    public static Optional<Overflow> in(Tape tape, int start) {
        return in(tape.layout(), tape.values(), start);
    }

    private static Optional<Overflow> in(TapeLayout layout, float[] values, int start) {
        List<Overflow> found = new ArrayList<>();
        for (int layer = 0; layer < layout.layers(); layer++) {
            for (Channel channel : layout.channels(layer)) {
                int row = firstRow(layout.channel(layer, channel.id()), values, layout.row(0), layout.row(layout.steps()));
                if (row >= 0) {
                    found.add(of(start + row - 1, layer / layout.directions(), channel));
                }
            }
        }
        for (String name : PREDICTED) {
            if (layout.has(name)) {
                Panels place = layout.place(name);
                boolean once = place.rows() != layout.rows();
                int row = once ? firstRow(place, values, 0, place.rows())
                        : firstRow(place, values, layout.row(0), layout.row(layout.steps()));
                if (row >= 0) {
                    found.add(new Overflow(once ? start + layout.steps() - 1 : start + row - 1, name));
                }
            }
        }
        return found.stream().reduce((a, b) -> b.step < a.step ? b : a);
    }

    /** Of a channel of a layer, counted from 0. */
    public static Overflow of(int step, int layer, Channel channel) {
        return new Overflow(step, Words.of("tape.overflow.channel", channel.id(), layer + 1));
    }

    private static int firstRow(Panels place, float[] values, int from, int to) {
        for (int row = from; row < to; row++) {
            for (int j = 0; j < place.columns(); j++) {
                if (!Float.isFinite(values[place.at(row, j)])) {
                    return row;
                }
            }
        }
        return -1;
    }

    /** A sentence without its full stop. */
    @Override
    public String toString() {
        return Words.of("tape.overflow", step, quantity);
    }
}
