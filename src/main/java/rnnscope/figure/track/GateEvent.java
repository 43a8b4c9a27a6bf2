package rnnscope.figure.track;

import rnnscope.figure.Numbers;
import rnnscope.figure.message.Message;
import rnnscope.language.Words;
import rnnscope.tape.Trace;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperties;

/**
 * Event of a unit's gates at a step, in a sentence: the forget gate shuts and what was held is gone, the input gate
 * writes something new, or what is held has been kept for a while. It speaks where one gate decides, else not at all.
 */
final class GateEvent {
    private static final float SHUT = 0.25f;
    private static final float OPEN = 0.9f;
    /** What a state must be to be worth holding, after tanh. */
    private static final double WORTH = 0.5;
    /** By how much it changes when something happens, after tanh, and when nothing does. */
    private static final double CHANGE = 0.6;
    private static final double STILL = 0.15;
    private static final int FEWEST_KEPT = 4;

    private GateEvent() {}

    /**
     * At the state's line at {@code step}; {@link Message#NONE} where nothing is decided.
     *
     * @param known what the unit knows, and how well: "inside a quotation, AUC 0.99"; empty where that is nothing
     */
    static Message at(Passage passage, int layer, int unit, int step, String known) {
        Trace trace = passage.trace();
        if (!trace.contains(step) || step == trace.start()) {
            return Message.NONE;
        }
        boolean cell = has(trace, layer, "forget") && has(trace, layer, "cell");
        boolean gru = has(trace, layer, "update");
        if (!cell && !gru) {
            return Message.NONE;
        }
        String state = cell ? "cell" : "hidden";
        float before = trace.value(layer, state, unit, step - 1);
        float now = trace.value(layer, state, unit, step);
        float through = trace.value(layer, cell ? "forget" : "update", unit, step);
        String sentence = sentence(trace, layer, unit, step, cell, squashed(before, cell), squashed(now, cell), through,
                known.contains(", ") ? known.substring(0, known.lastIndexOf(", ")) : known, passage.text());
        return sentence.isEmpty() ? Message.NONE : new Message(sentence, step, now);
    }

    private static String sentence(Trace trace, int layer, int unit, int step, boolean cell, double before, double now,
            float through, String knows, TokenSequence text) {
        boolean changes = Math.abs(now - before) >= CHANGE;
        String what = cell ? "c" : "h";
        String event = TextProperties.all().stream().anyMatch(one -> one.id().equals("quotation") && knows.equals(one.words()))
                ? quotation(text, step) : "";
        String about = knows.isEmpty() ? "" : " (" + knows + ")";
        if (through <= SHUT && Math.abs(before) >= WORTH && changes) {
            return Words.of(cell ? "figure.track.gate.shuts" : "figure.track.gate.lets-go", Numbers.signed(through, 2))
                    + (!event.isEmpty() ? event : Words.of("figure.track.gate.gone", what) + about);
        }
        float input = !cell ? 1 - through : has(trace, layer, "input") ? trace.value(layer, "input", unit, step) : 0;
        if (input >= OPEN / 2 && Math.abs(now) >= WORTH && changes) {
            return (cell ? Words.of("figure.track.gate.opens", Numbers.signed(input, 2))
                    : Words.of("figure.track.gate.lets-go", Numbers.signed(through, 2)))
                    + (!event.isEmpty() ? event : Words.of("figure.track.gate.anew", what) + about);
        }
        int kept = kept(trace, layer, unit, step, cell);
        return kept < FEWEST_KEPT || Math.abs(now) < WORTH ? ""
                : Words.of(cell ? "figure.track.gate.kept-cell" : "figure.track.gate.kept", what, kept);
    }

    /** What a quotation mark does that is read at a step; empty where none is. Straight ones open and close in turn. */
    static String quotation(TokenSequence text, int step) {
        String mark = text.symbol(step);
        boolean opens = mark.equals("\u201C") || mark.equals("\u00AB");
        boolean closes = mark.equals("\u201D") || mark.equals("\u00BB");
        if (mark.equals("\"")) {
            int before = 0;
            // an empty line ends a quotation
            for (int t = step - 1; t >= 0 && !(text.symbol(t).equals("\n") && t > 0 && text.symbol(t - 1).equals("\n")); t--) {
                before += text.symbol(t).equals("\"") ? 1 : 0;
            }
            opens = before % 2 == 0;
            closes = !opens;
        }
        return opens ? Words.of("figure.track.gate.quotation-opens") : closes ? Words.of("figure.track.gate.quotation-closes") : "";
    }

    /** Steps up to this one over which the state stayed, with the gate that lets it through open. */
    static int kept(Trace trace, int layer, int unit, int step, boolean cell) {
        String gate = cell ? "forget" : "update";
        String state = cell ? "cell" : "hidden";
        double now = squashed(trace.value(layer, state, unit, step), cell);
        int t = step;
        while (t > trace.start() && trace.value(layer, gate, unit, t) >= OPEN
                && Math.abs(squashed(trace.value(layer, state, unit, t - 1), cell) - now) <= STILL) {
            t--;
        }
        return step - t;
    }

    private static boolean has(Trace trace, int layer, String channel) {
        return trace.layout().has(layer + "/" + channel);
    }

    private static double squashed(float state, boolean cell) {
        return cell ? Math.tanh(state) : state;
    }
}
