package rnnscope.session.file;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rnnscope.language.Words;
import rnnscope.session.file.SessionFile.RunPlace;
import rnnscope.session.training.RunFile;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.setting.Preset;
import rnnscope.train.live.LiveTraining.Phase;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * How a run of training stands, kept in the words of a session file and brought back from them: it is trained again to
 * where it was, which gives the same bits. All methods are called in the foreground.
 */
public final class RunStanding {
    private final TrainingRun run;
    /** What is to be brought back; null for nothing. */
    private RunPlace wanted;
    /** Whether the steps that are missing have been asked for. */
    private boolean asked;
    private boolean underWay;

    public RunStanding(TrainingRun run) {
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> follow());
    }

    /** Null where nothing has learned. */
    public RunPlace now() {
        RunFrame frame = run.frame();
        TrainingSettings settings = run.settingsProperty().get();
        if (frame == null || settings == null) {
            return null;
        }
        Preset preset = Preset.all().get(0);
        for (Preset one : Preset.all()) {
            preset = differences(one, settings).size() < differences(preset, settings).size() ? one : preset;
        }
        Map<String, String> own = differences(preset, settings);
        Long at = run.pastProperty().get() == null ? null : run.pastProperty().get().iteration();
        return new RunPlace(preset.id(), own.isEmpty() ? null : own, frame.iteration(), at, run.isRunning() ? true : null,
                settings.cells().get(Math.min(run.laneProperty().get(), settings.cells().size() - 1)), null);
    }

    /** All of the run, to be kept beside a session; null where nothing has learned. */
    public RunFile file() {
        return run.file();
    }

    private static Map<String, String> differences(Preset preset, TrainingSettings settings) {
        Map<String, String> own = new HashMap<>(settings.facts());
        own.entrySet().removeAll(preset.settings().facts().entrySet());
        return own;
    }

    /**
     * The settings of a run.
     *
     * @throws IllegalArgumentException in words for the user where they make no sense
     */
    public static TrainingSettings settings(RunPlace place) {
        Preset preset = place.preset() == null ? Preset.all().get(0) : Preset.all().stream()
                .filter(one -> one.id().equalsIgnoreCase(place.preset())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("session.file.preset", place.preset())));
        Map<String, String> facts = new HashMap<>(preset.settings().facts());
        Map<String, String> own = place.settings() == null ? Map.of() : place.settings();
        for (String key : own.keySet()) {
            if (!facts.containsKey(key)) {
                throw new IllegalArgumentException(Words.of("session.file.setting", key));
            }
        }
        facts.putAll(own);
        return TrainingSettings.of(facts);
    }

    /**
     * Brings back the run that a file keeps; else trains a run to where it stood, or goes back in it, where it is the one that
     * is there.
     *
     * @throws IllegalArgumentException in words for the user where its settings make no sense
     */
    public void open(RunPlace place) {
        if (place.file() != null) {
            wanted = null;
            run.open(Path.of(place.file()), () -> {
                wanted = place;
                asked = false;
                underWay = false;
                follow();
            });
            return;
        }
        TrainingSettings settings = settings(place);
        wanted = null;
        if (!settings.equals(run.settingsProperty().get())) {
            run.form().fill(settings);
            run.reset();
        }
        wanted = place;
        asked = false;
        underWay = false;
        follow();
    }

    /** Whether a run is being brought back. */
    public boolean isOpening() {
        return wanted != null;
    }

    /** Leaves the run as it is, wherever it should have gone. */
    public void leave() {
        wanted = null;
    }

    private void follow() {
        RunPlace place = wanted;
        RunFrame frame = run.frame();
        if (place == null || frame == null || place.file() == null && !settings(place).equals(run.settingsProperty().get())) {
            return;
        }
        long trained = place.trained() == null ? 0 : place.trained();
        if (frame.failure() != null) {
            wanted = null;
        } else if (frame.phase() == Phase.RUNNING) {
            if (asked) {
                underWay = true;
            } else {
                run.pause();
            }
        } else if (frame.iteration() < trained && frame.phase() == Phase.PAUSED) {
            if (underWay) {
                // The user has paused it.
                wanted = null;
            } else if (!asked) {
                asked = true;
                run.trainTo(trained);
            }
        } else {
            wanted = null;
            look(place);
        }
    }

    private void look(RunPlace place) {
        List<String> cells = run.settingsProperty().get().cells();
        int lane = place.lane() == null ? -1 : cells.indexOf(place.lane());
        run.laneProperty().set(lane < 0 ? cells.size() - 1 : lane);
        if (place.at() != null) {
            run.goTo(place.at());
        } else {
            run.showNow();
        }
        if (Boolean.TRUE.equals(place.plays())) {
            run.start();
        }
    }
}
