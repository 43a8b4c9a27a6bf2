package rnnscope.figure.track;

import java.util.List;
import rnnscope.tape.Channel;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/** A trace whose every value a test chooses. */
public final class ExactPassage {
    public static final Channel GATE = Channel.gate("forget", "f", "forget gate");
    public static final Channel CELL = Channel.signed("cell", "c", "cell state", Channel.Role.STATE, 2);
    public static final Channel HIDDEN = Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1);
    public static final List<Channel> CHANNELS = List.of(GATE, CELL, HIDDEN);

    /** Value of a channel of a unit at a step of the text. */
    public interface Values {
        double at(Channel channel, int unit, int step);
    }

    /** Probability of a symbol after a step of the text. */
    public interface Predictions {
        double at(int step, String symbol);
    }

    private ExactPassage() {}

    public static Passage of(String text, String symbols, int units, int start, int steps, Values values,
                      Predictions predictions) {
        Vocabulary vocabulary = SyntheticPassage.vocabulary(symbols);
        TokenSequence tokens = new CharacterTokenizer(vocabulary).encode(text);
        TapeLayout layout = new TapeLayout.Builder(1, steps).layer("test", CHANNELS, units)
                .add("logits", vocabulary.size()).add("probabilities", vocabulary.size()).build();
        Tape tape = new Tape(layout, false);
        for (int t = 0; t < steps; t++) {
            for (Channel channel : CHANNELS) {
                for (int j = 0; j < units; j++) {
                    SyntheticPassage.set(tape, "0/" + channel.id(), t, j, (float) values.at(channel, j, start + t));
                }
            }
            for (int k = 0; k < vocabulary.size(); k++) {
                float p = (float) predictions.at(start + t, vocabulary.symbol(k));
                SyntheticPassage.set(tape, "probabilities", t, k, p);
                SyntheticPassage.set(tape, "logits", t, k, (float) Math.log(p));
            }
        }
        return new Passage(new Trace(tape, start, tokens.ids(start, start + steps + 1)), tokens, vocabulary);
    }

    /** All channels alike, all symbols as likely as one another. */
    public static Passage of(String text, int units, Values values) {
        int symbols = (int) text.chars().distinct().count();
        return of(text, text, units, 0, text.length(), values, (t, s) -> 1.0 / symbols);
    }
}
