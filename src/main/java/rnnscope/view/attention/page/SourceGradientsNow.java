package rnnscope.view.attention.page;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.analysis.gradient.input.SourceGradients;
import rnnscope.control.Card;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.attention.Arrival;
import rnnscope.figure.attention.SourceGradientBarsFigure;
import rnnscope.figure.now.SentenceFigure;
import rnnscope.language.Words;
import rnnscope.session.example.gradient.SourceComparison;

/** Pane "Now" of the gradients at a source: the loss in the beam at each step of it, by both paths, of both models. */
final class SourceGradientsNow extends YieldingColumn {
    private static final double HEIGHT = 200;
    private static final double LEAST_WIDTH = 240;
    private static final double LEAST_HEIGHT = 110;

    private final Bars own;
    private final Bars twin;

    /** One model's card. */
    private static final class Bars {
        private final FigureView view;
        private final Card card;

        Bars(FigureContext figures, String id, IntConsumer pin) {
            view = new FigureView(figures);
            view.setId(id);
            view.prefHeightProperty().bind(figures.scaleProperty().multiply(HEIGHT));
            view.setLeast(LEAST_WIDTH, LEAST_HEIGHT);
            view.setOnClicked((hit, event) -> pin.accept(hit == null ? -1 : hit.unit()));
            card = new Card(view);
            VBox.setVgrow(card, Priority.ALWAYS);
        }

        void show(SourceComparison compared, SourceGradients gradients, List<Arrival> row, int step, int column,
                double full, boolean concealed) {
            String word = compared.answer().written(step);
            card.setTitleOf("view.attention.gradients.loss", Symbols.name(word));
            card.setBeside(Words.of(gradients.attends() ? "view.attention.gradients.beside.with"
                    : "view.attention.gradients.beside.without"));
            card.setAside("‖∂L/∂x‖ " + (concealed ? "?" : Numbers.scientific(
                    row.stream().mapToDouble(Arrival::norm).sum(), 2)));
            String sentence = sentence(compared, gradients, row, step);
            view.figureProperty().set(concealed ? new SentenceFigure(Words.of("view.attention.gradients.question"))
                    : new SourceGradientBarsFigure(step, compared.answer().source().symbols(), row, gradients.attends(),
                    full, column, sentence));
            view.setAccessibleText(concealed ? Words.of("view.attention.gradients.hidden") : sentence);
        }
    }

    SourceGradientsNow(FigureContext figures, IntConsumer pin) {
        getStyleClass().add("now");
        own = new Bars(figures, "source-gradient-bars", pin);
        twin = new Bars(figures, "source-gradient-bars-twin", pin);
        getChildren().addAll(own.card, twin.card);
        giveWay(twin.card);
    }

    void show(SourceComparison compared, List<Arrival> row, List<Arrival> ofTwin, int step, int column,
            boolean concealed) {
        double full = Stream.concat(row.stream(), ofTwin.stream())
                .mapToDouble(a -> Math.max(a.attention(), a.bridge())).filter(Double::isFinite).max().orElse(1);
        own.show(compared, compared.own(), row, step, column, full > 0 ? full : 1, concealed);
        Visibility.show(twin.card, compared.twin() != null);
        if (compared.twin() != null) {
            twin.show(compared, compared.ofTwin(), ofTwin, step, column, full > 0 ? full : 1, concealed);
        }
    }

    /** "“because” gets 40%, 94% of it through the attention"; "" where nothing arrives. */
    static String sentence(SourceComparison compared, SourceGradients gradients, List<Arrival> row, int step) {
        int s = gradients.greatest(step);
        if (!(row.get(s).share() > 0)) {
            return "";
        }
        String name = Symbols.name(compared.answer().source().symbols().get(s));
        String share = Numbers.percent(row.get(s).share(), 0);
        return gradients.attends() ? Words.of("view.attention.gradients.gets.attention", name, share,
                Numbers.percent(row.get(s).throughAttention(), 0))
                : Words.of("view.attention.gradients.gets.bridge", name, share);
    }
}
