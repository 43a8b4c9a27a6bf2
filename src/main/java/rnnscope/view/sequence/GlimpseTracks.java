package rnnscope.view.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.figure.glimpse.GlimpseFigure;
import rnnscope.figure.glimpse.GlimpseWindow;
import rnnscope.figure.glimpse.GlimpsesTrack;
import rnnscope.figure.glimpse.GreyPicture;
import rnnscope.figure.score.Heading;
import rnnscope.figure.score.Track;
import rnnscope.figure.sequence.CurvesTrack;
import rnnscope.figure.sequence.CurvesTrack.Beams;
import rnnscope.figure.sequence.CurvesTrack.Curve;
import rnnscope.figure.sequence.LabelsTrack;
import rnnscope.figure.sequence.LabelsTrack.Span;
import rnnscope.figure.sequence.ReadSequence;
import rnnscope.language.Words;
import rnnscope.network.glimpse.FilterGrid;
import rnnscope.network.sequence.SequenceTrace;

/** Tracks of a picture that is read by glimpses, or drawn patch by patch, and the picture at the beam. */
final class GlimpseTracks {
    private static final double PICTURES = 110;
    private static final double PATCHES = 64;
    private static final double CURVES = 46;

    private final SequenceMoment moment;
    private final SequenceTrace trace;
    private final ReadSequence read;

    private GlimpseTracks(SequenceMoment moment) {
        this.moment = moment;
        this.trace = moment.answer().trace();
        this.read = moment.read();
    }

    /** Where each glimpse fell, what it saw, what is guessed after it, and its numbers; of a drawing the same of its patches. */
    static List<Track> of(SequenceMoment moment, Findings findings) {
        return new GlimpseTracks(moment).all(findings);
    }

    /** The picture at the beam, with the way of the glimpses so far and what the last of them saw. */
    static GlimpseFigure now(SequenceMoment moment) {
        GlimpseTracks tracks = new GlimpseTracks(moment);
        String key = tracks.key();
        return new GlimpseFigure(tracks.picture(moment.step()), tracks.patch(moment.step()),
                IntStream.rangeClosed(0, moment.step()).mapToObj(tracks::window).toList(),
                List.of(Words.of(key + "picture"), Words.of(key + "seen")));
    }

    /** What is drawn in the end, beside what should be, where that is known. */
    static GlimpseFigure drawn(SequenceMoment moment) {
        float[] right = moment.answer().source().batch().targetNumbers();
        GreyPicture drawn = GreyPicture.of(moment.answer().trace().outputs(0));
        return new GlimpseFigure(drawn, right.length == 0 ? drawn : GreyPicture.of(right), List.of(),
                List.of(Words.of("view.sequence.drawing.drawn"), Words.of(right.length == 0 ? "view.sequence.drawing.drawn"
                        : "view.sequence.drawing.right")));
    }

    private String key() {
        return trace.draws() ? "view.sequence.drawing." : "view.sequence.glimpse.";
    }

    private List<Track> all(Findings findings) {
        List<Track> tracks = new ArrayList<>();
        int steps = trace.steps();
        tracks.add(new GlimpsesTrack(read, Heading.of(key() + "where"), Words.of(key() + "where.definition").lines().toList(),
                IntStream.range(0, steps).mapToObj(this::picture).toList(), IntStream.range(0, steps).mapToObj(this::window).toList(),
                PICTURES));
        tracks.add(new GlimpsesTrack(read, Heading.of(key() + "patch"), Words.of(key() + "patch.definition").lines().toList(),
                IntStream.range(0, steps).mapToObj(this::patch).toList(), List.of(), PATCHES));
        if (moment.answer().model().spec().predictsSymbols()) {
            tracks.add(guesses(findings));
        }
        tracks.add(numbers("view.sequence.glimpse.centre", FilterGrid.CENTRE_X, FilterGrid.CENTRE_Y));
        tracks.add(numbers("view.sequence.glimpse.grid", FilterGrid.STRIDE, FilterGrid.SIGMA, FilterGrid.INTENSITY));
        return tracks;
    }

    private GreyPicture picture(int step) {
        return GreyPicture.of(trace.draws() ? trace.canvas(step) : moment.answer().source().picture());
    }

    private GreyPicture patch(int step) {
        return trace.draws() ? GreyPicture.signed(trace.patch(step)) : GreyPicture.upToItsMost(trace.patch(step));
    }

    private GlimpseWindow window(int step) {
        float[] grid = trace.grid(step);
        return new GlimpseWindow(grid[FilterGrid.CENTRE_X], grid[FilterGrid.CENTRE_Y], grid[FilterGrid.STRIDE],
                grid[FilterGrid.SIGMA], grid[FilterGrid.INTENSITY],
                moment.answer().model().spec().wiring().glimpses().patch());
    }

    /** What would be said if each glimpse were the last, as far as that is known. */
    private Track guesses(Findings findings) {
        List<Span> spans = new ArrayList<>();
        for (int t = 0; findings != null && t < trace.steps() && read.isComputed(0, t); t++) {
            float[] probabilities = findings.soFar()[t];
            int best = IntStream.range(0, probabilities.length).reduce((a, b) -> probabilities[b] > probabilities[a] ? b : a)
                    .orElseThrow();
            spans.add(new Span(t, t + 1, best, probabilities[best], moment.right(0)));
        }
        return new LabelsTrack(read.at(read.order().length() - 1), Heading.of("view.sequence.glimpse.guess"),
                Words.of("view.sequence.glimpse.guess.definition").lines().toList(),
                moment.answer().model().output().vocabulary().symbols(), spans);
    }

    private Track numbers(String key, int... columns) {
        List<Curve> curves = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            float[] values = new float[trace.steps()];
            Arrays.fill(values, Float.NaN);
            for (int t = 0; t < values.length && read.isComputed(0, t); t++) {
                values[t] = trace.grid(t)[columns[i]];
            }
            curves.add(new Curve(FilterGrid.LETTERS.get(columns[i]), values, i));
        }
        return new CurvesTrack(Heading.of(key), Words.of(key + ".definition").lines().toList(), 0, curves, Double.NaN,
                Double.NaN, null, CURVES, Beams.BOTH);
    }
}
