package rnnscope.view.attention.page;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import rnnscope.control.FigureView;
import rnnscope.figure.Hit;
import rnnscope.figure.heads.HeadWeights;
import rnnscope.figure.heads.HeadsFigure;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.text.SymbolDisplay;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionMoment;
import rnnscope.view.attention.AttentionPage;

/** Page of the heads of self-attention side by side. */
public final class HeadsPage implements AttentionPage {
    private final AttentionContext context;
    private final FigureView figure;
    private final AttendingNow now;
    private ExampleAnswer answer;
    private List<HeadWeights> heads = List.of();

    public HeadsPage(AttentionContext context) {
        this.context = context;
        figure = new FigureView(context.figures());
        figure.setId("heads");
        figure.setOnClicked((hit, event) -> pin(hit));
        now = new AttendingNow(context.figures(), context.model().columnProperty()::set);
    }

    private void pin(Hit hit) {
        if (hit == null) {
            return;
        }
        context.model().headProperty().set(hit.unit());
        if (hit.step() >= 0) {
            context.lab().cursor().moveTo(hit.step());
            context.model().columnProperty().set(Integer.parseInt(hit.channel()));
        }
    }

    @Override
    public String key() {
        return "view.attention.heads.";
    }

    @Override
    public boolean suits(ExampleAnswer shown) {
        return shown instanceof SequenceAnswer read && read.trace().heads() > 0;
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
        if (read != answer) {
            answer = read;
            heads = heads(read.trace());
        }
        List<String> symbols = read.source().symbols().stream().map(SymbolDisplay::cell).toList();
        int head = Math.min(context.model().headProperty().get(), heads.size() - 1);
        figure.figureProperty().set(new HeadsFigure(symbols, heads, read.trace().headsOfLayer(), read.trace().isCausal(), moment.step(),
                head, moment.column()));
        figure.describe("view.attention.heads.access", heads.size(), moment.step() + 1, symbols.get(moment.step()), head + 1);
        now.showHead(read, head, moment.step(), moment.column());
    }

    private static List<HeadWeights> heads(SequenceTrace trace) {
        List<HeadWeights> heads = new ArrayList<>();
        for (int head = 0; head < trace.heads(); head++) {
            float[][] weights = new float[trace.steps()][];
            float[][] scores = new float[trace.steps()][];
            for (int t = 0; t < trace.steps(); t++) {
                weights[t] = trace.headWeights(head, t);
                scores[t] = trace.headScores(head, t);
            }
            heads.add(new HeadWeights(weights, scores));
        }
        return heads;
    }
}
