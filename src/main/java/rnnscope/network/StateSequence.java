package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.tape.Side;

/**
 * Sequence of states that a {@link MovingPart} goes through, in its own order of time: a text from its beginning, or one
 * example.
 *
 * @param first  least step of the text that it covers
 * @param isReverse whether it goes from the last step to the first
 * @param start  (n), the state before what enters first; not modified
 * @param inputs (T): what enters
 * @param states (T, n): the state after each; not modified
 */
public record StateSequence(int first, boolean isReverse, float[] start, List<StepInput> inputs, float[][] states) {
    public StateSequence {
        inputs = List.copyOf(inputs);
    }

    public int length() {
        return states.length;
    }

    /** The step of the text at which state i is come to. */
    public int step(int i) {
        return isReverse ? first + states.length - 1 - i : first + i;
    }

    /** The state before what enters i-th. */
    public float[] before(int i) {
        return i == 0 ? start : states[i - 1];
    }

    /**
     * Those of a text or a corpus, its first steps.
     *
     * @param model that moves: the reading's, or one like it
     * @param most  steps, at most; at least one example is taken
     */
    public static List<StateSequence> of(Kernels kernels, Reading reading, Model model, MovingPart part, int most) {
        if (!(reading instanceof CorpusReading corpus)) {
            return List.of(ofText(kernels, model, part, reading.tokens().ids(0, Math.min(most, reading.tokens().length()))));
        }
        List<StateSequence> all = new ArrayList<>();
        ExampleText text = corpus.text();
        for (int e = 0; e < text.examples().size() && (e == 0 || text.start(e + 1) <= most); e++) {
            all.add(ofExample(kernels, model, part, text, e));
        }
        return all;
    }

    private static StateSequence ofText(Kernels kernels, Model model, MovingPart part, int[] tokens) {
        StateUpdate map = StateUpdate.of(model, part, 1, kernels);
        float[][] states = new float[tokens.length][];
        float[] now = new float[map.size()];
        List<StepInput> inputs = new ArrayList<>();
        for (int t = 0; t < tokens.length; t++) {
            inputs.add(StepInput.of(tokens[t]));
            map.enter(inputs.get(t));
            map.apply(now, now);
            states[t] = now.clone();
        }
        return new StateSequence(0, false, new float[map.size()], inputs, states);
    }

    /** The example of a corpus that a part of a model reads or writes. */
    public static StateSequence ofExample(Kernels kernels, Model model, MovingPart part, ExampleText text, int example) {
        Batch batch = text.examples().get(example);
        int length = text.start(example + 1) - text.start(example);
        Network run = CorpusReading.run(kernels, Workers.of(1), model, List.of(batch));
        float[][] states = new float[length][];
        List<StepInput> inputs = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            int step = part.isReverse() ? length - 1 - i : i;
            inputs.add(part.input(run, batch, step));
            states[i] = part.layout().read(run.tape(part.side()), step);
        }
        float[] start = part.side() == Side.TARGET ? part.layout().read(run.tape(part.side()), -1)
                : new float[part.layout().size()];
        return new StateSequence(text.start(example), part.isReverse(), start, inputs, states);
    }
}
