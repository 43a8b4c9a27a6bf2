package rnnscope.view.comparison;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.analysis.comparison.SurpriseDifference;
import rnnscope.analysis.comparison.SurpriseDifference.Disagreement;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.comparison.DisagreementsFigure;
import rnnscope.figure.comparison.LossesFigure;
import rnnscope.figure.comparison.NextSymbolsFigure;
import rnnscope.figure.comparison.Sides;
import rnnscope.figure.now.NextSymbolFigure;
import rnnscope.language.Words;
import rnnscope.session.Cursor;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.SideBySide;
import rnnscope.text.TokenSequence;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/**
 * Pane of two models side by side: what both expect next, their losses over the text, the places where they disagree
 * most. Where there is little room, the losses give way, then the list.
 */
public final class ComparisonPane extends YieldingColumn {
    /** Places in the list. */
    private static final int PLACES = 50;
    private static final double[] NEXT = {150, 96};
    private static final double LOSSES = 62;

    private final ComparisonLab lab;
    private final FigureView next;
    private final FigureView losses;
    private final PlacesView places;
    private final Card nextCard;
    private final Card placesCard;
    private SurpriseDifference listed;
    private List<DisagreementsFigure.Row> rows = List.of();

    /**
     * @param control what can be chosen, at the head of the first card
     * @param changed asks for a refresh at the next pulse
     */
    public ComparisonPane(FigureContext figures, ComparisonLab lab, Cursor cursor, Node control, Runnable changed) {
        this.lab = lab;
        getStyleClass().add("now");
        next = new FigureView(figures);
        next.setId("next-of-both");
        next.prefHeightProperty().bind(figures.scaleProperty().multiply(NEXT[0]));
        next.setLeast(240, NEXT[1]);
        losses = new FigureView(figures);
        losses.setId("losses-of-both");
        losses.prefHeightProperty().bind(figures.scaleProperty().multiply(LOSSES));
        losses.setLeast(200, LOSSES);
        losses.setFocusTraversable(true);
        places = new PlacesView(figures);
        places.setOnChosen(cursor::moveTo);
        nextCard = new Card(next);
        nextCard.setTitleOf("view.comparison.next");
        nextCard.addControl(control);
        Card lossesCard = new Card(losses);
        lossesCard.setTitleOf("view.comparison.losses");
        lossesCard.setBeside(Words.of("view.comparison.losses.unit"));
        VBox list = new VBox(new WorkBar(Words.of("view.comparison.reading"), lab.differences()), places);
        VBox.setVgrow(places, Priority.ALWAYS);
        placesCard = new Card(list);
        placesCard.setTitleOf("view.comparison.places");
        placesCard.setBeside(Words.of("view.comparison.places.about"));
        getChildren().addAll(nextCard, lossesCard, placesCard);
        VBox.setVgrow(placesCard, Priority.ALWAYS);
        giveWay(lossesCard, placesCard);
        lab.differences().answerProperty().addListener((property, was, is) -> changed.run());
    }

    /** Keys of the list, while it has the focus. */
    public boolean key(KeyEvent event) {
        return places.key(event);
    }

    /**
     * Shows both at a step, and asks about the whole text.
     *
     * @param both null while they are not known
     */
    public void show(SideBySide both, int step) {
        boolean here = both != null && both.excerpt().trace().contains(step) && both.trace().contains(step);
        Waiting.show(next, !here);
        if (here) {
            showNext(both, step);
        }
        lab.ask();
        SurpriseDifference difference = lab.difference();
        Waiting.show(losses, difference == null);
        Waiting.show(places, difference == null);
        if (difference != null) {
            showText(both, difference);
        }
        places.mark(step);
    }

    private void showNext(SideBySide both, int step) {
        Sides sides = Marked.sides(both);
        NextSymbolsFigure figure = new NextSymbolsFigure(sides,
                new NextSymbolFigure(both.excerpt().trace(), both.excerpt().model().tokenizer().vocabulary()::symbol, step),
                new NextSymbolFigure(both.trace(), both.other().vocabulary()::symbol, step));
        next.figureProperty().set(figure);
        next.setAccessibleText(figure.words());
        double bits = both.difference(step);
        nextCard.setAside(Double.isNaN(bits) ? "" : Words.of("view.comparison.next.bits", DisagreementsFigure.signed(bits)));
    }

    private void showText(SideBySide both, SurpriseDifference difference) {
        Sides sides = Marked.sides(both);
        LossesFigure figure = new LossesFigure(sides, difference.firstMean(), difference.secondMean(), difference.count());
        losses.figureProperty().set(figure);
        losses.setAccessibleText(Words.of("view.comparison.losses.access", sides.first(), Numbers.signed(difference.firstMean(), 3),
                sides.second(), Numbers.signed(difference.secondMean(), 3), figure.sentence()));
        if (listed != difference) {
            listed = difference;
            rows = rows(both.steps().first(), difference.most(PLACES));
        }
        places.show(sides, rows);
        placesCard.setAside(Words.of("view.comparison.places.count", rows.size()));
    }

    private static List<DisagreementsFigure.Row> rows(TokenSequence text, List<Disagreement> most) {
        List<DisagreementsFigure.Row> rows = new ArrayList<>();
        for (Disagreement place : most) {
            rows.add(DisagreementsFigure.Row.of(text, place.step(), place.first(), place.second(), place.bits()));
        }
        return rows;
    }
}
