package rnnscope.export.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import rnnscope.figure.attention.Alignment;
import rnnscope.figure.paint.Look;
import rnnscope.language.Words;

/** Page of an alignment, filled row by row; stepped through and pointed at. */
public final class AlignmentPage {
    private static final String BODY = """
            <canvas id="alignment" tabindex="0"></canvas><div id="tip"></div>
            <p><span id="where"></span></p>
            <p><button id="play">%s</button> &nbsp; %s</p>""";

    private AlignmentPage() {}

    /** @param step of the target at which it opens */
    public static HtmlPage of(String title, Alignment alignment, int step, Look look) {
        ObjectNode data = HtmlPage.object();
        ArrayNode source = data.putArray("source");
        ArrayNode target = data.putArray("target");
        float[] weights = new float[alignment.targetSteps() * alignment.sourceSteps()];
        for (int s = 0; s < alignment.sourceSteps(); s++) {
            source.add(alignment.source(s));
        }
        for (int t = 0; t < alignment.targetSteps(); t++) {
            target.add(alignment.target(t));
            for (int s = 0; s < alignment.sourceSteps(); s++) {
                weights[t * alignment.sourceSteps() + s] = alignment.weight(t, s);
            }
        }
        data.put("step", step);
        data.set("weights", HtmlPage.packed(weights));
        HtmlPage.putMaps(data, look);
        return new HtmlPage(title, Words.of("export.page.alignment"),
                HtmlPage.body(BODY, "export.page.play", "export.page.alignment.keys"),
                "attention.js", data, look.isDark());
    }
}
