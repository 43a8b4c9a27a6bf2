package rnnscope.view.gradient;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.gradient.GradientFlow;
import rnnscope.analysis.gradient.ItemisedGradients;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.control.ChangeListeners;
import rnnscope.figure.Numbers;
import rnnscope.figure.gradient.Decades;
import rnnscope.figure.gradient.GradientCurve;
import rnnscope.figure.gradient.GradientTrack;
import rnnscope.figure.gradient.InputsTrack;
import rnnscope.figure.gradient.ItemisedTrack;
import rnnscope.figure.gradient.MagnitudeFormat;
import rnnscope.figure.gradient.ToAndFromTrack;
import rnnscope.figure.gradient.WindowText;
import rnnscope.figure.gradient.WindowTextTrack;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.Track;
import rnnscope.figure.score.TrackLayout;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.BatchRow;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.Measurement;
import rnnscope.session.gradient.question.Sequence;

/**
 * View model of the Gradients perspective: the tracks of the score and what stands in Now. What changes only marks
 * them; {@link #refresh} makes them anew, once a pulse, always from one answer.
 */
final class GradientViewModel {
    private final Session session;
    private final GradientLab lab;
    private final ObjectProperty<List<TrackLayout>> lanes = new SimpleObjectProperty<>(this, "lanes", List.of());
    private final BooleanProperty shares = new SimpleBooleanProperty(this, "shares");
    private final BooleanProperty ofCell = new SimpleBooleanProperty(this, "ofCell");
    private final ReadOnlyObjectWrapper<GradientMoment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private Runnable onStale = () -> {};
    /** Tracks that do not depend on the cursor. */
    private Tracks still;
    private Answer answer;
    private Decades scale = Decades.USUAL;
    private boolean tracksStale = true;
    private boolean momentStale = true;

    private record Tracks(WindowText text, Track words, Track gradient, List<Track> itemised) {}

    GradientViewModel(Session session, GradientLab lab) {
        this.session = session;
        this.lab = lab;
        ChangeListeners.add(this::tracksChanged, lab.answerProperty(), lab.concealedProperty(), shares, ofCell);
        ChangeListeners.add(this::momentChanged, session.cursor().stepProperty(), session.cursor().previewProperty(),
                lab.batchCursor().stepProperty(), lab.batchCursor().previewProperty(), lab.checkedProperty(),
                lab.checkingProperty());
    }

    /** Called when {@link #refresh} has something to do. */
    void setOnStale(Runnable action) {
        onStale = action;
    }

    /** The tracks, from the top; whoever shows them may fold and resize them. */
    ObjectProperty<List<TrackLayout>> lanesProperty() {
        return lanes;
    }

    /**
     * Whether magnitudes are shares: of the last step's in the curves, of what a loss leaves at its own step where they are
     * itemised.
     */
    BooleanProperty sharesProperty() {
        return shares;
    }

    /** Whether the gradients are those of the cell state, where there is one; else of the hidden state. */
    BooleanProperty ofCellProperty() {
        return ofCell;
    }

    /** What is in the beam, and what stands in Now; null until there is an answer. */
    ReadOnlyObjectProperty<GradientMoment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Steps of the window in view. */
    int steps() {
        return still == null ? 0 : still.text.steps();
    }

    /** The step of the window that holds the cursor, kept within it. */
    int step() {
        return within(lab.cursor().step());
    }

    /** The step of the window under the pointer, −1 for none. */
    int preview() {
        int step = lab.cursor().previewProperty().get();
        return step < 0 || answer == null || within(step) + first() != step ? -1 : within(step);
    }

    private int within(int step) {
        return Math.max(0, Math.min(steps() - 1, step - first()));
    }

    private int first() {
        return answer == null ? 0 : answer.question().levers().first();
    }

    private void tracksChanged() {
        tracksStale = true;
        momentChanged();
    }

    private void momentChanged() {
        momentStale = true;
        onStale.run();
    }

    /** Makes anew what is no longer true. */
    void refresh() {
        if (lab.answerProperty().get() == null || !tracksStale && !momentStale) {
            return;
        }
        if (tracksStale) {
            tracksStale = false;
            answer = lab.answerProperty().get();
            still = tracks();
        }
        momentStale = false;
        List<Track> tracks = new ArrayList<>(List.of(still.words, still.gradient, toAndFrom()));
        tracks.addAll(still.itemised);
        lanes.set(TrackLayout.of(tracks, lanes.get()));
        moment.set(GradientMoment.of(lab, answer, still.text, within(lab.cursor().shown()), scale,
                ofCell.get()));
    }

    private Tracks tracks() {
        WindowText text = text();
        GradientMessages messages = new GradientMessages(answer, text, ofCell.get(), shares.get());
        Levers levers = answer.question().levers();
        int[] cuts = cuts();
        boolean concealed = lab.concealedProperty().get();
        List<GradientCurve> curves = new ArrayList<>();
        double floor = Double.POSITIVE_INFINITY;
        for (LaneGradients lane : answer.lanes()) {
            curves.addAll(curves(lane, answer.lanes().size() > 1, messages.halfLife(lane)));
            floor = Math.min(floor, lane.flow().floor(layer(lane)) * factor(lane));
        }
        scale = new Decades(shares.get() ? 0 : Decades.USUAL.top(), Decades.USUAL.bottom()).holding(greatest(curves))
                .reaching(least(curves));
        List<Track> itemised = new ArrayList<>();
        for (LaneGradients lane : answer.lanes()) {
            itemised.add(new ItemisedTrack(text, lane.title(), norms(lane), scale, cuts, itemised.size(), concealed,
                    shares.get()));
        }
        return new Tracks(text, words(text, messages.nameStep()),
                new GradientTrack(text, definition(), curves, floor, scale, cuts, concealed, messages::at), itemised);
    }

    /** The least magnitude of the whole gradients; NaN where there is none. Their roads may lie lower, and fade. */
    private static double least(List<GradientCurve> curves) {
        return curves.stream().filter(curve -> curve.dash() == GradientCurve.Dash.SOLID)
                .flatMapToDouble(curve -> Arrays.stream(curve.norms())).filter(Double::isFinite).min().orElse(Double.NaN);
    }

    /** What a lane's magnitudes are multiplied by: as clipping does, or so that the last step's is 1. */
    private double factor(LaneGradients lane) {
        return shares.get() ? 1 / atLoss(lane, ofCell.get()) : lane.clipFactor(answer.question().levers().clip());
    }

    private double atLoss(LaneGradients lane, boolean cell) {
        GradientFlow flow = lane.flow();
        int layer = layer(lane);
        return flow.lossStep() < 0 ? Double.NaN : cell && flow.hasCell(layer) ? flow.cell(layer, flow.lossStep())
                : flow.hidden(layer, flow.lossStep());
    }

    /** The greatest magnitude that any view shows. */
    private double greatest(List<GradientCurve> curves) {
        DoubleStream lines = curves.stream().flatMapToDouble(curve -> Arrays.stream(curve.norms()));
        DoubleStream items = answer.lanes().stream().map(this::norms).filter(Objects::nonNull).flatMap(Arrays::stream)
                .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(t -> row[t]));
        DoubleStream jacobians = GradientMoment.jacobianCurves(answer).stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.norms()));
        return Stream.of(lines, items, jacobians).flatMapToDouble(values -> values).filter(Double::isFinite).max()
                .orElse(0);
    }

    /** What is read. */
    private Track words(WindowText text, int flag) {
        Levers levers = answer.question().levers();
        List<String> loss = List.of(Words.of(levers.loss() == LossChoice.LAST_STEP ? "view.gradient.loss.last"
                : "view.gradient.loss.sum"));
        Heading title = levers.source() == Source.BATCH ? Heading.of("view.gradient.batch", levers.row() + 1)
                : Heading.of("view.gradient.text");
        return text.numbers() == null ? new WindowTextTrack(text, title, loss, flag) : new InputsTrack(text, title, loss);
    }

    /** Steps just before which training cuts the way back. */
    private int[] cuts() {
        Levers levers = answer.question().levers();
        int[] cuts = levers.truncation().boundaries(levers.length());
        boolean atEdge = levers.first() == 0 && answer.question().sequence() instanceof BatchRow row && row.goesOn();
        return atEdge ? IntStream.concat(IntStream.of(0), Arrays.stream(cuts)).toArray() : cuts;
    }

    private List<String> definition() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.of(ofCell.get() ? "view.gradient.definition.cell" : "view.gradient.definition.hidden"));
        lines.add(Words.of(shares.get() ? "view.gradient.definition.share" : "view.gradient.definition.log"));
        if (answer.question().layers() > 1) {
            lines.add(Words.of("view.gradient.definition.layer", answer.question().layer() + 1));
        }
        if (answer.lanes().stream().anyMatch(lane -> !lane.exactStart())) {
            lines.add(Words.of("view.gradient.definition.state", Numbers.count(Measurement.WARM_UP)));
        }
        return lines.stream().flatMap(String::lines).toList();
    }

    private WindowText text() {
        Levers levers = answer.question().levers();
        Sequence sequence = answer.question().sequence();
        List<String> symbols = new ArrayList<>();
        float[][] numbers = new float[levers.length()][];
        boolean[] unknown = new boolean[levers.length()];
        for (int t = 0; t < unknown.length; t++) {
            symbols.add(sequence.symbol(levers.first() + t));
            unknown[t] = sequence.isUnknown(levers.first() + t);
            numbers[t] = sequence.numbers(levers.first() + t);
        }
        int loss = answer.lanes().get(0).flow().lossStep();
        return new WindowText(symbols, unknown, numbers[0].length == 0 ? null : numbers, levers.first(), loss);
    }

    private int layer(LaneGradients lane) {
        return Math.min(answer.question().layer(), lane.flow().layers() - 1);
    }

    // Curves

    private List<GradientCurve> curves(LaneGradients lane, boolean beside, String halfLife) {
        GradientFlow flow = lane.flow();
        int layer = layer(lane);
        double clip = shares.get() ? 1 : lane.clipFactor(answer.question().levers().clip());
        double factor = factor(lane);
        boolean untrained = beside && answer.question().levers().trained() && !lane.trained()
                && answer.lanes().stream().anyMatch(LaneGradients::trained);
        String own = untrained ? Words.of("view.gradient.curve.untrained", lane.title()) : lane.title();
        List<GradientCurve> curves = new ArrayList<>();
        String label = (clip < 1 ? Words.of("view.gradient.curve.clipped", own, MagnitudeFormat.number(clip, 2))
                : own)
                + (halfLife.isEmpty() ? "" : ", " + halfLife);
        boolean cell = ofCell.get() && flow.hasCell(layer);
        String norm = cell ? "‖∂L/∂c‖" : "‖∂L/∂h‖";
        curves.add(new GradientCurve(label, lane.title(), shares.get() ? Words.of("view.gradient.curve.share", norm) : norm,
                GradientCurve.Dash.SOLID,
                norms(flow, t -> factor * (cell ? flow.cell(layer, t) : flow.hidden(layer, t)))));
        if (flow.hasCell(layer)) {
            double roads = shares.get() ? 1 / atLoss(lane, true) : factor;
            curves.add(new GradientCurve(Words.of("view.gradient.curve.cell"), lane.title(),
                    Words.of("view.gradient.curve.cell.tip"),
                    GradientCurve.Dash.DASHED, norms(flow, t -> roads * flow.cellPath(layer, t))));
            curves.add(new GradientCurve(Words.of("view.gradient.curve.hidden"), lane.title(),
                    Words.of("view.gradient.curve.hidden.tip"),
                    GradientCurve.Dash.DOTTED, norms(flow,
                    t -> t == flow.lossStep() ? Double.NaN : roads * flow.hiddenPath(layer, t))));
        }
        if (clip < 1) {
            curves.add(new GradientCurve("", lane.title(), Words.of("view.gradient.curve.before"), GradientCurve.Dash.GHOST,
                    norms(flow, t -> cell ? flow.cell(layer, t) : flow.hidden(layer, t))));
        }
        return curves;
    }

    /** NaN where training cuts, and after the last loss. */
    private static double[] norms(GradientFlow flow, IntToDoubleFunction norm) {
        int end = flow.lossStep();
        int from = end < 0 ? flow.steps() : flow.loss() == LossChoice.LAST_STEP ? flow.truncation().first(end) : 0;
        return IntStream.range(0, flow.steps())
                .mapToDouble(t -> t < from || t > end ? Double.NaN : norm.applyAsDouble(t)).toArray();
    }

    private float[][] norms(LaneGradients lane) {
        ItemisedGradients all = lane.itemised();
        if (all == null) {
            return null;
        }
        float[][] norms = new float[all.steps()][];
        for (int s = 0; s < norms.length; s++) {
            norms[s] = all.sentBy(layer(lane), s);
            float whole = shares.get() ? norms[s][s] : 1;
            for (int t = 0; t < norms[s].length; t++) {
                norms[s][t] /= whole;
            }
        }
        return norms;
    }

    private Track toAndFrom() {
        int step = within(lab.cursor().step());
        List<GradientCurve> sent = new ArrayList<>();
        List<GradientCurve> come = new ArrayList<>();
        for (LaneGradients lane : answer.lanes()) {
            float[][] norms = norms(lane);
            if (norms != null) {
                double[] row = new double[steps()];
                double[] column = new double[steps()];
                Arrays.fill(row, Double.NaN);
                Arrays.fill(column, Double.NaN);
                for (int t = 0; t < steps(); t++) {
                    if (t <= step) {
                        row[t] = norms[step][t];
                    }
                    if (t >= step) {
                        column[t] = norms[t][step];
                    }
                }
                sent.add(new GradientCurve("", lane.title(), "", GradientCurve.Dash.SOLID, row));
                come.add(new GradientCurve("", lane.title(), "", GradientCurve.Dash.DASHED, column));
            }
        }
        return new ToAndFromTrack(still.text, step, sent, come, scale, lab.concealedProperty().get());
    }

    // The pointer

    /** Shows a step of the window that is pointed at; −1 ends it. */
    void pointAt(int step) {
        lab.cursor().preview(step < 0 || session.player().isPlaying() ? -1 : first() + step);
    }

    /**
     * Goes to a step of the window.
     *
     * @param loss whether the last loss is to be there
     */
    void choose(int step, boolean loss) {
        lab.cursor().preview(-1);
        int target = first() + step;
        if (loss) {
            lab.move(lab.levers().withLast(target), false);
        }
        lab.cursor().moveTo(target);
    }
}
