package rnnscope.view.unit.ranking;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.analysis.unit.OnsetCurve;
import rnnscope.analysis.unit.UnitHistogram;
import rnnscope.analysis.unit.UnitHistogram.Group;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.figure.Figure;
import rnnscope.figure.Numbers;
import rnnscope.figure.unit.DensityFigure;
import rnnscope.figure.unit.HistogramFigure;
import rnnscope.figure.unit.OnsetFigure;
import rnnscope.language.Words;
import rnnscope.session.unit.Portrait;
import rnnscope.session.unit.PortraitQuestion;
import rnnscope.tape.Channel;

/** Card of what the selected unit does where the selected property holds, where it begins, or at each of its sizes. */
final class PortraitCard extends VBox {
    private static final double HEIGHT = 118;
    private static final double LEAST = 76;

    private final Card card;
    private final FigureView left;
    private final FigureView right;
    private final HBox pictures;

    PortraitCard(FigureContext figures) {
        setId("portrait-card");
        left = new FigureView(figures);
        right = new FigureView(figures);
        left.setId("portrait");
        right.setId("portrait-onset");
        pictures = new HBox(left, right);
        pictures.getStyleClass().add("portrait");
        for (FigureView view : List.of(left, right)) {
            HBox.setHgrow(view, Priority.ALWAYS);
            view.setPrefWidth(100);
            view.setLeast(100, LEAST);
        }
        pictures.prefHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
        card = new Card(pictures);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().add(card);
        clear();
    }

    /** Nothing to portray. */
    void clear() {
        card.setTitleOf("view.unit.portrait.none");
        card.setBeside(Words.of("view.unit.portrait.choose"));
        card.setAside("");
        left.figureProperty().set(null);
        right.figureProperty().set(null);
    }

    /** @param channel of the question */
    void show(PortraitQuestion question, Portrait portrait, Channel channel) {
        String property = question.property().words();
        card.setTitleOf("view.unit.portrait.unit", question.unit());
        card.setBeside(property);
        if (portrait.histogram().groups().isEmpty()) {
            show(left, null);
            show(right, null);
            card.setAside(Words.of("view.unit.portrait.no-value"));
            return;
        }
        boolean binary = portrait.onset() != null;
        card.setAside(!binary ? Words.of("view.unit.portrait.density")
                : Words.of("view.unit.portrait.onsets", Numbers.count(portrait.onset().onsets())));
        show(left, binary ? histogram(channel, portrait.histogram()) : density(channel, property, portrait.histogram()));
        show(right, binary ? onset(channel, portrait.onset()) : null);
        left.setAccessibleText(Words.of("view.unit.portrait.values", question.unit(), property));
        right.setAccessibleText(Words.of("view.unit.portrait.mean", question.unit(), property));
    }

    private static void show(FigureView view, Figure figure) {
        view.figureProperty().set(figure);
        Visibility.show(view, figure != null);
    }

    private static Figure histogram(Channel channel, UnitHistogram histogram) {
        return new HistogramFigure(channel, histogram.min(), histogram.max(), shares(histogram, 1), shares(histogram, 0));
    }

    /** Shares where a property is {@code value}; none where it never is. */
    private static double[] shares(UnitHistogram histogram, float value) {
        return histogram.groups().stream().filter(group -> group.low() == value).findFirst()
                .map(group -> array(group.shares())).orElseGet(() -> new double[histogram.groups().get(0).shares().size()]);
    }

    private static Figure density(Channel channel, String axis, UnitHistogram histogram) {
        List<Group> groups = histogram.groups();
        double[] edges = new double[groups.size() + 1];
        double half = groups.size() < 2 ? 0.5 : (groups.get(1).low() - groups.get(0).high()) / 2;
        edges[0] = groups.get(0).low() - half;
        for (int i = 1; i < groups.size(); i++) {
            edges[i] = (groups.get(i - 1).high() + groups.get(i).low()) / 2;
        }
        edges[groups.size()] = groups.get(groups.size() - 1).high() + half;
        return new DensityFigure(channel, axis, edges, groups.stream().mapToDouble(Group::low).toArray(),
                groups.stream().mapToDouble(Group::high).toArray(), histogram.min(), histogram.max(),
                groups.stream().map(group -> array(group.shares())).toArray(double[][]::new),
                groups.stream().mapToDouble(Group::median).toArray());
    }

    private static Figure onset(Channel channel, OnsetCurve curve) {
        return curve.onsets() == 0 ? null
                : new OnsetFigure(channel, curve.before(), array(curve.means()), array(curve.deviations()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
