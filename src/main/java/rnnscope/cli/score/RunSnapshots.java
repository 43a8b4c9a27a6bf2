package rnnscope.cli.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rnnscope.io.CheckpointFile;
import rnnscope.io.ModelFileException;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.network.Topology;
import rnnscope.text.Corpus;
import rnnscope.train.Trainer;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Snapshots of a run that the window has kept in a file: its lanes at the points of its history and as it is now. */
public final class RunSnapshots {
    private static final String ITERATION = "0/iteration";
    private static final String PAST = "past/";
    private static final String TEXT = "text";

    private RunSnapshots() {}

    /** Whether a file holds a run of the window. */
    public static boolean isRun(Path file) {
        try {
            return Files.isRegularFile(file) && CheckpointFile.read(file).facts().containsKey(ITERATION);
        } catch (ModelFileException e) {
            // Whoever reads it as a model says what it is.
            return false;
        }
    }

    /**
     * All snapshots, lane by lane, oldest first.
     *
     * @throws IOException              when the file, or the text that was learned, cannot be read
     * @throws IllegalArgumentException in words for the user when it is a checkpoint of another kind
     */
    public static List<ScoredModel> of(Path file) throws IOException {
        CheckpointFile read = CheckpointFile.read(file);
        Map<String, String> facts = read.facts();
        if (facts.containsKey("fingerprint")) {
            throw new IllegalArgumentException(Words.of("cli.score.checkpoint", file));
        }
        TrainingSettings settings = TrainingSettings.of(facts);
        TrainingMaterial material = facts.containsKey(TEXT)
                ? TextMaterial.of(new Corpus(settings.source(), facts.get(TEXT)), settings.heldOut(),
                        settings.tokenization())
                : TrainingMaterial.open(settings);
        int places = 1;
        while (facts.containsKey(PAST + places)) {
            places++;
        }
        List<String> cells = settings.cells();
        List<ScoredModel> snapshots = new ArrayList<>();
        for (int lane = 0; lane < cells.size(); lane++) {
            ModelSpec spec = material.model(settings, cells.get(lane));
            ParameterLayout layout = Topology.of(spec).parameters();
            long last = -1;
            // Place 0 is where the run is now, after its history.
            for (int i = 1; i <= places; i++) {
                Trainer.State state = read.state(i % places * cells.size() + lane, layout);
                if (state.iteration() > last) {
                    last = state.iteration();
                    String name = cells.size() == 1 ? file.toString() : file + " " + cells.get(lane);
                    snapshots.add(new ScoredModel(name, last, new Model(spec, state.parameters(), material.tokenizer(),
                            material.output(), ModelCard.named(name), List.of())));
                }
            }
        }
        return snapshots;
    }
}
