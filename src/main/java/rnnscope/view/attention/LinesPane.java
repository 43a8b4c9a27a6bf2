package rnnscope.view.attention;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import rnnscope.cell.Cells;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.figure.Figure;
import rnnscope.figure.attention.FunnelFigure;
import rnnscope.figure.attention.FunnelFigure.Given;
import rnnscope.figure.attention.FunnelFigure.State;
import rnnscope.figure.attention.LinksFigure;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.ExampleSource.Kind;
import rnnscope.session.example.PairAnswer;

/**
 * Pane with the source and what is written, as two lines, and what joins them: links, or the one state that is handed
 * over.
 */
final class LinesPane extends FigureView {
    private static final double FUNNEL_HEIGHT = 176;
    /** Share of the score that it takes at the most. */
    private static final double MOST = 0.46;

    private final FigureContext figures;
    private double wanted = FUNNEL_HEIGHT;

    LinesPane(FigureContext figures, ExampleLab lab, AttentionViewModel model, ObservableValue<Number> height) {
        super(figures);
        this.figures = figures;
        setId("lines");
        setOnClicked((hit, event) -> {
            if (hit != null && hit.step() >= 0) {
                lab.cursor().moveTo(hit.step());
            } else if (hit != null && hit.channel() == null) {
                model.pinColumn(hit.unit());
            }
        });
        height.addListener((property, was, is) -> fit(is.doubleValue()));
        figures.scaleProperty().addListener((property, was, is) -> fit(height.getValue().doubleValue()));
        widthProperty().addListener((property, was, is) -> model.changed());
    }

    private void fit(double room) {
        double height = Math.min(wanted * figures.scale(), room * MOST);
        setMinHeight(height);
        setPrefHeight(height);
        setMaxHeight(height);
    }

    /** @param room height of the whole score */
    void show(AttentionMoment moment, double room) {
        PairAnswer answer = moment.pair();
        boolean shows = answer != null && !(answer.source().kind() == Kind.PICTURE && answer.trace().attends());
        Visibility.show(this, shows);
        if (!shows) {
            return;
        }
        double width = Math.max(1, getWidth() / figures.scale());
        if (answer.trace().attends()) {
            LinksFigure links = new LinksFigure(moment.alignment(), moment.step(), moment.column());
            wanted = links.goodHeight(width, figures.lookProperty().get().fonts());
            show(links, room);
        } else {
            wanted = FUNNEL_HEIGHT;
            show(funnel(answer, moment.step()), room);
        }
        describe("view.attention.lines.access", String.join(" ", answer.source().symbols()),
                String.join(" ", answer.symbols().subList(0, moment.step() + 1)));
    }

    private void show(Figure figure, double room) {
        fit(room);
        figureProperty().set(figure);
    }

    private static FunnelFigure funnel(PairAnswer answer, int step) {
        PairTrace trace = answer.trace();
        List<State> states = new ArrayList<>();
        boolean everyStep = answer.model().spec().wiring().everyStep();
        for (int l = 0; l < trace.target().layout().layers() && !everyStep; l++) {
            for (String id : Cells.of(trace.target().layout().cell(l)).state()) {
                states.add(new State(trace.target().layout().channelWithId(l, id),
                        StatePage.values(trace.target(), l, id, -1)));
            }
        }
        Given given = new Given(StatePage.drawn(answer.source().symbols()), trace.source() == null,
                answer.source().kind() == Kind.PICTURE ? answer.source().picture() : null);
        return new FunnelFigure(given, states, StatePage.drawn(answer.symbols()), step);
    }
}
