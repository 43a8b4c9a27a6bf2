package rnnscope.view.attention.page;

import java.util.Arrays;
import java.util.List;
import javafx.scene.layout.Region;
import rnnscope.control.FigureView;
import rnnscope.figure.Numbers;
import rnnscope.figure.heads.PoolingFigure;
import rnnscope.model.Wiring.Pooling;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.text.SymbolDisplay;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionMoment;
import rnnscope.view.attention.AttentionPage;

/** Page of attention pooling: how much each step counts in the one answer of what pools by attention. */
public final class PoolingPage implements AttentionPage {
    private final AttentionContext context;
    private final FigureView figure;
    private final AttendingNow now;

    public PoolingPage(AttentionContext context) {
        this.context = context;
        figure = new FigureView(context.figures());
        figure.setId("pooling");
        now = new AttendingNow(context.figures(), step -> {
            if (step >= 0) {
                context.lab().cursor().moveTo(step);
            }
        });
        figure.setOnClicked((hit, event) -> {
            if (hit != null) {
                context.lab().cursor().moveTo(hit.step());
            }
        });
    }

    @Override
    public String key() {
        return "view.attention.pooling.";
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return answer instanceof SequenceAnswer && answer.model().spec().wiring().pooling() == Pooling.ATTENTION;
    }

    @Override
    public Region node() {
        return figure;
    }

    @Override
    public Region now() {
        return now;
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        SequenceAnswer read = (SequenceAnswer) moment.answer();
        List<String> symbols = read.source().symbols().stream().map(SymbolDisplay::cell).toList();
        String answer = words(read);
        float[] weights = read.trace().poolingWeights();
        figure.figureProperty().set(new PoolingFigure(symbols, weights, read.trace().poolingScores(), answer,
                moment.step()));
        figure.describe("view.attention.pooling.access", answer, moment.step() + 1, symbols.get(moment.step()),
                Numbers.signed(weights[moment.step()], 2));
        now.showPooling(read, moment.step());
    }

    private static String words(SequenceAnswer read) {
        if (!read.model().spec().predictsSymbols()) {
            return Arrays.toString(read.trace().outputs(0)).replaceAll("[\\[\\],]", "");
        }
        int best = read.trace().best(0);
        return read.word(best) + " " + Numbers.percent(read.trace().probabilities(0)[best], 1);
    }
}
