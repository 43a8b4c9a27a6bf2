package rnnscope.train;

import java.util.List;
import rnnscope.math.SeededRandom;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout.Kind;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.network.Topology;
import rnnscope.network.module.block.LayerNorm;
import rnnscope.network.module.recurrent.Recurrent;

/** Initialisation of the parameters of a network. */
public enum Initialisation {
    /** Everything uniform in ±1/√H, as PyTorch does; an embedding standard normal. */
    UNIFORM,
    /** Everything uniform in ±0.08 (Karpathy, Johnson and Fei-Fei, 2015); an embedding standard normal. */
    SMALL,
    /** Weights of each gate uniform in ±√(6 / (in + out)) (Glorot and Bengio, 2010), biases 0. */
    XAVIER,
    /** As Xavier, but recurrent weights of each gate orthogonal (Saxe, McClelland and Ganguli, 2014). */
    ORTHOGONAL,
    /**
     * Ruled by what it reads, hardly by its own state, as an echo state network is (Jaeger, 2001): recurrent weights
     * of each gate orthogonal, times {@value #ECHO}; input weights uniform in ±√(3 / n), where n inputs are at work at
     * a time (LeCun, Bottou, Orr and Müller, 1998), which is one where symbols are one-hot, so that every
     * pre-activation has unit variance from the input. An LSTM's output gates begin open, whatever it reads: bias
     * {@value #OPEN}, input weights times {@value #QUIET}, so that a unit shows what it holds. The rest as Xavier.
     */
    RESERVOIR;

    private static final double ECHO = 0.3;
    private static final float OPEN = 3;
    private static final double QUIET = 0.1;

    /**
     * @param forgetBias what the gates begin with that keep the memory: an LSTM's forget gates, a GRU's update gates; a
     *                   plain cell has none
     * @param seed       decides every number
     */
    public Parameters parameters(ModelSpec spec, double forgetBias, long seed) {
        Topology topology = Topology.of(spec);
        Parameters parameters = new Parameters(topology.parameters());
        SeededRandom random = new SeededRandom(seed);
        for (Slice slice : parameters.layout().slices()) {
            fill(parameters, slice, spec, random);
        }
        for (LayerNorm norm : topology.all(LayerNorm.class)) {
            fill(parameters, parameters.layout().slice(norm.weight()), () -> 1);
            fill(parameters, parameters.layout().slice(norm.bias()), () -> 0);
        }
        for (Recurrent layer : topology.all(Recurrent.class)) {
            for (int d = 0; d < layer.directions(); d++) {
                rememberAtFirst(parameters, layer, d, forgetBias);
                if (this == RESERVOIR) {
                    openOutputGates(parameters, layer, d);
                }
            }
        }
        return parameters;
    }

    private static void rememberAtFirst(Parameters parameters, Recurrent layer, int direction, double forgetBias) {
        int keeping = layer.cell().memoryGate();
        if (keeping < 0 || !layer.chosen().biases()) {
            return;
        }
        for (int j = keeping * layer.units(); j < (keeping + 1) * layer.units(); j++) {
            parameters.set(layer.parameter("bias_ih", direction), j, 0, layer.cell().memory().get().bias(forgetBias));
            parameters.set(layer.parameter("bias_hh", direction), j, 0, 0);
        }
    }

    private static void openOutputGates(Parameters parameters, Recurrent layer, int direction) {
        if (!layer.cell().hasCellState()) {
            return;
        }
        int output = layer.cell().gate(layer.cell().memory().get().output());
        String weights = layer.parameter("weight_ih", direction);
        for (int j = output * layer.units(); j < (output + 1) * layer.units(); j++) {
            for (int k = 0; k < layer.inputs(); k++) {
                parameters.set(weights, j, k, (float) (parameters.get(weights, j, k) * QUIET));
            }
            if (layer.chosen().biases()) {
                parameters.set(layer.parameter("bias_ih", direction), j, 0, OPEN);
            }
        }
    }

    private void fill(Parameters parameters, Slice slice, ModelSpec spec, SeededRandom random) {
        int units = slice.rows() / slice.gates();
        if (slice.kind() == Kind.TABLE) {
            fill(parameters, slice, random::nextGaussian);
        } else if (this == UNIFORM || this == SMALL) {
            double bound = this == SMALL ? 0.08 : 1 / Math.sqrt(slice.name().contains("rnn.") ? units : spec.top().units());
            fill(parameters, slice, () -> bound * (2 * random.nextDouble() - 1));
        } else if (slice.kind() == Kind.BIAS) {
            fill(parameters, slice, () -> 0);
        } else if (this != XAVIER && slice.name().contains("rnn.weight_hh_l")) {
            double scale = this == RESERVOIR ? ECHO : 1;
            for (int gate = 0; gate < slice.gates(); gate++) {
                double[][] rows = orthogonal(Math.max(units, slice.depth()), random);
                for (int j = 0; j < units; j++) {
                    for (int k = 0; k < slice.depth(); k++) {
                        parameters.set(slice.name(), gate * units + j, k, (float) (scale * rows[j][k]));
                    }
                }
            }
        } else if (this == RESERVOIR && slice.name().contains("rnn.weight_ih_l")) {
            boolean oneHot = spec.inputs() == 0 && spec.embedding() == 0 && slice.name().contains("_l0");
            double bound = Math.sqrt(3.0 / (oneHot ? 1 : slice.depth()));
            fill(parameters, slice, () -> bound * (2 * random.nextDouble() - 1));
        } else {
            double bound = Math.sqrt(6.0 / (units + slice.depth()));
            fill(parameters, slice, () -> bound * (2 * random.nextDouble() - 1));
        }
    }

    private static void fill(Parameters parameters, Slice slice, java.util.function.DoubleSupplier numbers) {
        float[] tensor = new float[slice.count()];
        for (int i = 0; i < tensor.length; i++) {
            tensor[i] = (float) numbers.getAsDouble();
        }
        parameters.set(slice.name(), tensor);
    }

    /** Rows of a random orthogonal matrix: a Gaussian one made orthonormal by Gram and Schmidt, each row twice. */
    private static double[][] orthogonal(int n, SeededRandom random) {
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                rows[i][k] = random.nextGaussian();
            }
            for (int pass = 0; pass < 2; pass++) {
                for (double[] earlier : List.of(rows).subList(0, i)) {
                    double along = dot(rows[i], earlier);
                    for (int k = 0; k < n; k++) {
                        rows[i][k] -= along * earlier[k];
                    }
                }
            }
            double norm = Math.sqrt(dot(rows[i], rows[i]));
            for (int k = 0; k < n; k++) {
                rows[i][k] /= norm;
            }
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }
}
