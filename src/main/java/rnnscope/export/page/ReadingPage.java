package rnnscope.export.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Passage;
import rnnscope.language.Words;
import rnnscope.tape.Channel;
import rnnscope.tape.Trace;
import rnnscope.text.SymbolDisplay;

/** Page of a text read symbol by symbol: guesses, surprise, any unit's channels, all units; stepped through and pointed at. */
public final class ReadingPage {
    /** Steps beyond which a page becomes heavy. */
    public static final int MOST = 512;
    private static final int GUESSES = 5;
    private static final String BODY = """
            <div class="row">
            <div><canvas id="score" tabindex="0"></canvas><div id="tip"></div></div>
            <div>
            <div class="card"><h2>%s <span id="where"></span></h2><table id="values"></table></div><p></p>
            <div class="card"><h2>%s</h2><table id="next"></table></div><p></p>
            <p><button id="play">%s</button> &nbsp; %s</p>
            </div>
            </div>""";

    private ReadingPage() {}

    /**
     * @param order {@code order[rank]} is the unit in that row of the map
     * @param shown id of the channel that colours the text and the map
     * @param from  first step, {@code to} the step after the last; what the passage has of them
     */
    public static HtmlPage of(String title, Passage passage, int layer, int unit, int[] order, String shown, int from, int to,
            int step, Look look) {
        Trace trace = passage.trace();
        int first = Math.max(trace.start(), from);
        int end = Math.min(Math.min(trace.end(), to), first + MOST);
        int steps = end - first;
        ObjectNode data = HtmlPage.object();
        data.put("first", first);
        data.put("step", Math.max(0, Math.min(steps - 1, step - first)));
        data.put("unit", unit);
        data.put("units", order.length);
        data.put("shown", shown);
        ArrayNode ranks = data.putArray("order");
        for (int one : order) {
            ranks.add(one);
        }
        ArrayNode symbols = data.putArray("symbols");
        ArrayNode guesses = data.putArray("guesses");
        float[] surprise = new float[steps];
        for (int t = first; t < end; t++) {
            symbols.add(SymbolDisplay.cell(passage.text().symbol(t)));
            surprise[t - first] = (float) trace.surprise(t);
            ArrayNode best = guesses.addArray();
            for (int symbol : trace.best(t, Math.min(GUESSES, trace.symbols()))) {
                best.addArray().add(SymbolDisplay.cell(passage.vocabulary().symbol(symbol))).add(trace.probability(t, symbol))
                        .add(symbol == trace.next(t));
            }
        }
        data.set("surprise", HtmlPage.packed(surprise));
        ArrayNode channels = data.putArray("channels");
        for (Channel channel : trace.layout().channels(layer)) {
            channels.add(channel(channel, trace, layer, first, steps, order.length, look));
        }
        HtmlPage.putMaps(data, look);
        return new HtmlPage(title, Words.of("export.page.reading", first + 1, end, layer + 1),
                HtmlPage.body(BODY, "export.page.at", "export.page.next", "export.page.play", "export.page.reading.keys"), "step.js", data, look.isDark());
    }

    private static ObjectNode channel(Channel channel, Trace trace, int layer, int first, int steps, int units, Look look) {
        float[] all = new float[steps * units];
        float[] row = new float[units];
        for (int t = 0; t < steps; t++) {
            trace.read(layer, channel.id(), first + t, row);
            System.arraycopy(row, 0, all, t * units, units);
        }
        ObjectNode node = HtmlPage.packed(all);
        node.put("id", channel.id());
        node.put("symbol", channel.symbol());
        node.put("label", channel.label());
        node.put("signed", channel.isSigned());
        node.put("min", channel.min());
        node.put("max", channel.max());
        node.put("colour", HtmlPage.hex(look.lineColour(channel.symbol())));
        node.put("thick", channel.role() == Channel.Role.STATE);
        node.put("dashed", channel.role() == Channel.Role.DERIVED);
        return node;
    }
}
