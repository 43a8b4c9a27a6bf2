package rnnscope.view.attention;

import java.util.List;
import javafx.scene.layout.Region;
import rnnscope.cell.Cells;
import rnnscope.control.FigureView;
import rnnscope.figure.attention.StateMapFigure;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/** Page of all units of the state, from the first symbol read to the last one written. */
final class StatePage implements AttentionPage {
    private final AttentionContext context;
    private final FigureView map;
    private ExampleAnswer of;
    private StateMapFigure whole;

    StatePage(AttentionContext context) {
        this.context = context;
        map = new FigureView(context.figures());
        map.setId("states");
        map.setOnClicked((hit, event) -> {
            if (hit != null && hit.step() >= 0) {
                context.lab().cursor().moveTo(hit.step());
            }
        });
    }

    @Override
    public String key() {
        return "view.attention.state.";
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return answer instanceof PairAnswer;
    }

    @Override
    public Region node() {
        return map;
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        if (of != moment.answer()) {
            of = moment.answer();
            whole = of(moment.pair());
        }
        map.figureProperty().set(new StateMapFigure(whole.channel(), whole.source(), whole.read(), whole.handed(),
                whole.target(), whole.written(), moment.step()));
        map.describe("view.attention.state.access", moment.step() + 1);
    }

    /** The state that leaves the last layer. */
    private static StateMapFigure of(PairAnswer answer) {
        PairTrace trace = answer.trace();
        String id = Cells.of(answer.model().spec().top().cell()).state().get(0);
        int last = trace.target().layout().layers() - 1;
        Channel channel = trace.target().layout().channelWithId(last, id);
        float[][] written = new float[trace.steps()][];
        for (int t = 0; t < written.length; t++) {
            written[t] = values(trace.target(), last, id, t);
        }
        Trace source = trace.source();
        float[][] read = new float[source == null ? 0 : trace.sourceSteps()][];
        for (int s = 0; s < read.length; s++) {
            read[s] = values(source, source.layout().layers() - source.layout().directions(), id, s);
        }
        return new StateMapFigure(channel, source == null ? List.of() : drawn(answer.source().symbols()), read,
                values(trace.target(), last, id, -1), drawn(answer.symbols()), written, 0);
    }

    static List<String> drawn(List<String> symbols) {
        return symbols.stream().map(SymbolDisplay::cell).toList();
    }

    static float[] values(Trace trace, int layer, String channel, int step) {
        float[] values = new float[trace.layout().channel(layer, channel).columns()];
        trace.read(layer, channel, step, values);
        return values;
    }
}
