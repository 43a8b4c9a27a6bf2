package rnnscope.session.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import rnnscope.io.ModelFiles;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.train.Evaluation;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.material.ExampleMaterial;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Model file of a model trained in the window: its held-out loss measured on all that is held out. */
final class TrainedModelFile {
    private TrainedModelFile() {}

    /** @return what was measured of it, in words; empty for nothing */
    static String write(Path file, TrainingSettings settings, TrainingMaterial material, int lane, HistoryPoint point,
            Kernels kernels) throws IOException {
        String cell = settings.cells().get(lane);
        ModelSpec spec = material.model(settings, cell);
        TrainingSnapshot snapshot = point.lanes().get(lane);
        double loss = Double.NaN;
        double exact = Double.NaN;
        String sha256 = "";
        if (material instanceof TextMaterial text) {
            sha256 = text.corpus().sha256();
            if (text.heldOutSymbols().length > 1) {
                loss = Evaluation.loss(spec, snapshot.parameters(), text.heldOutSymbols(), 1, kernels, Workers.of(1));
            }
        }
        if (material instanceof ExampleMaterial examples) {
            Accuracy accuracy = Accuracy.of(spec, snapshot.parameters(),
                    ExampleBatches.heldOut(spec, examples.task().heldOut(), settings.batch()), kernels, Workers.of(1));
            loss = accuracy.loss();
            exact = accuracy.exact();
        } else if (material.heldOut() != null && Double.isNaN(loss)) {
            loss = Evaluation.loss(spec, snapshot.parameters(), material.heldOut(), kernels, Workers.of(1));
        }
        String name = file.getFileName().toString().replaceFirst("\\.safetensors$", "");
        ModelCard card = new ModelCard(name, Words.of("session.run.trained-for", snapshot.iteration()),
                material.name(), sha256, "", settings.seed(), snapshot.epoch(), loss,
                exact, "");
        ModelFiles.write(file, new Model(spec, snapshot.parameters(), material.tokenizer(), material.output(), card,
                List.of()));
        return Double.isNaN(loss) || !(material instanceof TextMaterial text) ? ""
                : Words.of("session.run.held-out", text.coverage().describe(loss, text.coverage().measured()));
    }
}
