package rnnscope.view.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import rnnscope.analysis.gradient.input.InputGradients;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.gradient.Decades;
import rnnscope.figure.gradient.GradientCurve;
import rnnscope.figure.gradient.GradientCurve.Dash;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.WindowText;
import rnnscope.figure.message.Message;
import rnnscope.figure.score.Track;
import rnnscope.figure.sequence.LabelGradientsTrack;
import rnnscope.language.Words;

/** Tracks of how much of a loss arrives at every step of a sequence: of one label, or the whole, and of all labels. */
final class SequenceGradientTracks {
    /** Decades in sight, at the most and at the least. */
    private static final int MOST = 9;
    private static final int LEAST = 2;

    private final SequenceMoment moment;
    private final InputGradients gradients;
    private final boolean concealed;
    private final int loss;

    private SequenceGradientTracks(SequenceMoment moment, InputGradients gradients, boolean concealed) {
        this.moment = moment;
        this.gradients = gradients;
        this.concealed = concealed;
        this.loss = moment.labelled();
    }

    /**
     * @param gradients null until they are there
     * @param concealed whether they are hidden, so that a class can predict them
     */
    static List<Track> of(SequenceMoment moment, InputGradients gradients, boolean concealed) {
        SequenceGradientTracks tracks = new SequenceGradientTracks(moment, gradients, concealed);
        return moment.answer().trace().isPooled() ? List.of(tracks.norms()) : List.of(tracks.norms(), tracks.itemised());
    }

    private Track norms() {
        if (gradients == null) {
            return new GradientTrack(text(), definition(), List.of(), 0, Decades.USUAL, new int[0], concealed,
                    beam -> List.of());
        }
        int directions = moment.order().directions();
        String lane = moment.cell().title();
        List<GradientCurve> curves = new ArrayList<>();
        for (int d = 0; d < directions; d++) {
            int recurrence = moment.layer() * directions + d;
            String label = Words.of(directions == 1 ? "view.sequence.curve.state"
                    : d == 0 ? "view.sequence.curve.forward" : "view.sequence.curve.backward");
            curves.add(new GradientCurve(label, lane, "‖∂L/∂h‖ " + label, d == 0 ? Dash.SOLID : Dash.DASHED,
                    values(s -> reaches(recurrence, s) ? gradients.hidden(loss, recurrence, s) : Double.NaN)));
        }
        curves.add(new GradientCurve(Words.of("view.sequence.curve.input"), lane, "‖∂L/∂x‖", Dash.DOTTED,
                values(s -> gradients.input(loss, s))));
        return new GradientTrack(text(), definition(), curves, 0, scale(curves), new int[0], concealed, this::said);
    }

    /** Whether a state can have had a part in what is predicted: one that is read after a label has none in it. */
    private boolean reaches(int recurrence, int s) {
        boolean looksAround = moment.answer().trace().isPooled() || moment.answer().trace().heads() > 0;
        return looksAround || (moment.order().isReverse(recurrence) ? s >= loss : s <= loss);
    }

    /** In the places of the axis: NaN where nothing is read. */
    private double[] values(IntToDoubleFunction norm) {
        double[] values = new double[moment.first() + gradients.steps()];
        Arrays.fill(values, Double.NaN);
        for (int s = 0; s < gradients.steps(); s++) {
            values[moment.first() + s] = norm.applyAsDouble(s);
        }
        return values;
    }

    private WindowText text() {
        List<String> symbols = new ArrayList<>(Collections.nCopies(moment.first(), ""));
        symbols.addAll(moment.symbols());
        return new WindowText(symbols, new boolean[symbols.size()], null, 0, -1);
    }

    private List<String> definition() {
        boolean pooled = moment.answer().trace().isPooled();
        List<String> lines = new ArrayList<>();
        lines.add(Words.of("view.gradient.definition.hidden"));
        lines.add(Words.of("view.gradient.definition.log"));
        boolean numbers = !moment.answer().model().spec().predictsSymbols();
        lines.add(Words.of(gradients != null && !gradients.areOfLoss(loss)
                ? pooled ? "view.sequence.definition.forecast" : "view.sequence.definition.output"
                : numbers && !pooled ? "view.sequence.definition.error" : pooled ? "view.sequence.definition.one" : "view.sequence.definition.label"));
        if (moment.order().layers() > 1) {
            lines.add(Words.of("view.gradient.definition.layer", moment.layer() + 1));
        }
        return lines;
    }

    /** Decades that hold what is drawn, few where that lies close together. */
    private static Decades scale(List<GradientCurve> curves) {
        double[] drawn = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.norms()))
                .filter(x -> x > 0 && Double.isFinite(x)).toArray();
        int top = (int) Math.ceil(Math.log10(Arrays.stream(drawn).max().orElse(1)) + 1e-9);
        int bottom = (int) Math.floor(Math.log10(Arrays.stream(drawn).min().orElse(1)));
        return new Decades(top, Math.max(top - MOST, Math.min(top - LEAST, bottom)));
    }

    /** "“great” gets 41% of what arrives at all words", at the beam. */
    private List<Message> said(int beam) {
        int s = beam - moment.first();
        double all = IntStream.range(0, gradients.steps()).mapToDouble(t -> gradients.input(loss, t)).sum();
        if (s < 0 || s >= gradients.steps() || !(all > 0) || Double.isInfinite(all)) {
            return List.of();
        }
        String symbol = moment.symbols().get(s);
        String name = moment.days() == null ? moment.name(s) : Words.of("view.sequence.name.day", symbol);
        return List.of(new Message(Words.of("view.sequence.gets", name, Numbers.percent(gradients.input(loss, s) / all, 0)),
                beam, gradients.input(loss, s)));
    }

    private Track itemised() {
        int steps = moment.order().steps();
        double[][] norms = new double[steps][steps];
        for (int l = 0; l < norms.length && gradients != null; l++) {
            for (int s = 0; s < steps; s++) {
                norms[l][s] = gradients.input(l, s);
            }
        }
        return new LabelGradientsTrack(moment.read(), norms, loss, concealed,
                !moment.answer().model().spec().predictsSymbols());
    }
}
