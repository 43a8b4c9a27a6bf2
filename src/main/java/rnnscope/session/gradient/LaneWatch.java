package rnnscope.session.gradient;

import java.util.List;
import rnnscope.network.LanguageModel;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.HistoryPoint;
import rnnscope.train.live.LaneFrame;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;
import rnnscope.train.live.TrainingSnapshot;

/** Keeps a lab looking at the lanes of the window's run, where in its history we are. */
public final class LaneWatch {
    private final GradientLab lab;
    private final TrainingRun run;

    public LaneWatch(GradientLab lab, TrainingRun run) {
        this.lab = lab;
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> look());
        run.pastProperty().addListener((property, was, is) -> look());
        run.followedProperty().addListener((property, was, is) -> look());
        look();
    }

    private void look() {
        RunFrame frame = run.frame();
        TrainingSettings settings = run.settingsProperty().get();
        TrainingMaterial material = run.material();
        if (frame == null || settings == null || material == null || !isPlain(settings, material)) {
            lab.look(null, false);
            return;
        }
        boolean readsText = run.followedProperty().get() && material.readsText();
        lab.look(new RunLanes(settings, material, lanes(frame), readsText),
                run.isRunning() && run.pastProperty().get() == null);
    }

    /** Whether the networks are of the kind whose gradients can be looked at. */
    private static boolean isPlain(TrainingSettings settings, TrainingMaterial material) {
        return LanguageModel.isLanguageModel(material.model(settings, settings.cells().get(0)));
    }

    /** As they are; where frames hold no copies since nobody reads a text with them, as they were lately. */
    private List<TrainingSnapshot> lanes(RunFrame frame) {
        HistoryPoint past = run.pastProperty().get();
        if (past != null) {
            return past.lanes();
        }
        List<TrainingSnapshot> now = frame.lanes().stream().map(LaneFrame::snapshot).toList();
        return now.contains(null) ? frame.history().get(frame.history().size() - 1).lanes() : now;
    }
}
