package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.lecture.StepStage.Part;
import rnnscope.figure.now.Numerals;
import rnnscope.figure.now.SubstitutedEquation;
import rnnscope.language.Words;

/**
 * Lines that work one unit and one score of a step in numbers, which add up as they are shown. What has not been worked
 * yet is empty.
 */
final class WorkedLines {
    static final int DECIMALS = 2;
    /** So many symbols have all their terms in the softmax. */
    private static final int FEW = 4;

    private final WorkedStep step;
    private final StepStage stage;
    private final int unit;
    private final List<List<WorkedEquation>> sections;

    WorkedLines(WorkedStep step, StepStage stage, int unit) {
        this.step = step;
        this.stage = stage;
        this.unit = unit;
        this.sections = step.sections();
    }

    private boolean isOutput(int section) {
        return section == sections.size() - 1;
    }

    private int row(int section) {
        return isOutput(section) ? step.followed() : unit;
    }

    private String who(int section) {
        return isOutput(section) ? "“" + step.symbols().get(step.followed()) + "”: " : Words.of("figure.Unit", unit) + ": ";
    }

    /** The products of a section: the one that is being worked, and once all are, those with more than one term. */
    String products(int section) {
        List<String> worked = new ArrayList<>();
        for (Operand operand : operands(section)) {
            int added = operand.isProduct() ? stage.added(operand, section) : 0;
            boolean isInput = operand.heard() == Heard.INPUT;
            if (added == 0 || row(section) >= operand.matrix().rows() || isInput && stage.part() != Part.FROM_INPUT) {
                continue;
            }
            worked.add(Block.plain(operand.symbol()) + " = " + (isInput ? column(operand) : sum(operand, row(section), added)));
        }
        return worked.isEmpty() ? "" : who(section) + String.join("   ", worked);
    }

    private List<Operand> operands(int section) {
        return sections.get(section).stream().flatMap(equation -> equation.operands().stream()).toList();
    }

    private String column(Operand operand) {
        return (step.input() < 0 ? Words.of("figure.lecture.no-symbol") : Words.of("figure.lecture.column", step.symbols().get(step.input()),
                Numerals.fixed(operand.value()[unit], DECIMALS)));
    }

    /** The terms that have been added up, and what they come to. */
    private static String sum(Operand product, int row, int added) {
        MatrixTable matrix = product.matrix();
        float[] vector = product.vector().values();
        String template = "[sum] = " + IntStream.range(0, added).mapToObj(k -> "[w" + k + "] × [v" + k + "]")
                .collect(Collectors.joining(" + "));
        float sum = product.value(added)[row];
        SubstitutedEquation worked = SubstitutedEquation.of(template, place -> place.equals("sum") ? sum
                : place.startsWith("w") ? matrix.at(row, index(place)) : vector[index(place)], DECIMALS);
        return worked.right().substring(2) + " = " + worked.left();
    }

    private static int index(String place) {
        return Integer.parseInt(place.substring(1));
    }

    /** What a section gives: "Unit 0: a = 0.50 + 0.10 + 0.00 + 0.00 = 0.60   h = tanh(0.60) = 0.54". */
    String values(int section) {
        if (!stage.knows(section)) {
            return "";
        }
        if (isOutput(section) && stage.part() == Part.LOSS) {
            return who(section) + softmax();
        }
        int row = row(section);
        List<String> worked = new ArrayList<>();
        for (WorkedEquation equation : sections.get(section)) {
            String name = Block.plain(equation.result().symbol());
            if (row >= equation.result().rows()) {
                continue;
            }
            if (equation.isHeld(row)) {
                worked.add(Words.of("figure.lecture.held", name) + " = " + Numerals.fixed(equation.result().values()[row], DECIMALS));
            } else {
                SubstitutedEquation numbers = equation.inNumbers(row, DECIMALS);
                worked.add(name + " " + numbers.right() + " = " + numbers.left());
            }
        }
        return worked.isEmpty() ? "" : who(section) + String.join("   ", worked);
    }

    private String softmax() {
        float[] scores = step.scores();
        int followed = step.followed();
        String all = scores.length > FEW ? "Σ exp(y)" : "(" + IntStream.range(0, scores.length)
                .mapToObj(k -> "exp([" + k + "])").collect(Collectors.joining(" + ")) + ")";
        SubstitutedEquation p = SubstitutedEquation.of("[p] = exp([" + followed + "]) / " + all,
                place -> place.equals("p") ? step.probabilities()[followed] : scores[Integer.parseInt(place)], 3);
        return "p " + p.right() + " = " + p.left() + (step.target() < 0 ? ""
                : "   " + Words.of("figure.lecture.loss-is") + " = −ln p = " + Numerals.fixed(step.loss(), 3));
    }

    /** What there is room for below all: what the stage works; of a whole step how the state comes about. */
    String one() {
        int last = sections.size() - 1;
        if (stage.part() == Part.LOSS) {
            String state = IntStream.range(0, last).filter(s -> operands(s).stream().noneMatch(Operand::isProduct))
                    .mapToObj(this::values).filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("   ")).replace("   " + who(0), "   ");
            return state.isEmpty() ? values(last - 1) : state;
        } else if (stage.section() >= 0) {
            return stage.part() == Part.VALUE ? values(stage.section()) : products(stage.section());
        }
        return IntStream.range(0, sections.size()).mapToObj(this::products).filter(line -> !line.isEmpty()).findFirst().orElse("");
    }

    /** All that has been worked. */
    List<String> all() {
        return IntStream.range(0, sections.size()).boxed().flatMap(s -> Stream.of(products(s), values(s)))
                .filter(line -> !line.isEmpty()).toList();
    }
}
