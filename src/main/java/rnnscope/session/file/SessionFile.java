package rnnscope.session.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import rnnscope.language.Words;

/**
 * Session file, how things stand in a window: a model, what it reads, where the beam is, what is chosen and changed, and
 * the perspective. What is null is as it would be without. Steps and layers are counted from 1, as the window does. A step
 * of a lesson says how things stand in the same words.
 *
 * @param version     {@value #VERSION}; null where a lesson says its own
 * @param perspective "step", "gradients", …
 * @param theme       "light" or "dark"
 * @param model       null for what the window begins with
 * @param text        what a language model reads; null for the one that goes with the model
 * @param example     what any other model reads
 * @param at          the beam's step
 * @param chosen      what is looked at
 * @param sight       what of time shows
 * @param changes     of the model
 * @param levers      of the gradients
 * @param page        of the perspective, by the title of its tab
 * @param run         what is trained; null to leave it
 * @param hidden      titles of the tracks, cards and charts that are covered, for an audience to predict
 * @param compared    what the model is compared with; null for nothing
 * @param dynamics    how the state is looked at; null to leave it
 */
public record SessionFile(@JsonProperty("rnnscope") Integer version, String perspective, String theme, ModelPlace model,
        TextPlace text, ExamplePlace example, Integer at, Chosen chosen, Viewport sight, List<Change> changes,
        LeverPlaces levers, String page, RunPlace run, List<String> hidden, ComparedPlace compared,
        DynamicsPlace dynamics) {
    public static final int VERSION = 1;
    /** Ending of session files. */
    public static final String ENDING = ".rnnscope";
    /** A session that says nothing. */
    public static final SessionFile EMPTY =
            new SessionFile(VERSION, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The lists are copied. */
    public SessionFile {
        if (version != null && version != VERSION) {
            throw new IllegalArgumentException(Words.of("session.file.version", version, VERSION));
        }
        if (theme != null && !theme.equals("light") && !theme.equals("dark")) {
            throw new IllegalArgumentException(Words.of("session.file.theme", theme));
        }
        if (at != null && at < 1) {
            throw new IllegalArgumentException(Words.of("session.file.at", at));
        }
        changes = changes == null ? null : List.copyOf(changes);
        hidden = hidden == null ? null : List.copyOf(hidden);
    }

    /**
     * Where a model is: one that comes with the program, or a file with the hash of its content.
     *
     * @param shipped "story-lstm"; null for a file
     * @param path    from the session file, or whole; null for a shipped model
     * @param sha256  of the file when the session was saved, in hexadecimal digits; null for unknown
     */
    public record ModelPlace(String shipped, String path, String sha256) {
        public ModelPlace {
            if ((shipped == null) == (path == null)) {
                throw new IllegalArgumentException(Words.of("session.file.model"));
            }
        }
    }

    /**
     * A text: one that comes with the program, or its name and all of it.
     *
     * @param shipped "story"; null for another
     * @param name    what the window calls it
     */
    public record TextPlace(String shipped, String name, String content) {
        public TextPlace {
            if ((shipped == null) == (content == null)) {
                throw new IllegalArgumentException(Words.of("session.file.text"));
            }
        }
    }

    /**
     * What a model reads that learned from examples, and how it answers.
     *
     * @param source as it is typed
     */
    public record ExamplePlace(@JsonProperty(required = true) String source, String search, Integer beamWidth,
            Double temperature, Long seed, Boolean teacherForced, List<ForcedSymbol> symbols, List<ForcedWeights> weights) {}

    /** At a step of what is written another symbol is written. */
    public record ForcedSymbol(int step, String symbol) {}

    /** At a step of what is written attention has these weights. */
    public record ForcedWeights(int step, List<Float> weights) {
        /** The list is copied. */
        public ForcedWeights {
            weights = List.copyOf(weights);
        }
    }

    /**
     * What is looked at.
     *
     * @param equation channel whose equation is pinned; null for none
     * @param from     first step that is selected; null where none is
     * @param to       last step that is selected
     */
    public record Chosen(Integer layer, Integer unit, boolean pinned, String textChannel, String mapChannel, String sort,
            String equation, Integer from, Integer to) {}

    /**
     * What of time shows.
     *
     * @param first  step at the left edge
     * @param column width of a step, in the units of a 1280×720 window
     */
    public record Viewport(double first, double column) {
        public Viewport {
            if (!(first >= 1) || !(column > 0)) {
                throw new IllegalArgumentException(Words.of("session.file.viewport", first, column));
            }
        }
    }

    /**
     * What the model in front is compared with: one of the three.
     *
     * @param model    another
     * @param unedited whether it is the same without its changes; null for no
     * @param trained  step of the run of training
     * @param layer    of it that is looked at; null for the last
     */
    public record ComparedPlace(ModelPlace model, Boolean unedited, Long trained, Integer layer) {
        public ComparedPlace {
            int said = (model == null ? 0 : 1) + (Boolean.TRUE.equals(unedited) ? 1 : 0) + (trained == null ? 0 : 1);
            if (said != 1 || trained != null && trained < 0 || layer != null && layer < 1) {
                throw new IllegalArgumentException(Words.of("session.file.compared"));
            }
        }
    }

    /**
     * A run of training, and where in its history we look.
     *
     * @param preset   "Stories"; the first where it is null
     * @param settings those that are not the preset's: "units" to "32"
     * @param trained  steps that it has taken at least; null for none
     * @param at       step of its history; null for the last
     * @param plays    whether it goes on by itself
     * @param lane     cell of the lane that is chosen; null for the last
     * @param file     that keeps it, from the session file, or whole; null where it is to be trained again
     */
    public record RunPlace(String preset, Map<String, String> settings, Long trained, Long at, Boolean plays, String lane,
            String file) {
        /** The map is copied. */
        public RunPlace {
            settings = settings == null ? null : Map.copyOf(settings);
            if (trained != null && trained < 0 || at != null && at < 0) {
                throw new IllegalArgumentException(Words.of("session.file.run"));
            }
        }

        RunPlace withFile(String other) {
            return new RunPlace(preset, settings, trained, at, plays, lane, other);
        }
    }

    /**
     * How the state of a network is looked at.
     *
     * @param held   symbol, or numbers as they are typed; null for what enters at the beam
     * @param axes   "components" or "units"
     * @param across unit to the right, where it is units
     * @param up     unit upwards
     * @param radius spectral radius that the lever gives; null for the weights' own
     * @param side   "encoder" or "decoder"; null where there is one
     * @param layer  of that side, from 1; null to leave it
     * @param at     step of the examples that are gone through; null of a text, whose step is the beam's
     */
    public record DynamicsPlace(String held, String axes, Integer across, Integer up, Double radius, String side, Integer layer,
            Integer at) {}

    public SessionFile withDynamics(DynamicsPlace other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, compared, other);
    }

    public SessionFile withPerspective(String other) {
        return new SessionFile(version, other, theme, model, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, compared, dynamics);
    }

    public SessionFile withTheme(String other) {
        return new SessionFile(version, perspective, other, model, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, compared, dynamics);
    }

    public SessionFile withModel(ModelPlace other) {
        return new SessionFile(version, perspective, theme, other, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, compared, dynamics);
    }

    public SessionFile withSight(Viewport other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, other, changes, levers, page, run, hidden, compared, dynamics);
    }

    public SessionFile withLevers(LeverPlaces other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, other, page, run, hidden, compared, dynamics);
    }

    public SessionFile withPage(String other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                other, run, hidden, compared, dynamics);
    }

    public SessionFile withRun(RunPlace other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                page, other, hidden, compared, dynamics);
    }

    public SessionFile withHidden(List<String> other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                page, run, other, compared, dynamics);
    }

    public SessionFile withCompared(ComparedPlace other) {
        return new SessionFile(version, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, other, dynamics);
    }

    /** The same as a part of another file, which says its own version. */
    public SessionFile withoutVersion() {
        return new SessionFile(null, perspective, theme, model, text, example, at, chosen, sight, changes, levers,
                page, run, hidden, compared, dynamics);
    }

    /** Whether it says what is open, or leaves that. */
    public boolean opens() {
        return model != null || text != null || example != null;
    }
}
