package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.figure.Numbers;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.now.SubstitutedEquation;

/**
 * Lines that work one unit and one score of a step in numbers, which add up as they are shown. What has not been worked
 * yet is empty.
 */
record WorkedLines(String products, String state, String output) {
    private static final int DECIMALS = 2;
    /** So many symbols have all their terms in the softmax. */
    private static final int FEW = 4;

    static WorkedLines of(WorkedStep step, StepStage stage, int unit) {
        return new WorkedLines(products(step, stage, unit), stage.isAfter(Part.FROM_STATE) ? state(step, unit) : "",
                output(step, stage));
    }

    private static String products(WorkedStep step, StepStage stage, int unit) {
        if (stage.part() == Part.INPUT) {
            return "";
        }
        if (stage.part() == Part.FROM_INPUT) {
            return step.input() < 0 ? "Unit " + unit + ": no symbol of the vocabulary, W_xh x = 0"
                    : "Unit " + unit + ": W_xh x = the column of “" + step.symbols().get(step.input()) + "” = "
                            + Numerals.fixed(step.fromInput()[unit], DECIMALS);
        }
        return "Unit " + unit + ": W_hh h = " + sum(step.weights().hh(), unit, step.before(), stage, Part.FROM_STATE);
    }

    /** The terms that have been added up, and what they come to. */
    private static String sum(NumberTable table, int row, float[] vector, StepStage stage, Part part) {
        int added = stage.added(part, table.columns());
        List<String> places = new ArrayList<>();
        for (int k = 0; k < added; k++) {
            places.add("[w" + k + "] × [v" + k + "]");
        }
        String value = "[sum] = " + String.join(" + ", places);
        float sum = table.times(vector, added)[row];
        SubstitutedEquation worked = SubstitutedEquation.of(value, place -> place.equals("sum") ? sum
                : place.startsWith("w") ? table.at(row, index(place)) : vector[index(place)], DECIMALS);
        return worked.right().substring(2) + " = " + worked.left();
    }

    private static int index(String place) {
        return Integer.parseInt(place.substring(1));
    }

    private static String state(WorkedStep step, int unit) {
        double[] terms = {step.fromInput()[unit], step.weights().xBias().values()[unit], step.fromState(step.units())[unit],
                step.weights().hBias().values()[unit]};
        SubstitutedEquation sum = SubstitutedEquation.of("[a] = [0] + [1] + [2] + [3]",
                place -> place.equals("a") ? step.sum()[unit] : terms[Integer.parseInt(place)], DECIMALS);
        if (step.isHeld(unit)) {
            return "Unit " + unit + ": held, h = " + Numerals.fixed(step.hidden()[unit], DECIMALS);
        }
        SubstitutedEquation h = SubstitutedEquation.of("[h] = " + step.phi() + "([a])",
                place -> place.equals("a") ? step.sum()[unit] : step.hidden()[unit], DECIMALS);
        return "Unit " + unit + ": a " + sum.right() + " = " + sum.left() + "   h " + h.right() + " = " + h.left();
    }

    private static String output(WorkedStep step, StepStage stage) {
        int followed = step.followed();
        String name = "“" + step.symbols().get(followed) + "”: ";
        if (!stage.isAfter(Part.STATE)) {
            return "";
        }
        if (stage.part() == Part.FROM_HIDDEN) {
            return name + "W_hy h = " + sum(step.weights().hy(), followed, step.hidden(), stage, Part.FROM_HIDDEN);
        }
        if (stage.part() == Part.SCORES) {
            SubstitutedEquation y = SubstitutedEquation.of("[y] = [0] + [1]", place -> switch (place) {
                case "y" -> step.scores()[followed];
                case "0" -> step.fromHidden(step.units())[followed];
                default -> step.weights().yBias().values()[followed];
            }, DECIMALS);
            return name + "y " + y.right() + " = " + y.left();
        }
        String all = step.scores().length > FEW ? "Σ exp(y)" : "(" + IntStream.range(0, step.scores().length)
                .mapToObj(k -> "exp([" + k + "])").collect(Collectors.joining(" + ")) + ")";
        SubstitutedEquation p = SubstitutedEquation.of("[p] = exp([" + followed + "]) / " + all,
                place -> place.equals("p") ? step.probabilities()[followed] : step.scores()[Integer.parseInt(place)], 3);
        return name + "p " + p.right() + " = " + p.left() + (step.target() < 0 ? ""
                : "   loss = −ln p = " + Numerals.fixed(step.loss(), 3));
    }

    /**
     * The least number of decimals with which the columns of a sum add up to its result in every row, as they are shown; 2
     * where none does.
     */
    static int decimals(float[] result, List<float[]> terms) {
        return IntStream.rangeClosed(DECIMALS, DECIMALS + 2).filter(places -> addUp(result, terms, places)).findFirst()
                .orElse(DECIMALS);
    }

    private static boolean addUp(float[] result, List<float[]> terms, int places) {
        double unit = Math.pow(10, places);
        for (int row = 0; row < result.length; row++) {
            double sum = 0;
            for (float[] term : terms) {
                sum += Math.round(Math.abs(term[row]) * unit) / unit * Math.signum(term[row]);
            }
            if (!Numbers.signed(sum, DECIMALS).equals(Numbers.signed(result[row], DECIMALS))) {
                return false;
            }
        }
        return true;
    }
}
