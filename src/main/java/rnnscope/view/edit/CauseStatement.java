package rnnscope.view.edit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.LossIncrease;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.session.cause.CauseAnswer;

/** Statement of what a language model loses without a unit, where a property ends and elsewhere. */
public record CauseStatement(CauseAnswer answer) implements CauseResult.Statement {

    /** Null for no answer. */
    public static CauseStatement of(CauseAnswer answer) {
        return answer == null ? null : new CauseStatement(answer);
    }

    /** Where it was measured: "symbols 4,001 to 8,000". */
    String stretch() {
        return "symbols " + Numbers.count(answer.ablation().stretch().from() + 1L) + " to "
                + Numbers.count(answer.ablation().stretch().to());
    }

    @Override
    public CauseFigure figure(AblationMethod how) {
        Ablation ablation = answer.ablation();
        CauseFigure.Row ends = row("where “" + answer.property().words() + "” ends, "
                + Numbers.count(ablation.ends()) + " symbols", LossIncrease::atEnds, how);
        return new CauseFigure(ablation.chosen().unit(), ablation.rest() == 0 ? List.of(ends)
                : List.of(ends, row("elsewhere, " + Numbers.count(ablation.rest()) + " symbols",
                        LossIncrease::elsewhere, how)));
    }

    private CauseFigure.Row row(String title, ToDoubleFunction<LossIncrease> rise, AblationMethod how) {
        List<UnitEffect> others = answer.ablation().others();
        return new CauseFigure.Row(title, rise.applyAsDouble(answer.ablation().chosen().increase(how)),
                others.stream().map(UnitEffect::unit).toList(),
                others.stream().mapToDouble(other -> rise.applyAsDouble(other.increase(how))).toArray());
    }

    @Override
    public String words(AblationMethod how) {
        Ablation ablation = answer.ablation();
        LossIncrease rise = ablation.chosen().increase(how);
        int rank = ablation.rank(how);
        return "Loss " + plus(rise.atEnds()) + " nats where it ends"
                + (ablation.rest() == 0 ? "" : ", " + plus(rise.elsewhere()) + " elsewhere") + ": "
                + (rank == 1 ? "more than without any of " + ablation.others().size() + " others at random"
                        : "rank " + rank + " among " + (ablation.others().size() + 1))
                + " (z = " + Numbers.signed(ablation.z(how), 1) + ").";
    }

    private static String plus(double value) {
        return (value < 0 ? "" : "+") + Numbers.signed(value, 3);
    }
}
