package rnnscope.view.unit;

import rnnscope.control.FigureContext;
import rnnscope.session.Session;
import rnnscope.session.cause.CauseLab;
import rnnscope.session.cause.WritingLab;
import rnnscope.session.inquiry.Study;
import rnnscope.session.unit.UnitLab;
import rnnscope.view.ViewContext;

/**
 * Context that every page and every colouring of the Units perspective is given.
 *
 * @param changed asks for a refresh at the next pulse: the colouring, the page that shows
 */
public record UnitContext(ViewContext view, UnitLab lab, CauseLab cause, WritingLab writings, Runnable changed) {
    /** Whether examples are gone through, one after another, and no text that the user could change. */
    public boolean readsExamples() {
        return view.readsExamples();
    }

    public Session session() {
        return view.session();
    }

    /** What questions about a whole text are asked of. */
    public Study study() {
        return lab.study();
    }

    public FigureContext figures() {
        return view.figures();
    }
}
