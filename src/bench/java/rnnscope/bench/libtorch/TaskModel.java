package rnnscope.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import java.util.Arrays;
import rnnscope.model.ModelSpec;
import rnnscope.network.Batch;
import rnnscope.train.TrainingSpec;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.example.ExampleTask;

/** A network that learns a task from examples, the same as this program's, batch for batch. */
abstract class TaskModel extends LibtorchTraining {
    private static final int SEED = 1;

    final ModelSpec spec;
    final int batch;
    private final ExampleBatches batches;
    private long iteration;

    TaskModel(ExampleTask task, TrainingSpec training) {
        super((float) training.learningRate(), (float) training.clip());
        this.spec = task.model();
        this.batch = training.batch();
        this.batches = ExampleBatches.training(spec, task.training(), batch, SEED);
    }

    static TaskModel of(ExampleTask task) {
        int steps = ExampleBatches.training(task.model(), task.training(), 1, SEED).steps();
        TrainingSpec training = task.training(steps, SEED);
        return task.model().wiring().shape().decodes() ? new Writer(task, training) : new Classifier(task, training);
    }

    @Override
    final NDArray loss(NDManager m) {
        return loss(batches.load(iteration++), m);
    }

    abstract NDArray loss(Batch examples, NDManager m);

    /** Rows of a table for symbols, one a row of the result; those that are not known are taken to be the first. */
    final NDArray embed(int[] symbols, NDArray table, NDManager m) {
        NDArray rows = m.create(known(symbols), new Shape(symbols.length / batch, batch)).toType(DataType.INT64, false);
        NDArray embedded = Embedding.embedding(rows, table, SparseFormat.DENSE)
                .singletonOrThrow();
        embedded.attach(m);
        return embedded;
    }

    final NDArray crossEntropy(NDArray logits, int[] targets, NDManager m) {
        float[] counted = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            counted[i] = targets[i] < 0 ? 0 : 1;
        }
        return crossEntropy(logits, m.create(known(targets)).toType(DataType.INT64, false), m.create(counted));
    }

    private static int[] known(int[] symbols) {
        return Arrays.stream(symbols).map(s -> Math.max(s, 0)).toArray();
    }

    /** A bidirectional encoder, a decoder, and general attention from the one to the other. */
    private static final class Writer extends TaskModel {
        private final NDArray sourceTable;
        private final Recurrent encoder;
        private final NDArray bridge;
        private final NDArray bridgeBias;
        private final NDArray table;
        private final Recurrent decoder;
        private final NDArray query;
        private final NDArray combine;
        private final NDArray combineBias;
        private final NDArray head;
        private final NDArray headBias;

        Writer(ExampleTask task, TrainingSpec training) {
            super(task, training);
            int units = spec.top().units();
            sourceTable = weight("source", spec.vocabulary(), spec.embedding());
            encoder = new Recurrent(spec.top().cell(), units, true, spec.embedding());
            bridge = weight("bridge", 2L * units, units);
            bridgeBias = weight("bridge.bias", 1, units);
            table = weight("target", spec.outputWidth(), spec.embedding());
            decoder = new Recurrent(spec.top().cell(), units, false, spec.embedding());
            query = weight("query", units, 2L * units);
            combine = weight("combine", 3L * units, units);
            combineBias = weight("combine.bias", 1, units);
            head = weight("head", units, spec.outputWidth());
            headBias = weight("head.bias", 1, spec.outputWidth());
        }

        @Override
        NDArray loss(Batch pairs, NDManager m) {
            int units = spec.top().units();
            int[] targets = pairs.targets();
            int[] entering = new int[targets.length];
            Arrays.fill(entering, 0, batch, spec.wiring().symbols());
            System.arraycopy(targets, 0, entering, batch, targets.length - batch);
            NDList encoded = encoder.run(embed(pairs.tokens(), sourceTable, m), encoder.zeroState(m, batch), true, m);
            NDArray source = encoded.get(0).transpose(1, 0, 2);
            NDArray ends = encoded.get(1).transpose(1, 0, 2).reshape(batch, 2L * units);
            NDArray first = ends.matMul(bridge).add(bridgeBias).expandDims(0);
            NDArray h = decoder.run(embed(entering, table, m), new NDList(first), true, m).get(0).transpose(1, 0, 2);
            NDArray weights = h.matMul(query).matMul(source.transpose(0, 2, 1)).softmax(-1);
            NDArray joined = weights.matMul(source).concat(h, -1);
            NDArray attentional = joined.matMul(combine).add(combineBias).tanh();
            NDArray logits = attentional.matMul(head).add(headBias).transpose(1, 0, 2);
            return crossEntropy(logits.reshape(targets.length, spec.outputWidth()), targets, m);
        }
    }

    /** A bidirectional reader, pooled by attention. */
    private static final class Classifier extends TaskModel {
        private final NDArray table;
        private final Recurrent reader;
        private final NDArray linear;
        private final NDArray linearBias;
        private final NDArray score;
        private final NDArray head;
        private final NDArray headBias;

        Classifier(ExampleTask task, TrainingSpec training) {
            super(task, training);
            int width = spec.width();
            table = weight("embedding", spec.vocabulary(), spec.embedding());
            reader = new Recurrent(spec.top().cell(), spec.top().units(), true, spec.embedding());
            linear = weight("linear", width, width);
            linearBias = weight("linear.bias", 1, width);
            score = weight("score", width, 1);
            head = weight("head", width, spec.outputWidth());
            headBias = weight("head.bias", 1, spec.outputWidth());
        }

        @Override
        NDArray loss(Batch examples, NDManager m) {
            NDArray y = reader.run(embed(examples.tokens(), table, m), reader.zeroState(m, batch), true, m).get(0)
                    .transpose(1, 0, 2);
            NDArray weights = y.matMul(linear).add(linearBias).tanh().matMul(score).softmax(1);
            NDArray pooled = weights.transpose(0, 2, 1).matMul(y).squeeze(1);
            return crossEntropy(pooled.matMul(head).add(headBias), examples.targets(), m);
        }
    }
}
