package rnnscope.train.live.setting;

import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;

/**
 * Choice of a model's wiring, where the task decides its shape. May hold what makes no sense: {@link SettingsCheck}
 * says what and why.
 *
 * @param bidirectional whether the layers that read also read backwards
 * @param highway       whether a gate mixes a layer's input into its output
 * @param residual      whether a layer's input is added to its output
 * @param heads         heads of self-attention; 0 for none
 * @param pooling       how one prediction is made of all steps
 * @param scoring       how a decoder's attention compares states
 * @param everyStep     whether numbers that are given enter at every step, not as the first state alone
 */
public record WiringChoice(boolean bidirectional, boolean highway, boolean residual, int heads, Pooling pooling,
        Scoring scoring, boolean everyStep) {
    /** Nothing but the layers. */
    public static final WiringChoice PLAIN = new WiringChoice(false, false, false, 0, Pooling.LAST, Scoring.NONE);

    /** Where numbers that are given are the first state alone. */
    public WiringChoice(boolean bidirectional, boolean highway, boolean residual, int heads, Pooling pooling, Scoring scoring) {
        this(bidirectional, highway, residual, heads, pooling, scoring, false);
    }

    WiringChoice withHeads(int count) {
        return new WiringChoice(bidirectional, highway, residual, count, pooling, scoring, everyStep);
    }

    /** @throws IllegalArgumentException in words for the user when it makes no sense for the shape */
    public Wiring wiring(Shape shape, int symbols) {
        return new Wiring(shape, symbols, bidirectional ? Direction.BOTH : Direction.FORWARD, highway, heads, pooling, scoring)
                .withEveryStep(everyStep);
    }
}
