package rnnscope.session.gradient;

import java.util.List;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.session.Session;
import rnnscope.session.gradient.question.ComparedNetwork;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.Question;
import rnnscope.session.gradient.question.Sequence;
import rnnscope.session.gradient.question.TextSequence;
import rnnscope.session.reading.Excerpt;

/**
 * Builder of gradient questions: which networks stand for the cells that are chosen, and what they read. A run's lanes
 * answer for themselves; for the open model its own cell does, and for other cells the shipped models that read the
 * same symbols. Where nobody has trained a cell it is at its beginning. Of the foreground.
 */
record Questions(Session session, Siblings siblings) {

    /**
     * Null while there is nothing to ask about.
     *
     * @param lanes null for no run
     * @param layer at most the last
     */
    Question of(Levers levers, RunLanes lanes, int layer) {
        boolean batch = levers != null && levers.source() == Source.BATCH;
        Excerpt open = session.excerpt();
        if (levers == null || !batch && (open == null || open.length() < 2)) {
            return null;
        }
        boolean ofRun = lanes != null && (batch || lanes.readText());
        if (ofRun && !batch && open.model().tokenizer() != lanes.material().tokenizer()) {
            // The text is about to be read by the run's models, whose symbols have other numbers.
            return null;
        }
        List<ComparedNetwork> networks = Cells.all().stream().map(Cell::id).filter(levers.cells()::contains)
                .map(cell -> ofRun ? lanes.network(cell, levers)
                        : network(open.model(), cell, levers)).toList();
        Sequence sequence = batch ? lanes.row(levers.row())
                : new TextSequence(open.tokens(), open.model().tokenizer(), ofRun ? null : open.reading());
        int top = networks.stream().mapToInt(c -> c.spec().layers()).max().orElseThrow() - 1;
        return new Question(networks, sequence, levers, Math.min(layer, top));
    }

    private ComparedNetwork network(Model open, String cell, Levers levers) {
        boolean own = open.spec().top().cell().equals(cell);
        if (!levers.trained() || !own && open.card().epochs() <= 0) {
            return ComparedNetwork.atStart(open, cell, levers);
        }
        return own ? ComparedNetwork.of(open, "") : siblings.of(open, cell)
                .map(sibling -> ComparedNetwork.of(sibling, sibling.card().name()))
                .orElse(ComparedNetwork.atStart(open, cell, levers));
    }
}
