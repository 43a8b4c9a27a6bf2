package rnnscope.analysis.cause;

/**
 * Effect of taking a unit away, by each method of ablation.
 *
 * @param mean   of the unit over the stretch, as the model runs by itself
 * @param atZero clamped to 0 from the beginning of the stretch on
 * @param atMean clamped to its mean
 */
public record UnitEffect(int unit, double mean, LossIncrease atZero, LossIncrease atMean) {
    /** Of one of the two. */
    public LossIncrease increase(AblationMethod how) {
        return how == AblationMethod.ZERO ? atZero : atMean;
    }
}
