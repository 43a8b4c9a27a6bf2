package rnnscope.train.live;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.task.Tasks;

/** Check of what in the settings makes no sense, alone or together, beside the field that should change. */
public final class SettingsCheck {
    private static final int MOST_UNITS = 1024;
    /** Floats that parameters, gradients and tapes of all lanes may take. */
    private static final long MOST_FLOATS = 200_000_000;

    /** What a user can choose. */
    public enum Field {
        SOURCE, CELLS, UNITS, LAYERS, EMBEDDING, DROPOUT, STEPS, BATCH, LEARNING_RATE, DECAY, DECAY_AFTER, CLIP,
        FORGET_BIAS, EPOCHS, HELD_OUT, ATTENTION, HEADS, HIGHWAY, RESIDUAL
    }

    private final TrainingSettings s;
    private final Map<Field, String> problems = new EnumMap<>(Field.class);

    private SettingsCheck(TrainingSettings settings) {
        this.s = settings;
    }

    /**
     * A sentence for each field that keeps a run from starting; empty when it can start.
     *
     * @param textLength symbols to learn, −1 while not known
     */
    public static Map<Field, String> problems(TrainingSettings settings, int textLength) {
        SettingsCheck check = new SettingsCheck(settings);
        check.each();
        check.together();
        if (textLength >= 0) {
            check.withText(textLength);
        }
        return check.problems;
    }

    private void each() {
        require(Field.SOURCE, !s.source().isBlank(), "Choose what to learn.");
        ExampleTasks.family(s.source()).ifPresentOrElse(this::examples, () -> require(Field.SOURCE,
                s.wiring().equals(WiringChoice.PLAIN), "Attention, poolings and the like are for examples."));
        if (Tasks.isTask(s.source())) {
            try {
                int steps = Tasks.of(s.source()).steps();
                require(Field.STEPS, s.steps() == steps, "The task decides the length: " + steps + " steps.");
            } catch (IllegalArgumentException e) {
                require(Field.SOURCE, false, sentence(e.getMessage()));
            }
        }
        require(Field.CELLS, !s.cells().isEmpty() && s.cells().size() <= TrainingSettings.MOST_LANES,
                "Choose one to three cells.");
        require(Field.CELLS, s.cells().stream().allMatch(id -> Cells.all().stream().anyMatch(c -> c.id().equals(id))),
                "There is no such cell.");
        require(Field.CELLS, new HashSet<>(s.cells()).size() == s.cells().size(), "Each lane needs another cell.");
        require(Field.UNITS, s.units() >= 1 && s.units() <= MOST_UNITS, "A layer has 1 to 1024 units.");
        require(Field.LAYERS, s.layers() >= 1 && s.layers() <= ModelSpec.MAX_LAYERS, "A model has 1 to 4 layers.");
        require(Field.EMBEDDING, s.embedding() >= 0 && s.embedding() <= MOST_UNITS,
                "An embedding is 1 to 1024 wide, or 0 for one-hot input.");
        require(Field.DROPOUT, s.dropout() >= 0 && s.dropout() < 1, "Dropout is at least 0 and less than 1.");
        require(Field.STEPS, s.steps() >= 1 && s.steps() <= 2000, "A sequence has 1 to 2000 steps.");
        require(Field.BATCH, s.batch() >= 1 && s.batch() <= 1024, "A batch has 1 to 1024 sequences.");
        require(Field.LEARNING_RATE, s.learningRate() > 0 && s.learningRate() <= 10,
                "The learning rate is more than 0 and at most 10.");
        require(Field.DECAY, s.decay() > 0 && s.decay() <= 1, "The decay is more than 0 and at most 1.");
        require(Field.DECAY_AFTER, s.decayAfter() >= 0, "Decay begins after 0 epochs or more.");
        require(Field.CLIP, s.clip() >= 0, "The clipping threshold is more than 0, or 0 for none.");
        require(Field.FORGET_BIAS, Math.abs(s.forgetBias()) <= 100, "The forget bias lies between −100 and 100.");
        require(Field.EPOCHS, s.epochs() >= 0, "A run has more than 0 epochs, or 0 for no end.");
        require(Field.HELD_OUT, s.heldOut() >= 0 && s.heldOut() <= 0.5, "Hold out at most half of the text.");
    }

    private void examples(ExampleTasks.Family family) {
        WiringChoice wiring = s.wiring();
        Shape shape = family.shape();
        try {
            ExampleTasks.check(s.source());
        } catch (IllegalArgumentException e) {
            require(Field.SOURCE, false, sentence(e.getMessage()));
        }
        require(Field.EMBEDDING, !shape.decodes() || s.embedding() > 0,
                "What a decoder wrote enters it again through an embedding.");
        require(Field.EMBEDDING, shape != Shape.REGRESSOR || s.embedding() == 0,
                "Only symbols have an embedding; here numbers are read.");
        require(Field.RESIDUAL, !wiring.residual() || !wiring.highway(),
                "A layer's input is added to its output or mixed into it, not both.");
        int width = s.units() * (wiring.bidirectional() ? 2 : 1);
        require(Field.HEADS, wiring.heads() <= 0 || width % wiring.heads() == 0,
                "The " + width + " numbers of a state do not divide into " + wiring.heads() + " heads.");
        try {
            wiring.wiring(shape, shape == Shape.REGRESSOR ? 0 : 1);
        } catch (IllegalArgumentException e) {
            require(wiring.highway() && wiring.scoring() == Scoring.NONE ? Field.HIGHWAY
                    : wiring.scoring() != Scoring.NONE ? Field.ATTENTION : Field.HEADS, false, sentence(e.getMessage()));
        }
    }

    private void together() {
        if (s.layers() == 1) {
            require(Field.DROPOUT, !(s.dropout() > 0), "Dropout acts between layers, and there is only one.");
        }
        require(Field.DECAY_AFTER, s.decay() == 1 || s.epochs() == 0 || s.decayAfter() < s.epochs(),
                "The run ends before the decay begins.");
        if (!problems.containsKey(Field.UNITS) && !problems.containsKey(Field.BATCH)) {
            long tape = (long) s.steps() * s.batch() * s.units() * 2 * 8 * Math.max(1, s.layers())
                    * Math.max(1, s.cells().size());
            require(Field.BATCH, tape <= MOST_FLOATS, "Batch, sequence and units together need more than "
                    + MOST_FLOATS * Float.BYTES / 1_000_000 + " MB.");
        }
    }

    private void withText(int length) {
        if (problems.containsKey(Field.BATCH) || problems.containsKey(Field.STEPS)) {
            return;
        }
        long needed = (long) s.batch() * (s.steps() + 1);
        require(Field.BATCH, length >= needed, String.format(Locale.ROOT,
                "%d sequences of %d steps need %d symbols; there are %d.", s.batch(), s.steps(), needed, length));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** The first complaint about a field stands. */
    private void require(Field field, boolean condition, String words) {
        if (!condition) {
            problems.putIfAbsent(field, words);
        }
    }
}
