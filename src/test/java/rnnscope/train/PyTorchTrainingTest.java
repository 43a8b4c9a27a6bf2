package rnnscope.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;

/**
 * Ten steps of training have PyTorch's losses: the update of each optimizer, clipping and the state carried from window
 * to window. {@code src/test/python/make_fixtures.py} made the fixtures.
 */
class PyTorchTrainingTest {

    @ParameterizedTest
    @EnumSource(Optimizer.Kind.class)
    void tenStepsHaveTheSameLosses(Optimizer.Kind optimizer) throws IOException {
        JsonNode json = new ObjectMapper().readTree(new File("src/test/resources/pytorch-training/" + optimizer + ".json"));
        ModelSpec spec = ModelSpec.of("lstm", 1, json.get("units").asInt(), json.get("symbols").asInt());
        TrainingSpec training = new TrainingSpec(json.get("batch").asInt(), json.get("steps").asInt(), optimizer, 0.05, 1,
                0, json.get("clip").asDouble(), Initialisation.UNIFORM, 0, 1);
        int[] text = StreamSupport.stream(json.get("text").spliterator(), false).mapToInt(JsonNode::asInt).toArray();
        Trainer trainer = new Trainer(spec, training, text, Kernels.best(), Workers.of(1));
        Parameters p = trainer.parameters();
        p.layout().slices().forEach(slice -> {
            JsonNode numbers = json.get("parameters").get(slice.name());
            float[] tensor = new float[numbers.size()];
            for (int i = 0; i < tensor.length; i++) {
                tensor[i] = (float) numbers.get(i).asDouble();
            }
            p.set(slice.name(), tensor);
        });
        for (JsonNode loss : json.get("losses")) {
            trainer.step();
            assertEquals(loss.asDouble(), trainer.loss(), 2e-5, "step " + trainer.iteration());
        }
    }
}
