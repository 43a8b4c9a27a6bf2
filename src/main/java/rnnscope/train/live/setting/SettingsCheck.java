package rnnscope.train.live.setting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.LayerSpec;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Glimpses;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.task.Tasks;

/** Check of what in the settings makes no sense, alone or together, beside the field that should change. */
public final class SettingsCheck {
    /** Floats that parameters, gradients and tapes of all lanes may take. */
    private static final long MOST_FLOATS = 200_000_000;

    private final TrainingSettings s;
    private final Map<Setting<?>, String> problems = new HashMap<>();

    private SettingsCheck(TrainingSettings settings) {
        this.s = settings;
    }

    /**
     * A sentence for each field that keeps a run from starting; empty when it can start.
     *
     * @param textLength symbols to learn, −1 while not known
     */
    public static Map<Setting<?>, String> problems(TrainingSettings settings, int textLength) {
        SettingsCheck check = new SettingsCheck(settings);
        check.each();
        check.together();
        if (textLength >= 0) {
            check.withText(textLength);
        }
        Map<Setting<?>, String> ordered = new LinkedHashMap<>();
        Setting.all().stream().filter(check.problems::containsKey)
                .forEach(setting -> ordered.put(setting, check.problems.get(setting)));
        return ordered;
    }

    private void each() {
        for (Setting<?> setting : Setting.all()) {
            require(setting, setting.problem(s) == null, setting.problem(s));
        }
        stack();
        ExampleTasks.family(s.source()).ifPresentOrElse(this::examples, () -> require(Setting.SOURCE,
                s.wiring().equals(WiringChoice.PLAIN) || s.cells().equals(List.of(LayerSpec.BLOCK))
                        && s.wiring().withHeads(0).equals(WiringChoice.PLAIN), Words.of("train.check.plain")));
        blocks();
        if (Tasks.isTask(s.source())) {
            try {
                int steps = Tasks.of(s.source()).steps();
                require(Setting.STEPS, s.steps() == steps, Words.of("train.check.length", steps));
            } catch (IllegalArgumentException e) {
                require(Setting.SOURCE, false, sentence(e.getMessage()));
            }
        }
        require(Setting.CELLS, s.cells().stream().allMatch(Cells::isKnown),
                Words.of("train.check.no-cell"));
        require(Setting.CELLS, s.stack().isAlike() || s.cells().size() == 1,
                Words.of("train.check.one-lane"));
        require(Setting.CELLS, new HashSet<>(s.cells()).size() == s.cells().size(), Words.of("train.check.same-cell"));
    }

    /** Layers that are chosen one by one. */
    private void stack() {
        try {
            for (LayerSpec layer : s.stack().layers()) {
                require(Setting.STACK, Cells.isKnown(layer.cell()),
                        Words.of("train.check.cell", layer.cell(),
                                Cells.all().stream().map(Cell::id).collect(Collectors.joining(", "))));
            }
            // What the rest of a model is made of does not matter to its layers.
            ModelSpec alike = ModelSpec.of("gru", 1, 1, 1);
            s.layered(new ModelSpec(alike.stack(), 1, s.embedding() > 0 ? 1 : 0, 0, s.wiring().residual(), 0, 0, true,
                    alike.wiring()));
        } catch (IllegalArgumentException e) {
            require(Setting.STACK, false, sentence(e.getMessage()));
        }
    }

    /** Blocks of a Transformer, which do not go with everything. */
    private void blocks() {
        if (!s.cells().contains(LayerSpec.BLOCK) || problems.containsKey(Setting.SOURCE) || problems.containsKey(Setting.UNITS)) {
            return;
        }
        try {
            Shape shape = ExampleTasks.family(s.source()).map(ExampleTasks.Family::shape).orElse(Shape.LANGUAGE_MODEL);
            boolean numbers = shape == Shape.REGRESSOR || Tasks.isTask(s.source()) && Tasks.of(s.source()).inputs() > 0;
            new ModelSpec(ModelSpec.equal(1, new LayerSpec(LayerSpec.BLOCK, s.units())), numbers ? 0 : 1, shape.decodes() ? 1 : 0, 0, s.wiring().residual(),
                    numbers ? 1 : 0, numbers ? 1 : 0, true,
                    Wiring.of(shape, shape == Shape.LANGUAGE_MODEL || shape == Shape.REGRESSOR ? 0 : 1).withHighway(s.wiring().highway()));
        } catch (IllegalArgumentException e) {
            require(Setting.CELLS, false, sentence(e.getMessage()));
        }
    }

    private void examples(ExampleTasks.Family family) {
        WiringChoice wiring = s.wiring();
        Shape shape = family.shape();
        try {
            ExampleTasks.check(s.source());
        } catch (IllegalArgumentException e) {
            require(Setting.SOURCE, false, sentence(e.getMessage()));
        }
        require(Setting.EMBEDDING, !shape.decodes() && !shape.asks() || s.embedding() > 0,
                Words.of("train.check.decoder"));
        boolean numbers = shape == Shape.REGRESSOR || shape == Shape.LANGUAGE_MODEL;
        require(Setting.EMBEDDING, !numbers || s.embedding() == 0,
                Words.of("train.check.numbers"));
        require(Setting.RESIDUAL, !wiring.residual() || !wiring.highway(),
                Words.of("train.check.residual"));
        int width = topWidth() * (wiring.bidirectional() ? 2 : 1);
        require(Setting.HEADS, wiring.heads() <= 0 || width % wiring.heads() == 0,
                Words.of("train.check.heads", width, wiring.heads()));
        try {
            wiring.wiring(shape, numbers || shape == Shape.DRAWER ? 0 : 1)
                    .withGlimpses(family.looksAgain() ? new Glimpses(1, 2) : Glimpses.NONE);
        } catch (IllegalArgumentException e) {
            require(family.looksAgain() && wiring.bidirectional() ? Setting.BIDIRECTIONAL : wiring.highway() && wiring.scoring() == Scoring.NONE ? Setting.HIGHWAY
                    : wiring.scoring() != Scoring.NONE ? Setting.SCORING : Setting.HEADS, false, sentence(e.getMessage()));
        }
    }

    /** Of the state that heads divide. */
    private int topWidth() {
        if (s.stack().isAlike() || problems.containsKey(Setting.STACK)) {
            return s.units();
        }
        List<LayerSpec> layers = s.stack().layers();
        return layers.get(layers.size() - 1).width();
    }

    private void together() {
        if ((s.stack().isAlike() ? s.layers() : s.stack().words().split(",").length) == 1) {
            require(Setting.DROPOUT, !(s.dropout() > 0), Words.of("train.check.dropout"));
        }
        require(Setting.DECAY_AFTER, s.decay() == 1 || s.epochs() == 0 || s.decayAfter() < s.epochs(),
                Words.of("train.check.decay"));
        if (!problems.containsKey(Setting.UNITS) && !problems.containsKey(Setting.BATCH)) {
            long units = s.stack().isAlike() || problems.containsKey(Setting.STACK)
                    ? (long) s.units() * Math.max(1, s.layers()) * Math.max(1, s.cells().size())
                    : s.stack().layers().stream().mapToLong(LayerSpec::units).sum();
            long tape = (long) s.steps() * s.batch() * units * 2 * 8;
            require(Setting.BATCH, tape <= MOST_FLOATS, Words.of("train.check.memory", MOST_FLOATS * Float.BYTES / 1_000_000));
        }
    }

    private void withText(int length) {
        if (problems.containsKey(Setting.BATCH) || problems.containsKey(Setting.STEPS)) {
            return;
        }
        long needed = (long) s.batch() * (s.steps() + 1);
        require(Setting.BATCH, length >= needed, Words.of("train.check.symbols", s.batch(), s.steps(), needed, length));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The first complaint about a field stands. */
    private void require(Setting<?> field, boolean condition, String words) {
        if (!condition) {
            problems.putIfAbsent(field, words);
        }
    }
}
