package rnnscope.view.lecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.LayerLayout;
import rnnscope.cell.Variation;
import rnnscope.figure.lecture.MatrixTable;
import rnnscope.figure.lecture.Operand;
import rnnscope.figure.lecture.Operand.Heard;
import rnnscope.figure.lecture.WorkedEquation;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.tape.Channel;
import rnnscope.tape.Equation;
import rnnscope.tape.Trace;
import rnnscope.train.ParameterUpdate;

/** Equations of a cell at one step with all their numbers: whatever the cell, its own equations say what they need. */
final class WorkedEquations {
    
    private final Model model;
    private final Trace trace;
    private final int step;
    private final ParameterUpdate update;
    private final Cell cell;
    private final int units;

    WorkedEquations(Model model, Trace trace, int step, ParameterUpdate update) {
        this.model = model;
        this.trace = trace;
        this.step = step;
        this.update = update;
        this.cell = Cells.of(model.spec().cell(0));
        this.units = model.spec().units(0);
    }

    /** Those of the cell, and at last that of the scores. */
    List<WorkedEquation> all() {
        boolean biases = model.parameters().layout().has(name("bias_ih"));
        boolean scoreBias = model.parameters().layout().has("head.bias");
        return Stream.concat(cell.equations(biases).stream(), Stream.of(scoreBias ? scores() : scores().withoutBiases()))
                .map(this::worked).toList();
    }

    private WorkedEquation worked(Equation equation) {
        List<String> places = WorkedEquation.places(equation);
        List<String> names = WorkedEquation.names(equation);
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            operands.add(operand(places.get(i), names.get(i)));
        }
        float[] result = equation.channel().equals("scores") ? scores(trace, step) : read(trace, equation.channel(), step);
        return new WorkedEquation(equation, operands, column(WorkedEquation.resultName(equation), result));
    }

    private Operand operand(String place, String name) {
        int dot = place.indexOf('.');
        if (dot < 0) {
            boolean isBefore = place.endsWith("−");
            String symbol = isBefore ? place.substring(0, place.length() - 1) : place;
            return vector(place, column(name, read(trace, channel(symbol), isBefore ? step - 1 : step)),
                    isBefore ? Heard.BEFORE : Heard.NOW);
        }
        String gate = place.substring(0, dot);
        int row = cell.gates().indexOf(gate);
        return switch (place.substring(dot + 1)) {
            case "wx" -> product(place, name, name("weight_ih"), row, oneHot(), Heard.INPUT);
            case "wh" -> gate.equals("y") ? product(place, name, "head.weight", 0, read(trace, "hidden", step), Heard.NOW)
                    : fromState(place, name, row, cell.variation().hears().get(gate));
            case "r" -> product(place, name, name(Variation.PROJECTION), 0, read(trace, Cell.UNPROJECTED, step), Heard.NOW);
            case "bx" -> learned(place, slice(name, name("bias_ih"), row, units));
            case "bh" -> learned(place, slice(name, name("bias_hh"), row, units));
            case "p" -> learned(place, slice(name, name(Variation.PEEPHOLE), cell.variation().peepholes().indexOf(gate), units));
            case "b" -> learned(place, gate.equals("y") ? slice(name, "head.bias", 0, trace.symbols())
                    : slice(name, name("bias_ih"), row, units).plus(slice(name, name("bias_hh"), row, units)));
            default -> throw new IllegalStateException("no numbers are known for [" + place + "]");
        };
    }

    private Operand fromState(String place, String name, int gate, String heard) {
        return heard == null ? product(place, name, name("weight_hh"), gate, read(trace, "hidden", step - 1), Heard.BEFORE)
                : product(place, name, name("weight_hh"), gate, read(trace, heard, step), Heard.NOW);
    }

    /** @param name of the matrix and of the vector: "W_{xf} x_t" */
    private Operand product(String place, String name, String parameter, int gate, float[] vector, Heard heard) {
        int space = name.indexOf(' ');
        boolean isGate = parameter.equals(name("weight_ih")) || parameter.equals(name("weight_hh"));
        int rows = isGate ? units : model.parameters().get(parameter).length / vector.length;
        return new Operand(place, slice(name.substring(0, space), parameter, gate, rows),
                column(name.substring(space + 1), vector), heard);
    }

    private static Operand vector(String place, MatrixTable values, Heard heard) {
        return new Operand(place, null, values, heard);
    }

    private static Operand learned(String place, MatrixTable values) {
        return vector(place, values, Heard.LEARNED);
    }

    private static MatrixTable column(String symbol, float[] values) {
        return new MatrixTable(symbol, values.length, 1, values, null, null);
    }

    /** The rows of one gate of a parameter, with what training did to them. */
    private MatrixTable slice(String symbol, String parameter, int gate, int rows) {
        int gates = parameter.startsWith("rnn.weight_ih") || parameter.startsWith("rnn.weight_hh")
                || parameter.startsWith("rnn.bias") ? cell.gates().size()
                : parameter.equals(name(Variation.PEEPHOLE)) ? cell.variation().peepholes().size() : 1;
        float[] values = model.parameters().get(parameter);
        int size = values.length / gates;
        return new MatrixTable(symbol, rows, size / rows, part(values, gate, size),
                update == null ? null : part(update.gradient().get(parameter), gate, size),
                update == null ? null : part(update.change().get(parameter), gate, size));
    }

    private static float[] part(float[] values, int which, int size) {
        return Arrays.copyOfRange(values, which * size, (which + 1) * size);
    }

    private static String name(String kind) {
        return LayerLayout.name("rnn", kind, 0, false);
    }

    private String channel(String symbol) {
        return cell.channels().stream().filter(channel -> channel.symbol().equals(symbol)).map(Channel::id).findFirst().orElseThrow();
    }

    private float[] oneHot() {
        float[] x = new float[model.spec().vocabulary()];
        if (trace.token(step) >= 0) {
            x[trace.token(step)] = 1;
        }
        return x;
    }

    static float[] read(Trace trace, String channel, int step) {
        float[] values = new float[trace.layout().channel(0, channel).columns()];
        trace.read(0, channel, step, values);
        return values;
    }

    static float[] scores(Trace trace, int step) {
        float[] scores = new float[trace.symbols()];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = trace.logit(step, k);
        }
        return scores;
    }

    private static Equation scores() {
        return new Equation("scores", Words.of("view.lecture.scores"), "y_t = W_{hy} h_t + b_y", "[y] = [y.wh] + [y.b]");
    }
}
