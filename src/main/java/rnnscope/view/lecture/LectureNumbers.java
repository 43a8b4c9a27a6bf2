package rnnscope.view.lecture;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.lecture.NumberTable;
import rnnscope.figure.lecture.SlideFigure;
import rnnscope.figure.lecture.StepStage;
import rnnscope.figure.lecture.WorkedStep;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.Vocabulary;
import rnnscope.train.ParameterUpdate;

/** Numbers of a small network, as its page shows them. */
public final class LectureNumbers {
    private static final int MOST_UNITS = 8;
    private static final int MOST_SYMBOLS = 12;
    private static final int AROUND = 24;

    private LectureNumbers() {}

    /**
     * Whether a model's numbers all fit on a page: one layer of at most 8 units without gates that reads one-hot symbols of
     * at most 12 and predicts the next with a bias.
     */
    public static boolean fit(Model model) {
        ModelSpec spec = model.spec();
        Cell cell = Cells.of(spec.cell(0));
        return spec.headBias() && spec.layers() == 1 && spec.units(0) <= MOST_UNITS && spec.readsSymbols() && spec.embedding() == 0
                && spec.vocabulary() <= MOST_SYMBOLS && spec.wiring().equals(Wiring.LANGUAGE_MODEL) && spec.predictsSymbols()
                && cell.gates().size() == 1;
    }

    /**
     * One step.
     *
     * @param step   within the excerpt's trace
     * @param update what training did last to the model's numbers; null where nothing is known of it
     */
    static WorkedStep at(Excerpt excerpt, int step, ParameterUpdate update) {
        Model model = excerpt.model();
        Trace trace = excerpt.trace();
        int units = model.spec().units(0);
        int vocabulary = model.spec().vocabulary();
        WorkedStep.Weights weights = new WorkedStep.Weights(
                table("W_{xh}", "rnn.weight_ih_l0", model, update, units), table("b_{xh}", "rnn.bias_ih_l0", model, update, units),
                table("W_{hh}", "rnn.weight_hh_l0", model, update, units), table("b_{hh}", "rnn.bias_hh_l0", model, update, units),
                table("W_{hy}", "head.weight", model, update, vocabulary), table("b_y", "head.bias", model, update, vocabulary));
        float[] probabilities = new float[vocabulary];
        for (int k = 0; k < vocabulary; k++) {
            probabilities[k] = trace.probability(step, k);
        }
        return new WorkedStep(step, symbols(model), trace.token(step), trace.next(step),
                model.spec().cell(0).equals("rnn-relu") ? "ReLU" : "tanh", weights, read(trace, "hidden", step - 1, units),
                read(trace, "sum", step, units), read(trace, "hidden", step, units), scores(trace, step), probabilities,
                trace.surprise(step));
    }

    /** The text around a step, which is worked as far as {@code stage}, unrolled. */
    static SlideFigure slide(Excerpt excerpt, int step, StepStage stage) {
        Trace trace = excerpt.trace();
        int units = excerpt.model().spec().units(0);
        List<SlideFigure.Column> columns = new ArrayList<>();
        for (int t = Math.max(trace.start(), step - AROUND); t < Math.min(trace.end(), step + AROUND); t++) {
            columns.add(new SlideFigure.Column(t, SymbolDisplay.cell(excerpt.tokens().symbol(t)), trace.token(t), trace.next(t),
                    read(trace, "hidden", t, units), scores(trace, t), trace.surprise(t)));
        }
        return new SlideFigure(columns, symbols(excerpt.model()), step, stage);
    }

    private static List<String> symbols(Model model) {
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        List<String> symbols = new ArrayList<>();
        for (int k = 0; k < model.spec().vocabulary(); k++) {
            symbols.add(SymbolDisplay.cell(vocabulary.symbol(k)));
        }
        return symbols;
    }

    private static NumberTable table(String symbol, String name, Model model, ParameterUpdate update, int rows) {
        float[] values = model.parameters().get(name);
        return new NumberTable(symbol, rows, values.length / rows, values,
                update == null ? null : update.gradient().get(name), update == null ? null : update.change().get(name));
    }


    private static float[] read(Trace trace, String channel, int step, int units) {
        float[] values = new float[units];
        trace.read(0, channel, step, values);
        return values;
    }

    private static float[] scores(Trace trace, int step) {
        float[] scores = new float[trace.symbols()];
        for (int k = 0; k < scores.length; k++) {
            scores[k] = trace.logit(step, k);
        }
        return scores;
    }
}
