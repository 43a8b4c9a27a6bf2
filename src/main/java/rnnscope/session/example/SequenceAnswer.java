package rnnscope.session.example;

import java.util.stream.IntStream;
import rnnscope.model.Model;
import rnnscope.network.sequence.SequenceTrace;

/** Answer of a model that reads a whole sequence at once: labels, a class, numbers. */
public record SequenceAnswer(Model model, ExampleSource source, ExampleOptions options, SequenceTrace trace,
        Change change) implements ExampleAnswer {

    @Override
    public int[] saidSymbols() {
        return !model.spec().predictsSymbols() ? new int[0]
                : IntStream.range(0, trace.isPooled() ? 1 : trace.steps()).map(trace::best).toArray();
    }

    @Override
    public float[] saidNumbers() {
        int width = model.spec().outputs();
        float[] numbers = new float[width * (trace.isPooled() ? 1 : trace.steps())];
        for (int t = 0; t * width < numbers.length; t++) {
            System.arraycopy(trace.outputs(t), 0, numbers, t * width, width);
        }
        return numbers;
    }

    /** The moments of its computation. */
    @Override
    public int steps() {
        return trace.order().length();
    }
}
