package rnnscope.session.example;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Sampler;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Decoding;
import rnnscope.network.pair.Forcing;
import rnnscope.network.pair.PairTrace;

/**
 * Answer that an encoder and decoder writes from a source.
 *
 * @param decoding with all that is imposed
 * @param own      without what the user forced; the same where nothing is
 */
public record PairAnswer(Model model, ExampleSource source, ExampleOptions options, Decoding decoding, Decoding own,
        Change change) implements ExampleAnswer {

    /** Lets the model write. */
    static PairAnswer of(Kernels kernels, Model model, ExampleSource source, ExampleOptions options, Change change) {
        Decoder decoder = new Decoder(kernels, model);
        Decoding own = decode(decoder, source, options, imposed(source, options.withForcing(Forcing.NONE)));
        return new PairAnswer(model, source, options, options.forcing().isNone() ? own
                : decode(decoder, source, options, imposed(source, options)), own, change);
    }

    /** What the user imposed, and where the right symbols enter, these wherever the user imposed none. */
    private static Forcing imposed(ExampleSource source, ExampleOptions options) {
        Forcing forcing = options.forcing();
        int[] right = source.batch().targets();
        for (int t = 0; t < right.length && options.teacherForced(); t++) {
            forcing = forcing.symbol(t) >= 0 ? forcing : forcing.withSymbol(t, right[t]);
        }
        return forcing;
    }

    private static Decoding decode(Decoder decoder, ExampleSource source, ExampleOptions options, Forcing forcing) {
        return switch (options.search()) {
            case GREEDY -> decoder.greedy(source.batch(), forcing);
            case BEAM -> decoder.beam(source.batch(), options.beamWidth(), forcing);
            case SAMPLED -> decoder.sampled(source.batch(), new Sampler(options.temperature(), 0, options.seed()), forcing);
        };
    }

    public PairTrace trace() {
        return decoding.trace();
    }

    @Override
    public int[] saidSymbols() {
        int[] written = Arrays.copyOf(trace().written(), trace().written().length + 1);
        written[written.length - 1] = trace().boundary();
        return written;
    }

    @Override
    public float[] saidNumbers() {
        return new float[0];
    }

    /** The decoder's. */
    @Override
    public int steps() {
        return trace().steps();
    }

    /** What is written at a step: a symbol, or "end". */
    public String written(int step) {
        return word(trace().written(step));
    }

    /** What is written, of a decoding, as a text. */
    public String text(Decoding of) {
        return model.output().decode(of.trace().written());
    }

    /** What should be written, as a text; null where that is not known. */
    public String right() {
        int[] right = source.batch().targets();
        return right.length == 0 ? null : model.output().decode(
                Arrays.stream(right).filter(symbol -> symbol != trace().boundary()).toArray());
    }

    /** A label for each step that is written. */
    public List<String> symbols() {
        return IntStream.range(0, steps()).mapToObj(this::written).toList();
    }
}
