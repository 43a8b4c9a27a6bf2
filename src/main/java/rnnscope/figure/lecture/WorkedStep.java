package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.lecture.StepStage.Part;

/**
 * Worked step of a recurrent network with one layer, with all the numbers it takes: the equations of its cell, that of
 * the scores y_t = W_hy h_t + b_y, and p_t = softmax(y_t). The arrays are not to be changed.
 *
 * @param step          counted from 0
 * @param symbols       of the vocabulary, as they are shown
 * @param input         which of them is read; −1 where the vocabulary lacks it
 * @param target        which of them comes next; −1 where that is not known
 * @param equations     in the order of computation; h is given by the last but one, the scores by the last
 * @param probabilities p_t
 * @param loss          −ln p of the target, in nats; NaN where it is not known
 */
public record WorkedStep(int step, List<String> symbols, int input, int target, List<WorkedEquation> equations,
        float[] probabilities, double loss) {

    public WorkedStep {
        symbols = List.copyOf(symbols);
        equations = List.copyOf(equations);
    }

    /** Its equations in sections: one, and those that are functions of what it gives. The last section gives the scores. */
    List<List<WorkedEquation>> sections() {
        List<List<WorkedEquation>> sections = new ArrayList<>();
        for (WorkedEquation equation : equations) {
            List<WorkedEquation> last = sections.isEmpty() ? null : sections.get(sections.size() - 1);
            if (last != null && equation.continues(last.get(last.size() - 1))) {
                last.add(equation);
            } else {
                sections.add(new ArrayList<>(List.of(equation)));
            }
        }
        return sections;
    }

    /** The section that gives a place, as an operand names it; −1 for none. */
    static int section(List<List<WorkedEquation>> sections, String place) {
        for (int s = 0; s < sections.size(); s++) {
            if (sections.get(s).stream().anyMatch(equation -> equation.gives().equals(place))) {
                return s;
            }
        }
        return -1;
    }

    /** All stages in which it is worked. */
    public List<StepStage> stages() {
        List<StepStage> stages = new ArrayList<>(List.of(new StepStage(Part.INPUT, -1, -1), new StepStage(Part.FROM_INPUT, -1, -1)));
        addColumns(stages, Part.FROM_STATE, -1, columns(equations, Heard.BEFORE));
        List<List<WorkedEquation>> sections = sections();
        for (int s = 0; s < sections.size(); s++) {
            addColumns(stages, Part.PRODUCT, s, columns(sections.get(s), Heard.NOW));
            stages.add(new StepStage(Part.VALUE, s, -1));
        }
        stages.add(StepStage.WHOLE);
        return List.copyOf(stages);
    }

    private static int columns(List<WorkedEquation> equations, Heard heard) {
        return equations.stream().flatMap(equation -> equation.operands().stream())
                .filter(operand -> operand.isProduct() && operand.heard() == heard)
                .mapToInt(operand -> operand.matrix().columns()).max().orElse(0);
    }

    private static void addColumns(List<StepStage> stages, Part part, int section, int columns) {
        for (int k = 0; k < columns; k++) {
            stages.add(new StepStage(part, section, k));
        }
    }

    /** How far the vectors of the step have come at a stage. */
    public SlideFigure.Progress progress(StepStage stage) {
        List<List<WorkedEquation>> sections = sections();
        int last = sections.size() - 1;
        int memory = section(sections, "c");
        if (stage.part() == Part.LOSS) {
            return SlideFigure.Progress.LOSS;
        } else if (stage.knows(last)) {
            return SlideFigure.Progress.SCORES;
        } else if (stage.knows(last - 1)) {
            return SlideFigure.Progress.STATE;
        }
        return memory >= 0 && stage.knows(memory) ? SlideFigure.Progress.MEMORY : SlideFigure.Progress.INPUT;
    }

    /** What gives the scores. */
    WorkedEquation output() {
        return equations.get(equations.size() - 1);
    }

    /** Hidden units: the numbers of the state that is carried on. */
    public int units() {
        return equations.get(0).result().rows();
    }

    float[] scores() {
        return output().result().values();
    }

    boolean isLearning() {
        return equations.stream().flatMap(equation -> equation.operands().stream())
                .anyMatch(operand -> operand.isProduct() && operand.matrix().isLearning());
    }

    /** The symbol whose score is worked in numbers: what came, else the best. */
    int followed() {
        return target >= 0 ? target : best();
    }

    int best() {
        float[] scores = scores();
        int best = 0;
        for (int k = 1; k < scores.length; k++) {
            best = scores[k] > scores[best] ? k : best;
        }
        return best;
    }
}
