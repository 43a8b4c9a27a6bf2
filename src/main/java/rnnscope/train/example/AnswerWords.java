package rnnscope.train.example;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.network.sequence.SequenceTrace;

/** Answers of a model in words. */
public final class AnswerWords {
    private AnswerWords() {}

    /** What is written with the most probable symbols, the labels, the class and its probability, the numbers, or the picture. */
    public static String of(Kernels kernels, Model model, Batch source) {
        if (model.spec().wiring().shape().decodes()) {
            return model.output().decode(symbols(kernels, model, source));
        }
        return of(model, SequenceTrace.of(kernels, model, source));
    }

    /** The most probable symbols, labels or class of a model that predicts these. */
    public static int[] symbols(Kernels kernels, Model model, Batch source) {
        if (model.spec().wiring().shape().decodes()) {
            return new Decoder(kernels, model).greedy(source, Forcing.NONE).trace().written();
        }
        SequenceTrace trace = SequenceTrace.of(kernels, model, source);
        return IntStream.range(0, trace.isPooled() ? 1 : trace.steps()).map(trace::best).toArray();
    }

    /** The same of a sequence that has been read. */
    public static String of(Model model, SequenceTrace trace) {
        if (model.spec().draws()) {
            return Sources.pixels(trace.outputs(0), model.spec().pictureSide()).replace('/', '\n');
        }
        if (!model.spec().predictsSymbols()) {
            return IntStream.range(0, trace.isPooled() ? 1 : trace.steps())
                    .mapToObj(t -> Arrays.toString(trace.outputs(t)).replaceAll("[\\[\\],]", ""))
                    .collect(Collectors.joining("\n"));
        }
        if (trace.isPooled()) {
            int best = trace.best(0);
            return String.format(Locale.ROOT, "%s %.4f", model.output().vocabulary().symbol(best),
                    trace.probabilities(0)[best]);
        }
        return model.output().decode(IntStream.range(0, trace.steps()).map(trace::best).toArray());
    }
}
