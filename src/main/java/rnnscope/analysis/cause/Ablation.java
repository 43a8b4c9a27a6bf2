package rnnscope.analysis.cause;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.text.TextRange;

/**
 * Ablation of a unit, and of others drawn at random beside it, over a stretch of a text. All run side by side as the
 * sequences of one batch over the same symbols, from the state that the model has there by itself, each with its own
 * intervention; so every number is that of the model under the intervention, exactly. Immutable.
 *
 * <pre>
 *   rise = 1/|S| Σ_{t ∈ S} (ln p(x_{t+1}) − ln p(x_{t+1} | unit held))     S: the ends of a property, or all others
 * </pre>
 *
 * @param layer         counted from 0
 * @param channel       that is held
 * @param stretch       the steps whose predictions count
 * @param ends          how many of them predict a symbol that depends on the property
 * @param rest          how many others there are
 * @param lossAtEnds    of the model by itself, nats per symbol
 * @param lossElsewhere of the model by itself; NaN where there is nothing else
 * @param chosen        the unit in question
 * @param others        drawn at random from the same layer
 */
public record Ablation(int layer, String channel, TextRange stretch, int ends, int rest, double lossAtEnds,
        double lossElsewhere, UnitEffect chosen, List<UnitEffect> others) {

    /** Symbols of a stretch, at most: enough for a mean, and a matter of seconds. */
    private static final int MOST = 20_000;

    /** The list is copied. */
    public Ablation {
        others = List.copyOf(others);
    }

    /**
     * What is to be taken away.
     *
     * @param layer  counted from 0
     * @param others how many units of the same layer are drawn at random beside it, or as many as there are
     * @param seed   decides which
     */
    public record Question(int layer, String channel, int unit, int others, long seed) {}

    /** The stretch of a text on which a unit is tried: the second half, or its beginning where it is long. */
    public static TextRange stretch(int length) {
        int from = length / 2;
        return new TextRange(from, Math.max(from + 1, Math.min(length, from + MOST)));
    }

    /**
     * Takes the units away.
     *
     * @param reading  of the text by the model
     * @param stretch  of the text; read up to there first
     * @param ends     the steps whose next symbol depends on the property; null to count all symbols as such
     * @param progress asked now and then
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when nothing can be measured there
     */
    public static Ablation of(Reading reading, TextRange stretch, BitSet ends, Question question, Kernels kernels,
            Workers workers, Progress progress) {
        return new AblationRun(reading, stretch, ends, question, kernels, progress).measure(workers);
    }

    /** 1 when taking away no other unit raises the loss at the ends as much, and so on. */
    public int rank(AblationMethod how) {
        return Comparison.rank(chosen.increase(how).atEnds(), rises(how));
    }

    /** How many deviations of the others' rises at the ends the chosen unit's lies above their mean. */
    public double z(AblationMethod how) {
        return Comparison.z(chosen.increase(how).atEnds(), rises(how));
    }

    private double[] rises(AblationMethod how) {
        return others.stream().mapToDouble(other -> other.increase(how).atEnds()).toArray();
    }
}
