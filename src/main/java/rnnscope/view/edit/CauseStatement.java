package rnnscope.view.edit;

import java.util.List;
import java.util.function.ToDoubleFunction;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.AblationMethod;
import rnnscope.analysis.cause.LossIncrease;
import rnnscope.analysis.cause.UnitEffect;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.CauseFigure;
import rnnscope.language.Words;
import rnnscope.session.cause.CauseAnswer;

/** Statement of what a language model loses without a unit, where a property ends and elsewhere. */
public record CauseStatement(CauseAnswer answer) implements CauseResult.Statement {

    /** Null for no answer. */
    public static CauseStatement of(CauseAnswer answer) {
        return answer == null ? null : new CauseStatement(answer);
    }

    /** Where it was measured: "symbols 4,001 to 8,000". */
    String stretch() {
        return Words.of("view.edit.cause.stretch", Numbers.count(answer.ablation().stretch().from() + 1L),
                Numbers.count(answer.ablation().stretch().to()));
    }

    @Override
    public CauseFigure figure(AblationMethod how) {
        Ablation ablation = answer.ablation();
        CauseFigure.Row ends = row(Words.of("view.edit.cause.ends", answer.property().words(),
                Numbers.count(ablation.ends())), LossIncrease::atEnds, how);
        return new CauseFigure(ablation.chosen().unit(), ablation.rest() == 0 ? List.of(ends)
                : List.of(ends, row(Words.of("view.edit.cause.elsewhere", Numbers.count(ablation.rest())),
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
        return Words.of("view.edit.cause.words", ablation.rest() == 0 ? Words.of("view.edit.cause.rise", plus(rise.atEnds()))
                : Words.of("view.edit.cause.rises", plus(rise.atEnds()), plus(rise.elsewhere())),
                rank == 1 ? Words.of("view.edit.cause.most", ablation.others().size())
                        : Words.of("view.edit.cause.rank", rank, ablation.others().size() + 1),
                Numbers.signed(ablation.z(how), 1));
    }

    private static String plus(double value) {
        return (value < 0 ? "" : "+") + Numbers.signed(value, 3);
    }
}
