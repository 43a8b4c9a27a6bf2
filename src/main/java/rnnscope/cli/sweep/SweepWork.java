package rnnscope.cli.sweep;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.io.ModelFiles;
import rnnscope.job.Work;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;

/** Work of training one network, as the command line does on one thread. */
final class SweepWork implements Work<ArrayList<String>, SweepRun> {
    private static final long serialVersionUID = 1;

    private final boolean models;

    /** @param models whether the models are wanted too */
    SweepWork(boolean models) {
        this.models = models;
    }

    @Override
    public SweepRun run(ArrayList<String> arguments) throws IOException {
        Path folder = Files.createTempDirectory("rnnscope-sweep");
        try {
            Path file = folder.resolve("model.safetensors");
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--threads", "1", "--out", file.toString()));
            StringWriter said = new StringWriter();
            int code = RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(said),
                    all.toArray(String[]::new));
            String fault = code == 0 ? "" : said.toString().strip().lines().reduce("", (a, b) -> b)
                    .replace(file.toString(), Sweep.key(arguments));
            if (!Files.exists(file)) {
                return new SweepRun(fault, Double.NaN, Double.NaN, Double.NaN, 0, null);
            }
            Model model = ModelFiles.read(file);
            ModelCard card = model.card();
            // Where it was trained is nobody's business, and would make each file another.
            ModelFiles.write(file, new Model(model.spec(), model.parameters(), model.tokenizer(), model.output(),
                    new ModelCard(Sweep.key(arguments), card.description(), card.corpus(), card.corpusSha256(),
                            String.join(" ", arguments), card.seed(), card.epochs(), card.heldOutLoss(),
                            card.heldOutExact(), card.text()), List.of()));
            return new SweepRun(fault, card.heldOutLoss(), card.heldOutExact(), card.epochs(),
                    model.parameters().layout().count(), models ? Files.readAllBytes(file) : null);
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }
}
