package rnnscope.io.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.LayerSpec;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.tape.Trace;
import rnnscope.text.Tokenizers;
import rnnscope.train.Initialisation;

/** Graphs that were written, run by an independent runtime. */
class OnnxRuntimeTest {
    private static final float TOLERANCE = 1e-5f;
    private static final int STEPS = 7;

    @TempDir
    private Path folder;

    static Stream<ModelSpec> specs() {
        return Stream.of(ModelSpec.of("lstm", 2, 3, 6), new ModelSpec("gru", 1, 5, 6, 4, 0, false),
                ModelSpec.of("rnn-tanh", 1, 3, 6), ModelSpec.of("rnn-relu", 2, 3, 6),
                ModelSpec.of("lstm-peephole", 1, 3, 6), ModelSpec.of("gru-reset-before", 1, 3, 6),
                new ModelSpec(List.of(new LayerSpec("lstm", 5), new LayerSpec("gru", 3).withBiases(false)), 6, 4, 0, false, 0, 0,
                        false, Wiring.LANGUAGE_MODEL),
                new ModelSpec("lstm", 2, 3, 6, 4, 0, false, 0, 0, Wiring.of(Shape.TAGGER, 3).withBidirectional(true)),
                new ModelSpec("gru", 1, 3, 6, 4, 0, false, 0, 0, Wiring.of(Shape.CLASSIFIER, 3).withBidirectional(true)),
                new ModelSpec("gru", 2, 3, 0, 0, 0, false, 2, 1, Wiring.of(Shape.REGRESSOR, 0)));
    }

    @ParameterizedTest
    @MethodSource("specs")
    void computesTheSame(ModelSpec spec) throws Exception {
        var tokenizer = Tokenizers.of("character", spec.readsSymbols() ? List.of("a", "b", "c", "d", "e", "f") : List.of());
        var labels = Tokenizers.of("whitespace", List.of("x", "y", "z"));
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer,
                spec.wiring().symbols() > 0 ? labels : tokenizer, ModelCard.named("m"), List.of());
        Path file = folder.resolve("m.onnx");
        OnnxExport.write(file, model);
        int[] tokens = {3, 1, 0, 5, 4, 2, 2};
        float[] series = new float[STEPS * Math.max(1, spec.inputs())];
        for (int i = 0; i < series.length; i++) {
            series[i] = (float) Math.sin(i);
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file.toString());
                OnnxTensor in = spec.readsSymbols()
                        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(Arrays.stream(tokens).asLongStream().toArray()),
                                new long[] {1, STEPS})
                        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(series), new long[] {1, STEPS, spec.inputs()});
                OrtSession.Result result = session.run(Map.of(session.getInputNames().iterator().next(), in))) {
            FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
            Topology topology = Topology.of(spec);
            Network network = new Network(spec, 1, STEPS, false, Kernels.best(), Workers.of(1));
            Batch batch = Batch.of(spec, 1, STEPS);
            System.arraycopy(tokens, 0, batch.tokens(), 0, batch.tokens().length);
            System.arraycopy(series, 0, batch.inputs(), 0, batch.inputs().length);
            network.forward(model.parameters(), batch);
            Trace trace = new Trace(network.tape(), 0, new int[STEPS + 1]);
            float[] row = new float[spec.outputWidth()];
            for (int t = 0; t < (topology.isPooled() ? 1 : STEPS); t++) {
                if (topology.isPooled()) {
                    trace.readOnce(topology.scores().name(), row);
                } else {
                    trace.read(topology.scores().name(), t, row);
                }
                for (float value : row) {
                    assertEquals(value, found.get(), TOLERANCE);
                }
            }
        }
    }
}
