package rnnscope.view.wiring;

import java.util.ArrayList;
import java.util.List;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.wiring.WiringPlan.Kind;
import rnnscope.figure.wiring.WiringPlan.Row;
import rnnscope.figure.wiring.WiringPlan.Side;
import rnnscope.figure.wiring.WiringRun;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.pair.PairTrace;
import rnnscope.session.example.ExampleAnswer;

/**
 * Run of an encoder and decoder: a source that was read and what is written from it, as far as a step of the decoder.
 *
 * @param symbols a label for each step that is read
 * @param source  with what should be written, where that is known
 */
record PairRun(Model model, PairTrace trace, List<String> symbols, Batch source, int step) implements WiringRun {

    @Override
    public int readSteps() {
        return trace.sourceSteps();
    }

    @Override
    public int writtenSteps() {
        return trace.steps();
    }

    @Override
    public boolean isLong() {
        return false;
    }

    @Override
    public String widest() {
        List<String> all = new ArrayList<>();
        if (model.spec().readsSymbols()) {
            all.addAll(symbols);
        }
        for (int symbol : trace.written()) {
            all.add(word(symbol));
        }
        return TapeValues.longest(all);
    }

    private String word(int symbol) {
        return symbol == trace.boundary() ? ExampleAnswer.end() : model.output().vocabulary().symbol(symbol);
    }

    @Override
    public int current(Side side) {
        return side == Side.WRITTEN ? step : -1;
    }

    @Override
    public boolean isKnown(Row row, int at) {
        return row.side() != Side.WRITTEN || at <= step;
    }

    @Override
    public boolean isLit(Row row, int at) {
        return row.side() == Side.WRITTEN && at == step;
    }

    @Override
    public float[] values(Row row, int at) {
        if (row.side() == Side.WRITTEN) {
            return TapeValues.of(trace.target(), row, at);
        }
        float[] values = row.width() > 0 && row.place() != null ? new float[row.width()] : null;
        if (row.side() == Side.BETWEEN) {
            trace.target().read(row.place(), -1, values);
            return values;
        }
        if (trace.source() == null) {
            trace.target().readOnce(row.place(), values);
            return values;
        }
        return TapeValues.of(trace.source(), row, at);
    }

    @Override
    public String symbol(Row row, int at) {
        if (row.kind() == Kind.OUTPUT) {
            return word(trace.written(at));
        }
        if (row.kind() != Kind.INPUT) {
            return null;
        }
        if (row.side() == Side.READ) {
            boolean figures = symbols.size() == 1 && symbols.get(0).matches("\\d+");
            return model.spec().readsSymbols() || figures ? symbols.get(at) : null;
        }
        return at == 0 ? Words.of("view.wiring.start") : isKnown(row, at) ? word(trace.entered(at)) : null;
    }

    @Override
    public String note(Row row, int at) {
        if (row.kind() == Kind.OUTPUT) {
            return Numbers.percent(trace.target().probability(at, trace.written(at)), 0);
        }
        double loss = row.kind() == Kind.LOSS ? loss(at) : Double.NaN;
        return Double.isNaN(loss) ? null : Numbers.signed(loss, 2);
    }

    /** NaN where it is not known what should be written, or where something else was written before. */
    private double loss(int at) {
        int[] right = source.targets();
        if (at >= right.length) {
            return Double.NaN;
        }
        for (int t = 0; t < at; t++) {
            if (trace.written(t) != right[t]) {
                return Double.NaN;
            }
        }
        return -Math.log(trace.target().probability(at, right[at]));
    }

    @Override
    public boolean cameTrue(Row row, int at) {
        return at < source.targets().length && source.targets()[at] == trace.written(at);
    }

    @Override
    public String words(Row row, int at) {
        if (!isKnown(row, at)) {
            return Words.of("view.wiring.not-yet");
        }
        if (row.kind() == Kind.INPUT) {
            if (row.side() == Side.READ) {
                return model.spec().readsSymbols() ? Symbols.name(symbols.get(at)) : symbols.get(at);
            }
            return at == 0 ? Words.of("view.wiring.start-sign")
                    : Words.of("view.wiring.written-before", Symbols.name(word(trace.entered(at))));
        }
        if (row.kind() == Kind.OUTPUT) {
            return Symbols.name(word(trace.written(at))) + ", p = "
                    + Numbers.exact(trace.target().probability(at, trace.written(at)));
        }
        double loss = row.kind() == Kind.LOSS ? loss(at) : Double.NaN;
        return row.kind() != Kind.LOSS ? null : Double.isNaN(loss) ? Words.of("view.wiring.not-known")
                : Words.of("view.wiring.loss.symbol", Numbers.exact((float) loss));
    }

    @Override
    public float[] weights(Row row, int head, int at) {
        return row.kind() == Kind.CONTEXT && isKnown(row, at) ? trace.weights(at) : null;
    }
}
