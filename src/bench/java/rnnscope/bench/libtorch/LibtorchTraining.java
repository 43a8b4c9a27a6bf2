package rnnscope.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** A network of libtorch's modules that is trained with Adam, its gradient clipped by the norm as PyTorch does it. */
abstract class LibtorchTraining implements AutoCloseable {
    private static final float SPREAD = 0.08f;

    final NDManager root = NDManager.newBaseManager();
    private final NDList parameters = new NDList();
    private final Optimizer adam;
    private final float clip;

    LibtorchTraining(float rate, float clip) {
        this.clip = clip;
        this.adam = Optimizer.adam().optLearningRateTracker(Tracker.fixed(rate)).build();
    }

    /** PyTorch's nn.LSTM, nn.GRU or nn.RNN of one layer. */
    final class Recurrent {
        private final String cell;
        private final boolean bidirectional;
        private final int units;
        /** Of each direction W_ih, W_hh, b_ih, b_hh. */
        private final NDList weights = new NDList();

        Recurrent(String cell, int units, boolean bidirectional, int inputs) {
            this.cell = cell;
            this.units = units;
            this.bidirectional = bidirectional;
            int gates = units * (cell.equals("lstm") ? 4 : cell.equals("gru") ? 3 : 1);
            for (int d = 0; d < directions(); d++) {
                weights.add(weight("weight_ih" + d, gates, inputs));
                weights.add(weight("weight_hh" + d, gates, units));
                weights.add(weight("bias_ih" + d, gates));
                weights.add(weight("bias_hh" + d, gates));
            }
        }

        private int directions() {
            return bidirectional ? 2 : 1;
        }

        /** The state at which a sequence begins. */
        NDList zeroState(NDManager m, int batch) {
            NDList state = new NDList();
            for (int i = 0; i < (cell.equals("lstm") ? 2 : 1); i++) {
                state.add(m.zeros(new Shape(directions(), batch, units)));
            }
            return state;
        }

        /** What leaves it and, behind that, the last state. */
        NDList run(NDArray x, NDList state, boolean training, NDManager m) {
            NDArrayEx on = x.getNDArrayInternal();
            NDList output = switch (cell) {
                case "lstm" -> on.lstm(x, state, weights, true, 1, 0, training, bidirectional, false);
                case "gru" -> on.gru(x, state.get(0), weights, true, 1, 0, training, bidirectional, false);
                default -> on.rnn(x, state.get(0), weights, true, 1, RNN.Activation.TANH, 0, training, bidirectional,
                        false);
            };
            output.attach(m);
            return output;
        }
    }

    /** A parameter of its own, drawn at random. */
    final NDArray weight(String name, long... shape) {
        NDArray weight = root.randomUniform(-SPREAD, SPREAD, new Shape(shape));
        weight.setName(name);
        weight.setRequiresGradient(true);
        parameters.add(weight);
        return weight;
    }

    /** The mean loss of the next window, all that leads to it attached to {@code m}. */
    abstract NDArray loss(NDManager m);

    /** What is left to do once the gradients are there. */
    void afterBackward() {}

    /** One window: forward, backward, clip, update. */
    final void step() {
        try (NDManager m = root.newSubManager()) {
            try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
                collector.backward(loss(m));
            }
            afterBackward();
            NDList gradients = new NDList();
            NDList norms = new NDList();
            for (NDArray weight : parameters) {
                NDArray gradient = weight.getGradient();
                gradient.attach(m);
                gradients.add(gradient);
                norms.add(gradient.norm());
            }
            NDArray factor = NDArrays.stack(norms).norm().add(1e-6f).getNDArrayInternal().rdiv(clip).minimum(1);
            for (int i = 0; i < gradients.size(); i++) {
                NDArray gradient = gradients.get(i);
                gradient.muli(factor);
                adam.update(Integer.toString(i), parameters.get(i), gradient);
                gradient.subi(gradient);
            }
        }
    }

    /**
     * Mean cross-entropy over the targets that are known.
     *
     * @param targets (N), 0 where none is known
     * @param known   (N), 1 or 0; null where all are
     */
    static NDArray crossEntropy(NDArray logits, NDArray targets, NDArray known) {
        NDArray chosen = logits.logSoftmax(-1).gather(targets.expandDims(1), 1).squeeze(1);
        return known == null ? chosen.mean().neg() : chosen.mul(known).sum().div(known.sum()).neg();
    }

    @Override
    public void close() {
        root.close();
    }
}
