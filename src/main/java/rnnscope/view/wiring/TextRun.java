package rnnscope.view.wiring;

import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Trace;
import rnnscope.text.Vocabulary;

/** Run of a language model that has read a text as far as a step. */
record TextRun(Excerpt excerpt, int step) implements WiringRun {

    private Trace trace() {
        return excerpt.trace();
    }

    @Override
    public int readSteps() {
        return excerpt.length();
    }

    @Override
    public int writtenSteps() {
        return 0;
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public String widest() {
        return TapeValues.longest(excerpt.model().tokenizer().vocabulary().symbols());
    }

    @Override
    public int current(Side side) {
        return side == Side.READ ? step : -1;
    }

    @Override
    public boolean isKnown(Row row, int at) {
        return at <= step && trace().contains(at);
    }

    @Override
    public boolean isLit(Row row, int at) {
        return at == step;
    }

    @Override
    public float[] values(Row row, int at) {
        return TapeValues.of(trace(), row, at);
    }

    @Override
    public String symbol(Row row, int at) {
        return switch (row.kind()) {
            case INPUT -> excerpt.tokens().symbol(at);
            case OUTPUT -> trace().contains(at) ? vocabulary().symbol(trace().best(at, 1)[0]) : null;
            default -> null;
        };
    }

    private Vocabulary vocabulary() {
        return excerpt.model().tokenizer().vocabulary();
    }

    @Override
    public String note(Row row, int at) {
        if (!trace().contains(at)) {
            return null;
        }
        if (row.kind() == Kind.OUTPUT) {
            return Numbers.percent(trace().probability(at, trace().best(at, 1)[0]), 0);
        }
        double surprise = trace().surprise(at);
        return row.kind() == Kind.LOSS && !Double.isNaN(surprise) ? Numbers.signed(surprise, 2) : null;
    }

    @Override
    public boolean cameTrue(Row row, int at) {
        return trace().contains(at) && trace().next(at) == trace().best(at, 1)[0];
    }

    @Override
    public String words(Row row, int at) {
        if (row.kind() == Kind.INPUT) {
            return Symbols.name(excerpt.tokens().symbol(at));
        }
        if (!trace().contains(at)) {
            return null;
        }
        if (row.kind() == Kind.OUTPUT) {
            int best = trace().best(at, 1)[0];
            return Words.of("view.wiring.guess", Symbols.name(vocabulary().symbol(best)),
                    Numbers.exact(trace().probability(at, best)));
        }
        double surprise = trace().surprise(at);
        return row.kind() == Kind.LOSS && !Double.isNaN(surprise)
                ? Words.of("view.wiring.loss.next", Numbers.exact((float) surprise)) : null;
    }

    @Override
    public float[] weights(Row row, int head, int at) {
        return null;
    }
}
