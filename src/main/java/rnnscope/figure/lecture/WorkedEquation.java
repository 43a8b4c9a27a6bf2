package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import rnnscope.figure.now.SubstitutedEquation;
import rnnscope.tape.Equation;

/**
 * Equation of a step worked in numbers, for all of its rows at once.
 *
 * @param equation whose numbers have the operands' places on the right
 * @param operands in that order
 * @param result   what the left side came to
 */
public record WorkedEquation(Equation equation, List<Operand> operands, MatrixTable result) {
    private static final Pattern PLACE = Pattern.compile("\\[([^\\]]+)]");
    private static final Pattern FUNCTION = Pattern.compile("(σ|tanh|ReLU)(?=\\()|^tanh ");
    private static final double ROUNDING = 1e-4;
    private static final int MOST_MORE = 3;

    /** The list is copied. */
    public WorkedEquation {
        operands = List.copyOf(operands);
    }

    /** Places on the right of an equation's numbers, in reading order. */
    public static List<String> places(Equation equation) {
        List<String> places = new ArrayList<>();
        Matcher place = PLACE.matcher(right(equation.numbers()));
        while (place.find()) {
            places.add(place.group(1));
        }
        return places;
    }

    /** What stands at these places in its formula: "W_{xf} x_t", "b_f". */
    public static List<String> names(Equation equation) {
        String sum = FUNCTION.matcher(right(equation.formula())).replaceAll("").replaceAll("[()]", "");
        return List.of(sum.split(" [+−⊙] ")).stream().map(String::strip).filter(name -> !name.matches("\\d+")).toList();
    }

    /** What its formula gives: "f_t". */
    public static String resultName(Equation equation) {
        int equals = equation.formula().indexOf(" = ");
        return equals < 0 ? equation.formula() : equation.formula().substring(0, equals);
    }

    private static String right(String side) {
        int equals = side.indexOf(" = ");
        return equals < 0 ? side : side.substring(equals + 3);
    }

    /** Place of what it gives. */
    String gives() {
        String numbers = equation.numbers();
        return numbers.substring(1, numbers.indexOf(']'));
    }

    /** Name of the function of all that stands on the right: "σ"; "" where there is none. */
    String function() {
        String right = right(equation.numbers());
        int open = right.indexOf('(');
        return open > 0 && right.endsWith(")") ? right.substring(0, open) : "";
    }

    /** Signs before, between and after the operands, without the function. */
    List<String> signs() {
        String right = right(equation.numbers());
        String inside = function().isEmpty() ? right : right.substring(function().length() + 1, right.length() - 1);
        List<String> signs = new ArrayList<>();
        for (String sign : PLACE.split(inside, -1)) {
            signs.add(sign.replace('×', '⊙').strip());
        }
        return signs;
    }

    /** Whether it is a function of what another gives alone, and follows it in one line. */
    boolean continues(WorkedEquation other) {
        return operands.size() == 1 && !operands.get(0).isProduct() && operands.get(0).place().equals(other.gives());
    }

    /** Value of a place in one row. */
    double at(String place, int row) {
        if (place.equals(gives())) {
            return result.values()[row];
        }
        return operands.stream().filter(operand -> operand.place().equals(place)).findFirst().orElseThrow().value()[row];
    }

    SubstitutedEquation inNumbers(int row, int decimals) {
        return SubstitutedEquation.of(equation.numbers(), place -> at(place, row), decimals);
    }

    /** The least number of decimals of the right side with which every row comes to what is shown of the result. */
    int decimals(int ofResult) {
        return IntStream.rangeClosed(ofResult, ofResult + MOST_MORE).filter(right -> addsUp(ofResult, right)).findFirst()
                .orElse(ofResult);
    }

    private boolean addsUp(int ofResult, int right) {
        return IntStream.range(0, result.rows()).filter(row -> !isHeld(row)).allMatch(row ->
                SubstitutedEquation.agrees(equation.numbers(), place -> at(place, row), ofResult, right));
    }

    /** Whether a row is not what the equation gives: something else has been put there. */
    public boolean isHeld(int row) {
        double given = SubstitutedEquation.value(equation.numbers(), place -> at(place, row));
        return Math.abs(given - result.values()[row]) > ROUNDING * Math.max(1, Math.abs(given));
    }
}
