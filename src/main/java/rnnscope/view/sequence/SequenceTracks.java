package rnnscope.view.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.Track;
import rnnscope.figure.sequence.BarsTrack;
import rnnscope.figure.sequence.CurvesTrack;
import rnnscope.figure.sequence.CurvesTrack.Beams;
import rnnscope.figure.sequence.CurvesTrack.Curve;
import rnnscope.figure.sequence.FilmTrack;
import rnnscope.figure.sequence.ForecastFigure;
import rnnscope.figure.sequence.LabelPen;
import rnnscope.figure.sequence.LabelsTrack;
import rnnscope.figure.sequence.LabelsTrack.Span;
import rnnscope.figure.sequence.ReadSequence;
import rnnscope.figure.sequence.StatesTrack;
import rnnscope.figure.sequence.WordsTrack;
import rnnscope.figure.track.Channels;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.tape.Channel;
import rnnscope.text.SymbolDisplay;
import rnnscope.train.example.PriceSeries;
import rnnscope.train.example.SeriesNames;

/** Tracks of a sequence, from the top: what enters, what is predicted, what each direction computed on the way. */
final class SequenceTracks {
    private static final double CURVES = 56;
    private static final double UNIT_CURVES = 84;
    private static final double OUTPUT = 100;
    /** More inputs than these share tracks, so many in each. */
    private static final int MOST_ALONE = 3;
    private static final int TOGETHER = 4;

    private final SequenceMoment moment;
    private final Findings findings;
    private final boolean concealed;
    private final SequenceTrace trace;
    private final ReadSequence read;
    private final ModelSpec spec;

    private final ShownFilm film;

    private SequenceTracks(SequenceMoment moment, Findings findings, boolean concealed, boolean saliency) {
        this.moment = moment;
        this.findings = findings;
        this.concealed = concealed;
        this.trace = moment.answer().trace();
        this.read = moment.read();
        this.film = ShownFilm.of(moment, saliency ? findings : null);
        this.spec = moment.answer().model().spec();
    }

    /**
     * @param findings  that tell of this answer; null until they are there
     * @param concealed whether gradients are hidden
     * @param upright   whether words stand on end
     * @param saliency  whether saliency lies on pictures
     */
    static List<Track> of(SequenceMoment moment, Findings findings, boolean concealed, boolean upright,
            boolean saliency) {
        return new SequenceTracks(moment, findings, concealed, saliency).all(upright);
    }

    private List<Track> all(boolean upright) {
        List<Track> tracks = new ArrayList<>();
        if (moment.days() != null) {
            addSeries(tracks);
        } else {
            if (film != null) {
                tracks.add(new FilmTrack(read, Heading.of("view.sequence.film"), film.definition(), film.pictures()));
            } else {
                tracks.add(new WordsTrack(read, Heading.of(trace.glimpses() ? "view.sequence.glimpse" : trace.draws()
                        ? "view.sequence.drawing" : spec.readsSymbols() ? "view.sequence.text" : "view.sequence.steps"),
                        List.of(), upright));
            }
            if (spec.predictsSymbols()) {
                tracks.add(labels());
            }
            if (trace.glimpses() || trace.draws()) {
                tracks.addAll(GlimpseTracks.of(moment, findings));
            } else if (!spec.readsSymbols() && film == null) {
                addInputs(tracks);
            }
            if (!spec.predictsSymbols() && !trace.isPooled()) {
                addOutputs(tracks);
            }
            addPooling(tracks);
        }
        tracks.addAll(SequenceGradientTracks.of(moment, findings == null ? null : findings.gradients(), concealed));
        for (int layer = 0; layer < trace.trace().layout().layers(); layer++) {
            tracks.add(new StatesTrack(read, layer, "hidden", layer == moment.tapeLayer() ? moment.unit() : -1));
        }
        tracks.add(unit());
        return tracks;
    }

    // What is predicted

    private LabelsTrack labels() {
        boolean pooled = trace.isPooled();
        List<Span> spans = IntStream.range(0, pooled ? 1 : trace.steps()).mapToObj(t -> new Span(t,
                pooled ? trace.steps() : t + 1, trace.best(t), trace.probabilities(t)[trace.best(t)], moment.right(t)))
                .toList();
        boolean next = spec.wiring().shape() == Shape.LANGUAGE_MODEL;
        List<String> definition = new ArrayList<>(List.of(pooled ? Words.of("view.sequence.of-the-whole") : right(spans)));
        if (!pooled && spans.stream().anyMatch(s -> s.isWrong() && read.isPredicted(s.from()))) {
            definition.add(Words.of("view.sequence.in-red"));
        }
        return new LabelsTrack(read, Heading.of(pooled ? "view.sequence.class" : next ? "view.sequence.next"
                : "view.sequence.labels"), definition,
                moment.answer().model().output().vocabulary().symbols(), spans);
    }

    /** How many are right, of those that are predicted and whose right label is known. */
    private String right(List<Span> spans) {
        List<Span> known = spans.stream().filter(s -> s.right() >= 0 && read.isPredicted(s.from())).toList();
        long wrong = known.stream().filter(Span::isWrong).count();
        return known.isEmpty() ? Words.of("view.sequence.sure")
                : Words.of("view.sequence.right", known.size() - wrong, known.size());
    }

    private void addPooling(List<Track> tracks) {
        float[] weights = poolingWeights();
        if (weights != null) {
            boolean attends = spec.wiring().pooling() == Pooling.ATTENTION;
            boolean known = moment.moment() >= read.order().length() - 1;
            List<String> definition = Words.of(attends ? "view.sequence.pooling.weight"
                    : "view.sequence.pooling.share").lines()
                    .toList();
            tracks.add(new BarsTrack(Heading.of("view.sequence.pooling"), definition, 0, known ? weights
                    : unknown(trace.steps()), false,
                    top(weights), Words.of(attends ? "view.sequence.pooling.weight.value"
                            : "view.sequence.pooling.share.value"),
                    null));
        }
        if (!Findings.readsParts(moment.answer())) {
            return;
        }
        if (spec.wiring().shape() == Shape.CLASSIFIER) {
            tracks.add(soFar());
        }
        boolean known = findings != null && moment.isPredicted();
        float[] without = known ? findings.without()[moment.labelled()] : unknown(trace.steps());
        String label = moment.isPredicted() ? label(trace.best(moment.labelled())) : Words.of("view.sequence.label");
        tracks.add(new BarsTrack(Heading.of("view.sequence.without"), List.of(Words.of("view.sequence.without.lost", label)),
                0, without, true, top(without), Words.of("view.sequence.without.value", label), null));
    }

    private float[] poolingWeights() {
        if (!trace.isPooled()) {
            return null;
        }
        return switch (spec.wiring().pooling()) {
            case ATTENTION -> trace.poolingWeights();
            case MAX -> shares();
            case LAST, MEAN -> null;
        };
    }

    /** Of the last layer's units, the share whose greatest value is at each step. */
    private float[] shares() {
        float[] shares = new float[trace.steps()];
        int directions = trace.order().directions();
        int last = trace.trace().layout().layers() - directions;
        int units = trace.trace().layout().channel(last, "hidden").columns();
        float[] values = new float[trace.steps()];
        for (int d = 0; d < directions; d++) {
            for (int j = 0; j < units; j++) {
                trace.trace().readUnit(last + d, "hidden", j, 0, values);
                int best = 0;
                for (int t = 1; t < values.length; t++) {
                    best = values[t] > values[best] ? t : best;
                }
                shares[best] += 1f / (units * directions);
            }
        }
        return shares;
    }

    /**
     * What a classifier would say if the text ended at each word, or began there where it is read from its end, as far as
     * the beam has come.
     */
    private CurvesTrack soFar() {
        List<Curve> curves = new ArrayList<>();
        for (int k = 0; k < spec.outputWidth(); k++) {
            float[] values = unknown(trace.steps());
            for (int t = 0; findings != null && t < trace.steps(); t++) {
                values[t] = moment.order().moment(0, t) <= moment.moment() ? findings.soFar()[t][k] : Float.NaN;
            }
            curves.add(new Curve(label(k), values, k));
        }
        String definition = Words.of(moment.order().backward() ? "view.sequence.so-far.began" : "view.sequence.so-far.ended");
        return new CurvesTrack(Heading.of("view.sequence.so-far"), List.of(definition), 0, curves, 0, 1, null, CURVES + 8,
                Beams.BOTH);
    }

    private String label(int k) {
        return SymbolDisplay.cell(moment.answer().word(k));
    }

    // Numbers

    private void addInputs(List<Track> tracks) {
        float[] inputs = moment.answer().source().batch().inputs();
        List<String> names = SeriesNames.inputs(moment.answer().model());
        // Many share tracks, so that what comes out of them is in sight.
        int together = spec.inputs() > MOST_ALONE ? TOGETHER : 1;
        for (int first = 0; first < spec.inputs(); first += together) {
            List<Curve> curves = new ArrayList<>();
            for (int i = first; i < Math.min(first + together, spec.inputs()); i++) {
                curves.add(new Curve(together == 1 ? "" : names.get(i), column(inputs, spec.inputs(), i),
                        together == 1 ? -1 : i - first));
            }
            tracks.add(new CurvesTrack(together == 1 ? heading("train.series.input", first, names.get(first))
                    : Heading.of("view.sequence.inputs"), List.of(), 0, curves, Double.NaN, Double.NaN, null, CURVES, Beams.BOTH));
        }
    }

    /** Of each output the curve, as far as it has been computed, over what should come out. */
    private void addOutputs(List<Track> tracks) {
        float[] targets = moment.answer().source().batch().targetNumbers();
        List<String> names = SeriesNames.outputs(moment.answer().model());
        for (int k = 0; k < spec.outputs(); k++) {
            float[] values = unknown(trace.steps());
            for (int t = 0; t < values.length; t++) {
                values[t] = read.isPredicted(t) ? trace.outputs(t)[k] : Float.NaN;
            }
            List<Curve> curves = new ArrayList<>(List.of(
                    new Curve(Words.of("view.sequence.output.out"), values, ForecastFigure.FORECAST)));
            if (targets.length > 0) {
                curves.add(new Curve(Words.of("view.sequence.output.target"), column(targets, spec.outputs(), k), -1));
            }
            tracks.add(new CurvesTrack(heading("train.series.output", k, names.get(k)), List.of(), 0, curves, Double.NaN, Double.NaN, null, OUTPUT,
                    Beams.BOTH));
        }
    }

    /** Files call it by its number, in whatever language. */
    private static Heading heading(String key, int i, String name) {
        return new Heading(Words.inEnglish(key, i + 1), name);
    }

    private static float[] column(float[] rows, int width, int column) {
        float[] values = new float[rows.length / width];
        for (int t = 0; t < values.length; t++) {
            values[t] = rows[t * width + column];
        }
        return values;
    }

    private void addSeries(List<Track> tracks) {
        PriceDays days = moment.days();
        PriceSeries series = days.series();
        int count = days.days();
        float[] price = new float[count];
        float[] forecast = new float[count];
        float[] error = new float[count];
        float[] index = new float[count];
        float[] mentions = new float[count];
        for (int d = 0; d < count; d++) {
            price[d] = series.price(d);
            forecast[d] = days.forecast(d);
            error[d] = forecast[d] - price[d];
            index[d] = series.index(d);
            mentions[d] = series.mentions(d);
        }
        int[] window = {moment.first(), moment.first() + trace.steps()};
        tracks.add(new WordsTrack(read, Heading.of("view.sequence.days"), List.of(Words.of("view.sequence.days.read")),
                true));
        tracks.add(new CurvesTrack(Heading.of("view.sequence.price"), List.of(), 0, List.of(
                new Curve(Words.of("view.sequence.price.forecast"), forecast, ForecastFigure.FORECAST),
                new Curve(Words.of("view.sequence.price.price"), price, -1)), Double.NaN,
                Double.NaN, window, 100, Beams.BOTH));
        tracks.add(new BarsTrack(Heading.of("view.sequence.error"), List.of(Words.of("view.sequence.error.definition")),
                0, error,
                true, top(error), Words.of("view.sequence.error.value"),
                window));
        tracks.add(new CurvesTrack(Heading.of("view.sequence.index"), List.of(Words.of("view.sequence.index.definition")),
                0, List.of(new Curve("", index, -1)), Double.NaN,
                Double.NaN, window, CURVES - 12, Beams.BOTH));
        tracks.add(new BarsTrack(Heading.of("view.sequence.news"), List.of(Words.of("view.sequence.news.definition")), 0,
                mentions,
                false, 2, Words.of("view.sequence.news.definition"), window));
    }

    /** The selected unit's gates and state over time, where they have been computed. */
    private CurvesTrack unit() {
        List<Curve> curves = new ArrayList<>();
        double low = 0;
        double high = 1;
        for (Channel channel : Channels.inOrder(trace.trace().layout().channels(moment.tapeLayer()))) {
            if (channel.role() == Channel.Role.DERIVED) {
                continue;
            }
            float[] values = new float[trace.steps()];
            trace.trace().readUnit(moment.tapeLayer(), channel.id(), moment.unit(), 0, values);
            for (int t = 0; t < values.length; t++) {
                boolean finite = Float.isFinite(values[t]);
                low = Math.min(low, !channel.isSigned() ? 0 : finite ? Math.min(-1, values[t]) : -1);
                high = finite ? Math.max(high, values[t]) : high;
                values[t] = finite && read.isComputed(moment.tapeLayer(), t) ? values[t] : Float.NaN;
            }
            curves.add(new Curve(channel.symbol(), values, LabelPen.ofChannel(channel.symbol())));
        }
        String of = trace.order().directions() == 1 ? ""
                : Words.of(moment.isReverse() ? "view.sequence.curve.backward" : "view.sequence.curve.forward");
        String layer = trace.order().layers() == 1 ? "" : Words.of("view.gradient.definition.layer", moment.layer() + 1);
        return new CurvesTrack(Heading.of("view.sequence.unit", moment.unit()), of.isEmpty() && layer.isEmpty()
                ? List.of(Words.of("view.sequence.unit.definition"))
                : List.of(String.join(", ", Arrays.asList(of, layer).stream().filter(w -> !w.isEmpty()).toList())),
                moment.first(), curves, low < 0 ? -round(-low) : 0, round(high), null, UNIT_CURVES,
                trace.order().directions() == 1 ? Beams.BOTH : moment.isReverse() ? Beams.BACKWARD : Beams.FORWARD);
    }

    private static float[] unknown(int steps) {
        float[] values = new float[steps];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** A round number that holds all values. */
    private static double top(float[] values) {
        double most = 0;
        for (float value : values) {
            most = Math.abs(value) > most && Float.isFinite(value) ? Math.abs(value) : most;
        }
        return round(most);
    }

    /** The least of 0.1, 0.2, 0.5, 1, 2, 5, … that is not below {@code most}. */
    static double round(double most) {
        double top = 0.1;
        for (int i = 0; top < most * (1 - 1e-9) && i < 130; i++) {
            top *= i % 3 == 1 ? 2.5 : 2;
        }
        return Math.rint(top * 1e6) / 1e6;
    }
}
