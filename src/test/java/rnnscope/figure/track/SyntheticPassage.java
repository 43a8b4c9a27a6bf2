package rnnscope.figure.track;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/**
 * A trace without a model: an LSTM's channels with made-up values, unit 119 of 128 (or the last) following whether a
 * quotation is open. Values obey the LSTM's equations, so that pictures look as real ones do.
 */
public final class SyntheticPassage {
    public static final String PROSE = "so \"Quite so, madam,\" said the miller in his soothing way. \"I have no doubt\n"
            + "that it was so (the lamp was lit, he thought), and yet\tnobody came.\" ";

    public static final List<Channel> LSTM = List.of(
            Channel.gate("input", "i", "input gate"),
            Channel.gate("forget", "f", "forget gate"),
            Channel.signed("candidate", "g", "candidate", Channel.Role.CANDIDATE, 1),
            Channel.gate("output", "o", "output gate"),
            Channel.signed("cell", "c", "cell state", Channel.Role.STATE, 2),
            Channel.signed("cellTanh", "tanh c", "tanh of the cell state", Channel.Role.DERIVED, 1),
            Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1));

    private SyntheticPassage() {}

    public static Passage of(String text, int units, int start, int steps) {
        return of(text, vocabulary(text), units, start, steps);
    }

    public static Vocabulary vocabulary(String text) {
        return new Vocabulary(text.codePoints().distinct().sorted().mapToObj(Character::toString)
                .collect(Collectors.toList()));
    }

    public static Passage of(String text, Vocabulary vocabulary, int units, int start, int steps) {
        TokenSequence tokens = new CharacterTokenizer(vocabulary).encode(text);
        int symbols = vocabulary.size();
        TapeLayout layout = new TapeLayout.Builder(1, steps).layer("lstm", LSTM, units)
                .add("logits", symbols).add("probabilities", symbols).build();
        Tape tape = new Tape(layout, false);
        SplittableRandom random = new SplittableRandom(7);
        boolean quoted = false;
        float[] c = new float[units];
        for (int t = 0; t < steps; t++) {
            String symbol = tokens.symbol(start + t);
            quoted ^= symbol.equals("\"");
            for (int j = 0; j < units; j++) {
                write(tape, t, j, units, c, quoted, symbol, random);
            }
            predict(tape, t, tokens, start, symbols, random);
        }
        return new Passage(new Trace(tape, start, tokens.ids(start, start + steps + 1)), tokens, vocabulary);
    }

    private static void write(Tape tape, int t, int j, int units, float[] c, boolean quoted, String symbol,
                              SplittableRandom random) {
        boolean quoteUnit = j == Math.min(119, units - 1);
        boolean mark = symbol.equals("\"");
        double noise = random.nextGaussian();
        double phase = Math.sin(t * (0.1 + j % 7 * 0.13) + j % 11) + 0.4 * noise;
        double f = quoteUnit ? (mark ? 0.02 : 0.995) : sigmoid(2 + phase);
        double i = quoteUnit ? (mark ? 0.97 : sigmoid(-4 + noise)) : sigmoid(phase * 2);
        double g = quoteUnit ? (mark ? (quoted ? 0.98 : -0.98) : Math.tanh(noise)) : Math.tanh(2 * Math.sin(t * 0.7 + j));
        double o = sigmoid(phase + noise);
        c[j] = (float) (f * c[j] + i * g * (quoteUnit && mark ? 2.1 : 0.6));
        float tanh = (float) Math.tanh(c[j]);
        float[] values = {(float) i, (float) f, (float) g, (float) o, c[j], tanh, (float) o * tanh};
        for (int k = 0; k < values.length; k++) {
            set(tape, "0/" + LSTM.get(k).id(), t, j, values[k]);
        }
    }

    private static void predict(Tape tape, int t, TokenSequence tokens, int start, int symbols, SplittableRandom random) {
        int next = start + t + 1 < tokens.length() ? tokens.id(start + t + 1) : -1;
        double[] logits = new double[symbols];
        double sum = 0;
        for (int k = 0; k < symbols; k++) {
            logits[k] = 1.5 * random.nextGaussian() + (k == next ? 6 * random.nextDouble() : 0);
            sum += Math.exp(logits[k]);
        }
        for (int k = 0; k < symbols; k++) {
            set(tape, "logits", t, k, (float) logits[k]);
            set(tape, "probabilities", t, k, (float) (Math.exp(logits[k]) / sum));
        }
    }

    public static void set(Tape tape, String name, int t, int column, float value) {
        Panels place = tape.layout().place(name);
        tape.values()[place.at(tape.layout().row(t), column)] = value;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
