package rnnscope.figure.wiring.unrolled;

import rnnscope.figure.Numbers;
import rnnscope.figure.wiring.WiringPlan;
import rnnscope.language.Words;

/** Message of the unrolled network: that its recurrent weights are one and the same at every step. */
final class WeightMessage {
    private WeightMessage() {}

    /** "the same 49,536 numbers at all 10 steps"; empty of what is used once. */
    static String of(WiringPlan.Weight weight, long uses) {
        return uses < 2 ? "" : Words.of("figure.wiring.same", Numbers.count(weight.count()), Numbers.count(uses));
    }
}
