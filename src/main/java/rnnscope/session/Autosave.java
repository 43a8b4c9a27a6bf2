package rnnscope.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.io.CheckpointFile;
import rnnscope.model.ParameterLayout;
import rnnscope.network.wiring.Networks;
import rnnscope.text.Corpus;
import rnnscope.train.Trainer;
import rnnscope.train.live.HistoryPoint;
import rnnscope.train.live.TextMaterial;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;

/** The file in which an unfinished run survives a kill: its settings, all its lanes and, where it was typed, its text. */
final class Autosave {
    private static final String TEXT = "text";
    private static final String ITERATION = "0/iteration";

    private final Path file;

    Autosave(Path file) {
        this.file = file;
    }

    /** An unfinished run. */
    record Unfinished(TrainingSettings settings, long iteration) {}

    /** A run to go on with. */
    record Resumed(TrainingSettings settings, TrainingMaterial material, List<Trainer.State> states) {}

    /** What there is to go on with; null when there is nothing, or nothing readable. */
    Unfinished find() {
        try {
            if (!Files.exists(file)) {
                return null;
            }
            Map<String, String> facts = CheckpointFile.read(file).facts();
            return new Unfinished(TrainingSettings.of(facts), Long.parseLong(facts.get(ITERATION)));
        } catch (IOException | IllegalArgumentException e) {
            System.getLogger(Autosave.class.getName()).log(System.Logger.Level.WARNING, "autosave not read", e);
            return null;
        }
    }

    Resumed read() throws IOException {
        CheckpointFile read = CheckpointFile.read(file);
        TrainingSettings settings = TrainingSettings.of(read.facts());
        TrainingMaterial material = read.facts().containsKey(TEXT)
                ? TextMaterial.of(new Corpus(settings.source(), read.facts().get(TEXT)), settings.heldOut())
                : TrainingMaterial.open(settings);
        List<Trainer.State> states = new java.util.ArrayList<>();
        for (int i = 0; i < settings.cells().size(); i++) {
            ParameterLayout layout = Networks.parameterLayout(material.model(settings, settings.cells().get(i)));
            states.add(read.state(i, layout));
        }
        return new Resumed(settings, material, states);
    }

    /** @param typed the text where no name leads to it, else null */
    void write(TrainingSettings settings, HistoryPoint point, String typed) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>(settings.facts());
        if (typed != null) {
            facts.put(TEXT, typed);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        CheckpointFile.write(file, facts, point.states().stream().map(s -> new CheckpointFile.Lane(s, null)).toList());
    }

    void discard() throws IOException {
        Files.deleteIfExists(file);
    }
}
