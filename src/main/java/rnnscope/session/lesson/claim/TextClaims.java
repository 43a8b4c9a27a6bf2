package rnnscope.session.lesson.claim;

import rnnscope.session.reading.Excerpt;
import rnnscope.session.Session;
import rnnscope.session.lesson.Claim;
import rnnscope.session.unit.NamedUnits;
import rnnscope.session.unit.UnitLab;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.text.Vocabulary;

/** Claims about a language model and the text that it reads. */
final class TextClaims {
    private final Session session;

    TextClaims(Session session) {
        this.session = session;
    }

    /** The step that is meant, from 0. */
    int step(Claim claim) {
        return claim.at() == null ? session.cursor().step() : claim.at() - 1;
    }

    private Excerpt at(int step) {
        if (step < 0 || step >= session.excerpt().length()) {
            throw new IllegalArgumentException("the text has no step " + (step + 1));
        }
        session.show(step, step + 1);
        return session.excerpt();
    }

    double probability(Claim claim) {
        int step = step(claim);
        Excerpt open = at(step);
        Vocabulary symbols = open.model().tokenizer().vocabulary();
        int id = symbols.id(claim.symbol());
        if (id < 0) {
            throw new IllegalArgumentException("the model does not know the symbol " + claim.symbol());
        }
        return open.trace().probability(step, id);
    }

    String guess(Claim claim) {
        int step = step(claim);
        Excerpt open = at(step);
        return open.model().tokenizer().vocabulary().symbol(open.trace().best(step, 1)[0]);
    }

    double perplexity() {
        Excerpt open = session.excerpt();
        double sum = 0;
        for (int step = 0; step < open.length() - 1; step++) {
            sum += at(step).trace().surprise(step);
        }
        return Math.exp(sum / (open.length() - 1));
    }

    double value(Claim claim) {
        int step = step(claim);
        return at(step).trace().value(claim.layer() == null ? 0 : claim.layer() - 1, claim.quantity(), claim.unit(), step);
    }

    UnitScore bestUnit(Claim claim) {
        UnitLab lab = new UnitLab(session, Runnable::run, Runnable::run);
        NamedUnits names = new NamedUnits(session, lab);
        names.watch();
        if (names.rankingProperty().get() == null) {
            throw new IllegalArgumentException("no unit of the model is ranked");
        }
        return names.rankingProperty().get().properties().stream()
                .filter(one -> one.property().id().equals(claim.property()) && one.isRanked()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the text has no property " + claim.property())).best();
    }
}
