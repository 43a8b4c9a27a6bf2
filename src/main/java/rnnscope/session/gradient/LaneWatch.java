package rnnscope.session.gradient;

import rnnscope.network.LanguageModel;
import rnnscope.session.Session;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.material.TrainingMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/** Watcher that keeps a gradient lab looking at the lanes of the window's run, where in its history we are. */
public final class LaneWatch {
    private final GradientLab lab;
    private final TrainingRun run;

    public LaneWatch(GradientLab lab, Session session, TrainingRun run) {
        this.lab = lab;
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> look());
        run.pastProperty().addListener((property, was, is) -> look());
        run.watchedProperty().addListener((property, was, is) -> look());
        session.subjectProperty().addListener((property, was, is) -> look());
        look();
    }

    private void look() {
        TrainingSettings settings = run.settingsProperty().get();
        TrainingMaterial material = run.material();
        if (run.frame() == null || !isPlain(settings, material)) {
            lab.look(null, false);
            return;
        }
        boolean watched = run.watchedProperty().get();
        lab.look(new RunLanes(settings, material, run.snapshots(), watched, run.isInFront()),
                run.isRunning() && run.pastProperty().get() == null);
    }

    /** Whether the networks are of the kind whose gradients can be looked at. */
    private static boolean isPlain(TrainingSettings settings, TrainingMaterial material) {
        return settings.cells().stream().allMatch(cell -> LanguageModel.isLanguageModel(material.model(settings, cell)));
    }
}
