package rnnscope.view.lecture;

import java.util.ArrayList;
import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.figure.lecture.SlideFigure;
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
     * Whether a model's numbers all fit on a page: one layer of at most 8 units that reads one-hot symbols of at most 12 and
     * predicts the next.
     */
    public static boolean fit(Model model) {
        ModelSpec spec = model.spec();
        return spec.layers() == 1 && spec.units(0) <= MOST_UNITS && spec.readsSymbols() && spec.embedding() == 0
                && spec.vocabulary() <= MOST_SYMBOLS && spec.wiring().equals(Wiring.LANGUAGE_MODEL) && spec.predictsSymbols();
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
        float[] probabilities = new float[trace.symbols()];
        for (int k = 0; k < probabilities.length; k++) {
            probabilities[k] = trace.probability(step, k);
        }
        return new WorkedStep(step, symbols(model), trace.token(step), trace.next(step),
                new WorkedEquations(model, trace, step, update).all(), probabilities, trace.surprise(step));
    }

    /** The text around a step, which is worked as far as {@code progress}, unrolled. */
    static SlideFigure slide(Excerpt excerpt, int step, SlideFigure.Progress progress) {
        Trace trace = excerpt.trace();
        Cell cell = Cells.of(excerpt.model().spec().cell(0));
        List<SlideFigure.Column> columns = new ArrayList<>();
        for (int t = Math.max(trace.start(), step - AROUND); t < Math.min(trace.end(), step + AROUND); t++) {
            columns.add(new SlideFigure.Column(t, SymbolDisplay.cell(excerpt.tokens().symbol(t)), trace.token(t), trace.next(t),
                    cell.hasCellState() ? WorkedEquations.read(trace, cell.memory().orElseThrow().state(), t) : null,
                    WorkedEquations.read(trace, "hidden", t), WorkedEquations.scores(trace, t), trace.surprise(t)));
        }
        return new SlideFigure(columns, symbols(excerpt.model()), step, progress, cell.isPlain() ? "W_{xh}" : "W_x",
                cell.isPlain() ? "W_{hh}" : "W_h");
    }

    private static List<String> symbols(Model model) {
        Vocabulary vocabulary = model.tokenizer().vocabulary();
        List<String> symbols = new ArrayList<>();
        for (int k = 0; k < model.spec().vocabulary(); k++) {
            symbols.add(SymbolDisplay.cell(vocabulary.symbol(k)));
        }
        return symbols;
    }
}
