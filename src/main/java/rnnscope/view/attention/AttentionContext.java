package rnnscope.view.attention;

import rnnscope.control.FigureContext;
import rnnscope.session.example.ExampleLab;
import rnnscope.view.ViewContext;

/**
 * Context that every page of the Attention perspective is given.
 *
 * @param changed asks for a refresh of the page that shows, at the next pulse
 */
public record AttentionContext(ViewContext view, AttentionViewModel model, Runnable changed) {
    public ExampleLab lab() {
        return view.examples();
    }

    public FigureContext figures() {
        return view.figures();
    }
}
