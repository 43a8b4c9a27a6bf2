package rnnscope.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.io.Safetensors.Tensor;
import rnnscope.language.Words;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.train.Hyperparameters;
import rnnscope.train.Trainer;

/**
 * Checkpoint file of interrupted trainings, with all that they need to go on as if nothing had happened: of each lane
 * the parameters, the optimizer's moments, the recurrent state and, where it is kept, the best so far; beside them
 * facts in words. A safetensors file, written atomically. The tensors of lane 0 are called
 * {@code 0/now.rnn.weight_ih_l0} and so on.
 */
public final class CheckpointFile {
    private static final String NOW = "now.";
    private static final String FIRST = "first.";
    private static final String SECOND = "second.";
    private static final String BEST = "best.";
    private static final String STATE = "state";

    private final String name;
    private final Map<String, String> facts;
    private final Map<String, Tensor> tensors = new HashMap<>();

    /**
     * One trainer.
     *
     * @param best parameters, or null
     */
    public record LaneState(Trainer.State state, Parameters best) {}

    private CheckpointFile(String name, Safetensors content) {
        this.name = name;
        this.facts = content.metadata();
        content.tensors().forEach(tensor -> tensors.put(tensor.name(), tensor));
    }

    /** Replaces {@code file}, whole or not at all. */
    public static void write(Path file, Map<String, String> facts, List<LaneState> lanes) throws IOException {
        write(file, facts, lanes, Map.of());
    }

    /** @param numbers what else is to be kept, by name */
    public static void write(Path file, Map<String, String> facts, List<LaneState> lanes, Map<String, float[]> numbers)
            throws IOException {
        Map<String, String> all = new LinkedHashMap<>(facts);
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < lanes.size(); i++) {
            String lane = i + "/";
            Trainer.State state = lanes.get(i).state();
            Hyperparameters h = state.hyperparameters();
            all.put(lane + "iteration", Long.toString(state.iteration()));
            all.put(lane + "hyperparameters", h.learningRate() + " " + h.decay() + " " + h.decayAfter() + " " + h.clip());
            add(tensors, lane + NOW, state.parameters());
            add(tensors, lane + FIRST, state.firstMoment());
            add(tensors, lane + SECOND, state.secondMoment());
            if (lanes.get(i).best() != null) {
                add(tensors, lane + BEST, lanes.get(i).best());
            }
            tensors.add(new Tensor(lane + STATE, new int[] {state.state().length}, state.state()));
        }
        numbers.forEach((key, values) -> tensors.add(new Tensor(key, new int[] {values.length}, values)));
        new Safetensors(all, tensors).write(file);
    }

    /** @throws ModelFileException when there is no such file or it is none of these */
    public static CheckpointFile read(Path file) throws ModelFileException {
        return new CheckpointFile(file.toString(), Safetensors.read(file));
    }

    /** What was written beside the numbers. */
    public Map<String, String> facts() {
        return facts;
    }

    /** @param layout of the parameters that lane {@code i} has */
    public Trainer.State state(int i, ParameterLayout layout) throws ModelFileException {
        String lane = i + "/";
        try {
            String[] h = facts.getOrDefault(lane + "hyperparameters", "").split(" ");
            return new Trainer.State(Long.parseLong(facts.get(lane + "iteration")), parameters(lane + NOW, layout),
                    parameters(lane + FIRST, layout), parameters(lane + SECOND, layout), values(lane + STATE),
                    new Hyperparameters(Double.parseDouble(h[0]), Double.parseDouble(h[1]), Integer.parseInt(h[2]),
                            Double.parseDouble(h[3])));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw new ModelFileException(name, Words.of("io.checkpoint.place"), e);
        }
    }

    /** The best parameters of lane {@code i} so far. */
    public Parameters best(int i, ParameterLayout layout) throws ModelFileException {
        return parameters(i + "/" + BEST, layout);
    }

    private Parameters parameters(String prefix, ParameterLayout layout) throws ModelFileException {
        Parameters parameters = new Parameters(layout);
        for (ParameterLayout.Slice slice : layout.slices()) {
            float[] values = values(prefix + slice.name());
            if (values.length != slice.count()) {
                throw new ModelFileException(name, Words.of("io.checkpoint.shape", prefix + slice.name()));
            }
            parameters.set(slice.name(), values);
        }
        return parameters;
    }

    /** Numbers that were written under a name. */
    public float[] values(String tensor) throws ModelFileException {
        if (!tensors.containsKey(tensor)) {
            throw new ModelFileException(name, Words.of("io.checkpoint.no-tensor", ModelFileException.quoted(tensor)));
        }
        return tensors.get(tensor).values();
    }

    private static void add(List<Tensor> tensors, String prefix, Parameters parameters) {
        parameters.layout().slices().forEach(
                slice -> tensors.add(new Tensor(prefix + slice.name(), slice.shape(), parameters.get(slice.name()))));
    }
}
