package rnnscope.figure.lecture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.now.SubstitutedEquation;
import rnnscope.tape.Equation;

/** Steps of networks of any cell with random weights, whose results follow from their equations. */
final class Steps {
    private static final Equation SCORES = new Equation("scores", "Scores", "y_t = W_{hy} h_t + b_y", "[y] = [y.wh] + [y.b]");
    private static final int INPUT = 0;
    private static final int TARGET = 1;

    private final Cell cell;
    private final int units;
    private final int symbols;
    private final boolean learning;
    private final Random random = new Random(3);
    private final Map<String, float[]> now = new HashMap<>();
    private final Map<String, float[]> before = new HashMap<>();

    private Steps(String cell, int units, int symbols, boolean learning) {
        this.cell = Cells.of(cell);
        this.units = units;
        this.symbols = symbols;
        this.learning = learning;
    }

    static WorkedStep of(String cell, int units, int symbols, boolean learning) {
        return new Steps(cell, units, symbols, learning).step();
    }

    private WorkedStep step() {
        List<WorkedEquation> worked = new ArrayList<>();
        cell.equations().forEach(equation -> worked.add(worked(equation, units)));
        worked.add(worked(SCORES, symbols));
        float[] scores = now.get("y");
        double all = 0;
        for (float score : scores) {
            all += Math.exp(score);
        }
        float[] p = new float[symbols];
        for (int k = 0; k < symbols; k++) {
            p[k] = (float) (Math.exp(scores[k]) / all);
        }
        return new WorkedStep(0, IntStream.range(0, symbols).mapToObj(k -> Character.toString('a' + k)).toList(), INPUT, TARGET,
                worked, p, -Math.log(p[TARGET]));
    }

    private WorkedEquation worked(Equation equation, int rows) {
        List<Operand> operands = new ArrayList<>();
        List<String> names = WorkedEquation.names(equation);
        for (String place : WorkedEquation.places(equation)) {
            operands.add(operand(place, names.get(operands.size()), rows));
        }
        MatrixTable none = MatrixTable.column("none", new float[rows]);
        float[] result = new float[rows];
        for (int row = 0; row < rows; row++) {
            int at = row;
            result[row] = (float) SubstitutedEquation.value(equation.numbers(),
                    place -> new WorkedEquation(equation, operands, none).at(place, at));
        }
        WorkedEquation worked = new WorkedEquation(equation, operands,
                MatrixTable.column(WorkedEquation.resultName(equation), result));
        now.put(worked.gives(), result);
        return worked;
    }

    private Operand operand(String place, String name, int rows) {
        if (place.endsWith("−")) {
            return new Operand(place, null, MatrixTable.column(name, before(place.substring(0, 1))), Heard.BEFORE);
        } else if (!place.contains(".")) {
            return new Operand(place, null, MatrixTable.column(name, now.get(place)), Heard.NOW);
        } else if (!place.endsWith(".wx") && !place.endsWith(".wh")) {
            return new Operand(place, null, table(name, rows, 1), Heard.LEARNED);
        }
        String[] both = name.split(" ");
        if (place.endsWith(".wx")) {
            float[] x = new float[symbols];
            x[INPUT] = 1;
            return new Operand(place, table(both[0], rows, symbols), MatrixTable.column(both[1], x), Heard.INPUT);
        }
        boolean isNow = place.startsWith("y") || both[1].equals("s_t");
        return new Operand(place, table(both[0], rows, units), MatrixTable.column(both[1],
                isNow ? now.get(both[1].substring(0, 1)) : before("h")), isNow ? Heard.NOW : Heard.BEFORE);
    }

    private float[] before(String symbol) {
        return before.computeIfAbsent(symbol, any -> numbers(units, 0.5));
    }

    private MatrixTable table(String symbol, int rows, int columns) {
        float[] none = null;
        return new MatrixTable(symbol, rows, columns, numbers(rows * columns, 1.5),
                learning ? numbers(rows * columns, 0.1) : none, learning ? numbers(rows * columns, 0.1) : none);
    }

    private float[] numbers(int count, double size) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (size * random.nextGaussian());
        }
        return numbers;
    }
}
