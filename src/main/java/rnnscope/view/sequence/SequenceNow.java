package rnnscope.view.sequence;

import java.util.List;
import javafx.scene.layout.Region;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Figure;
import rnnscope.figure.Symbols;
import rnnscope.figure.glimpse.GlimpseFigure;
import rnnscope.figure.now.CellValues;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.figure.sequence.ForecastFigure;
import rnnscope.figure.sequence.OutputsFigure;
import rnnscope.language.Words;
import rnnscope.model.Wiring.Pooling;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.example.ExampleLab;
import rnnscope.tape.Equation;
import rnnscope.train.example.SeriesNames;
import rnnscope.view.CellCards;

/** Pane "Now" of a sequence: the cell of one direction, an equation in numbers, what is predicted, all its units. */
final class SequenceNow {
    /** Height of the picture that is read by glimpses, and its least size. */
    private static final double GLIMPSE = 176;
    private static final double LEAST = 110;
    private static final double LEAST_WIDTH = 240;

    private final SequenceViewModel model;
    private final CellCards cards;
    private final FigureView glimpse;
    private final Card glimpseCard;
    private final Region directions;

    SequenceNow(FigureContext figures, SequenceViewModel model, ExampleLab lab) {
        this.model = model;
        cards = new CellCards(figures, model);
        cards.predictedView().setId("predicted");
        directions = new Segments<>("direction", List.of(false, true), SequenceNow::direction,
                reverse -> Words.of("view.sequence." + direction(reverse)),
                reverse -> Words.of("view.sequence." + direction(reverse) + ".tip"), model.backwardProperty());
        directions.setMaxWidth(Region.USE_PREF_SIZE);
        cards.cell().addControl(directions);
        glimpse = new FigureView(figures);
        glimpse.setId("glimpse");
        glimpse.setFocusTraversable(true);
        glimpse.prefHeightProperty().bind(figures.scaleProperty().multiply(GLIMPSE));
        glimpse.setLeast(LEAST_WIDTH, LEAST);
        new PicturePen(glimpse, lab);
        glimpseCard = new Card(glimpse);
        cards.addAbove(glimpseCard);
    }

    private static String direction(boolean reverse) {
        return reverse ? "backward" : "forward";
    }

    CellCards cards() {
        return cards;
    }

    void show(SequenceMoment moment) {
        CellValues values = moment.values();
        boolean both = moment.order().directions() == 2;
        Visibility.show(directions, both);
        boolean again = moment.answer().trace().glimpses() || moment.answer().trace().draws();
        Visibility.show(glimpseCard, again);
        if (again) {
            GlimpseFigure shown = GlimpseTracks.now(moment);
            String where = shown.windows().get(moment.step()).words();
            glimpse.figureProperty().set(shown);
            String key = moment.answer().trace().draws() ? "view.sequence.drawing." : "view.sequence.glimpse.";
            glimpse.describe(key + "access", moment.step() + 1, where);
            glimpseCard.setTitleOf(key + "now");
            glimpseCard.setBeside(shown.windows().get(moment.step()).letters());
        }
        cards.showCell(values, model.shownEquation(), Double.NaN, Words.of("view.sequence.cell.access"
                + (!both && !moment.isReverse() ? "" : "." + direction(moment.isReverse())), moment.step() + 1,
                        moment.unit()));
        Equation equation = moment.equation(model.shownEquation());
        cards.showEquation(equation, values);
        Runnable predicted = showPredicted(moment);
        cards.showUnits(moment.answer().trace().trace(), moment.tapeLayer(), moment.step(), moment.unit());
        String symbol = moment.symbols().get(moment.step());
        cards.caption(moment.cell().title(), moment.order().layers() > 1
                ? Words.of("view.unit.of-layer", moment.unit(), moment.layer() + 1, moment.order().layers())
                : Words.of("view.unit", moment.unit()), equation, moment.answer().model().spec().units(moment.layer()),
                moment.days() == null ? Words.of("view.sequence.at", moment.name(moment.step()))
                        : Words.of("view.sequence.on-day", symbol), predicted);
    }

    /** Returns what says what is shown. */
    private Runnable showPredicted(SequenceMoment moment) {
        SequenceTrace trace = moment.answer().trace();
        Shape shape = moment.answer().model().spec().wiring().shape();
        boolean numbers = !moment.answer().model().spec().predictsSymbols();
        Figure figure;
        String words;
        String aside = "";
        if (!moment.isPredicted()) {
            words = missing(moment);
            figure = new SentenceFigure(words);
        } else if (trace.draws()) {
            GlimpseFigure drawn = GlimpseTracks.drawn(moment);
            words = String.join(", ", drawn.names());
            figure = drawn;
        } else if (numbers && moment.days() == null) {
            OutputsFigure outputs = new OutputsFigure(SeriesNames.outputs(moment.answer().model()),
                    trace.outputs(moment.labelled()), moment.targets(moment.labelled()));
            words = outputs.words();
            figure = outputs;
        } else if (numbers) {
            ForecastFigure forecast = new ForecastFigure(trace.outputs(moment.labelled())[0], moment.rightNumber());
            words = forecast.words();
            figure = forecast;
        } else {
            NextSymbolFigure labels = new NextSymbolFigure(trace.probabilities(moment.labelled()),
                    moment.answer().model().output().vocabulary().symbols(), moment.right(moment.labelled()),
                    moment.labelled());
            aside = labels.summary();
            words = moment.answer().word(trace.best(moment.labelled())) + ", " + aside;
            figure = labels;
        }
        cards.showPredicted(figure, words);
        String summary = aside;
        return () -> {
            if (moment.answer().model().spec().isTransformer()) {
                cards.cell().setTitleOf("cell.transformer");
            }
            cards.predicted().setTitleOf("view.sequence.predicted." + (shape == Shape.REGRESSOR ? "forecast" : trace.draws() ? "drawing"
                    : trace.isPooled() ? "class" : numbers ? "output" : shape == Shape.LANGUAGE_MODEL ? "next" : "label"));
            cards.predicted().setBeside(trace.isPooled() ? pooled(moment)
                    : Words.of(numbers ? "view.sequence.at" : shape == Shape.LANGUAGE_MODEL ? "view.sequence.after"
                            : "view.sequence.of", moment.name(moment.labelled())));
            cards.predicted().setAside(summary);
        };
    }

    private static String pooled(SequenceMoment moment) {
        Pooling pooling = moment.answer().model().spec().wiring().pooling();
        boolean both = moment.order().directions() == 2;
        if (moment.answer().trace().draws()) {
            return Words.of("view.sequence.drawing.last");
        }
        return switch (pooling) {
            case LAST -> Words.of(both ? "view.sequence.pooled.both" : "view.sequence.pooled.last");
            case MEAN -> Words.of("view.sequence.pooled.mean");
            case MAX -> Words.of("view.sequence.pooled.max");
            case ATTENTION -> Words.of("view.sequence.pooled.attention");
        };
    }

    /** Why nothing is predicted yet. */
    private static String missing(SequenceMoment moment) {
        if (moment.answer().trace().isPooled() || moment.answer().trace().heads() > 0) {
            return Words.of(moment.order().directions() == 2 ? "view.sequence.missing.both" : "view.sequence.missing.end");
        }
        if (moment.order().directions() == 1) {
            return Words.of("view.sequence.missing.here");
        }
        boolean forward = moment.order().moment(2 * (moment.order().layers() - 1), moment.labelled()) > moment.moment();
        boolean below = moment.order().layers() > 1
                && moment.order().layer(moment.moment()) < moment.order().layers() - 1;
        return Words.of(below ? "view.sequence.missing.layer"
                : forward ? "view.sequence.missing.forward" : "view.sequence.missing.backward");
    }
}
