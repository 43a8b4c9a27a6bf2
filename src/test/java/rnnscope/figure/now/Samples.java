package rnnscope.figure.now;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import rnnscope.cell.Cells;
import rnnscope.figure.track.Passage;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/** Made-up values of any cell. */
final class Samples {
    static final String TEXT = "in his soothing way";
    static final List<String> CELLS = List.of("rnn-tanh", "rnn-relu", "gru", "lstm");

    private Samples() {}

    /** One unit with the numbers of a real LSTM that holds a quotation. */
    static CellValues values(String cell, String symbol, int layer, int layers) {
        Map<String, Float> now = new HashMap<>();
        Object[] all = {"f", 0.999, "i", 0.001, "g", 0.97, "o", 0.27, "c", -2.168, "tanh c", -0.974, "h", -0.263,
            "r", 0.31, "z", 0.87, "n", -0.91, "q", 1.34, "a", -0.62};
        List<Channel> channels = Cells.of(cell).channels();
        Map<String, Double> parts = new HashMap<>();
        for (int k = 0; k < all.length; k += 2) {
            String place = (String) all[k];
            if (channels.stream().anyMatch(c -> c.symbol().equals(place))) {
                now.put(place, ((Double) all[k + 1]).floatValue());
                parts.put(place + ".x", 0.42);
                parts.put(place + ".wx", 0.3);
                parts.put(place + ".bx", 0.12);
                parts.put(place + ".wh", -1.25);
                parts.put(place + ".bh", 0.21);
                parts.put(place + ".b", 0.33);
                parts.put(place + ".h", -1.04);
            }
        }
        return new CellValues(cell, layer, layers, 119, 9591, channels, now, Map.of("c", -2.17f, "h", -0.18f), parts,
                symbol, "n", "·", true);
    }

    /** {@link #TEXT}, read by a layer of {@code units}; the same values every time. */
    static Passage passage(String cell, int units) {
        Vocabulary vocabulary = CharacterTokenizer.of(TEXT).vocabulary();
        TokenSequence tokens = new CharacterTokenizer(vocabulary).encode(TEXT);
        int steps = tokens.length();
        List<Channel> channels = Cells.of(cell).channels();
        TapeLayout layout = new TapeLayout.Builder(1, steps).layer(cell, channels, units)
                .add("logits", vocabulary.size()).add("probabilities", vocabulary.size()).build();
        Tape tape = new Tape(layout, false);
        SplittableRandom random = new SplittableRandom(5);
        for (int t = 0; t < steps; t++) {
            for (Channel channel : channels) {
                for (int j = 0; j < units; j++) {
                    double wave = Math.tanh(2.5 * random.nextGaussian());
                    set(tape, "0/" + channel.id(), t, j, (float) (channel.isSigned() ? wave * channel.max()
                            : 0.5 + 0.5 * wave));
                }
            }
            predict(tape, t, vocabulary.size());
        }
        return new Passage(new Trace(tape, 0, tokens.ids(0, steps + 1)), tokens, vocabulary);
    }

    /** p(k) falls by half from each symbol to the next, beginning with symbol t. */
    private static void predict(Tape tape, int t, int symbols) {
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            sum += Math.pow(2, -k);
        }
        for (int k = 0; k < symbols; k++) {
            double p = Math.pow(2, -k) / sum;
            set(tape, "logits", t, (k + t) % symbols, (float) Math.log(p));
            set(tape, "probabilities", t, (k + t) % symbols, (float) p);
        }
    }

    private static void set(Tape tape, String place, int t, int column, float value) {
        Panels panels = tape.layout().place(place);
        tape.values()[panels.at(tape.layout().row(t), column)] = value;
    }
}
