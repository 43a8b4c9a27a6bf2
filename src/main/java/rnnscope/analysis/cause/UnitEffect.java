package rnnscope.analysis.cause;

/**
 * What a unit's absence does.
 *
 * @param mean     of the unit over the stretch, as the model runs by itself
 * @param silenced held at 0 from the beginning of the stretch on
 * @param averaged held at its mean
 */
public record UnitEffect(int unit, double mean, Rise silenced, Rise averaged) {
    /** Of one of the two. */
    public Rise rise(Absence how) {
        return how == Absence.SILENCED ? silenced : averaged;
    }
}
