package rnnscope.network.wiring;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.LanguageModel;
import rnnscope.network.Network;
import rnnscope.network.UnrolledNetwork;
import rnnscope.network.pair.PairModel;
import rnnscope.network.pair.PairNetwork;
import rnnscope.network.sequence.SequenceModel;
import rnnscope.network.sequence.SequenceNetwork;

/** The network of every wiring. */
public final class Networks {
    private Networks() {}

    /**
     * Room for a batch.
     *
     * @param sequences side by side
     * @param steps     of the longest sequence that is read
     * @param written   steps of the longest sequence that is written, its end included; 0 where none is
     */
    public record Room(int sequences, int steps, int written) {}

    /**
     * Names and shapes of the parameters, PyTorch's where it has the layer.
     *
     * @throws IllegalArgumentException in words for the user when the cell is unknown
     */
    public static ParameterLayout parameterLayout(ModelSpec spec) {
        if (spec.wiring().shape().decodes()) {
            return PairModel.parameterLayout(spec);
        }
        return LanguageModel.isLanguageModel(spec) ? LanguageModel.parameterLayout(spec)
                : SequenceModel.parameterLayout(spec);
    }

    /**
     * Values that a batch writes, without their gradients: floats of the tapes of its network.
     *
     * @throws IllegalArgumentException in words for the user when there are more than an array can hold
     */
    public static long floats(ModelSpec spec, Room room) {
        if (spec.wiring().shape().decodes()) {
            return PairNetwork.floats(spec, room.sequences, room.steps, room.written);
        }
        return (LanguageModel.isLanguageModel(spec) ? LanguageModel.tapeLayout(spec, room.sequences, room.steps)
                : SequenceModel.tapeLayout(spec, room.sequences, room.steps)).size();
    }

    /** @param training whether gradients will be asked for */
    public static Network of(ModelSpec spec, Room room, boolean training, Kernels kernels, Workers workers) {
        if (spec.wiring().shape().decodes()) {
            return new PairNetwork(spec, room.sequences, room.steps, room.written, training, kernels, workers);
        }
        return LanguageModel.isLanguageModel(spec)
                ? new UnrolledNetwork(spec, room.sequences, room.steps, training, kernels, workers)
                : new SequenceNetwork(spec, room.sequences, room.steps, training, kernels, workers);
    }
}
