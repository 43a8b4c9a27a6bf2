package rnnscope.session.example;

import java.util.List;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.Parameters;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.live.ExampleMaterial;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;
import rnnscope.train.live.TrainingSnapshot;

/**
 * Lets the source in a lab be answered by the chosen lane of a run that learns from examples, where in its history we
 * are, as long as nobody opens a model of another task and someone looks.
 */
public final class ExampleWatch {
    private final ExampleLab lab;
    private final TrainingRun run;
    /** Whether another run begins. */
    private boolean isNew = true;
    private boolean follows;
    /** Whether the run has not come to the front yet. */
    private boolean coming;
    /** Those that were asked last. */
    private Parameters shown;

    public ExampleWatch(ExampleLab lab, TrainingRun run) {
        this.lab = lab;
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> look());
        run.pastProperty().addListener((property, was, is) -> look());
        run.laneProperty().addListener((property, was, is) -> look());
        run.textShowsProperty().addListener((property, was, is) -> look());
        lab.openCountProperty().addListener((property, was, is) -> opened());
        lab.answerProperty().addListener((property, was, is) -> come());
    }

    /** Something has been opened: a model of another task is not taken away again. */
    private void opened() {
        shown = null;
        TrainingMaterial material = run.material();
        follows &= material != null && lab.answer().model().card().corpus().equals(material.name());
        look();
    }

    private void look() {
        RunFrame frame = run.frame();
        if (frame == null) {
            isNew = true;
            return;
        }
        if (isNew) {
            isNew = false;
            boolean learns = run.material() instanceof ExampleMaterial;
            follows = learns;
            coming = learns;
            if (!learns) {
                lab.inFrontProperty().set(false);
            }
        }
        int lane = run.laneProperty().get();
        if (!follows || !run.textShowsProperty().get() || lane >= frame.lanes().size()) {
            return;
        }
        TrainingSnapshot now = run.pastProperty().get() != null ? run.pastProperty().get().lanes().get(lane)
                : frame.lanes().get(lane).snapshot();
        if (now != null && now.parameters() != shown) {
            shown = now.parameters();
            lab.renew(model(run.settingsProperty().get(), run.material(), lane, now));
        }
    }

    /** The first answer of a run comes to the front. */
    private void come() {
        if (coming && lab.answer().model().tokenizer() == run.material().tokenizer()) {
            coming = false;
            lab.inFrontProperty().set(true);
        }
    }

    private static Model model(TrainingSettings settings, TrainingMaterial material, int lane, TrainingSnapshot shown) {
        String cell = settings.cells().get(lane);
        ModelCard card = new ModelCard(Cells.of(cell).title() + " at step " + shown.iteration(), "Trained in the window",
                material.name(), "", "", settings.seed(), shown.epoch(), Double.NaN, "");
        return new Model(material.model(settings, cell), shown.parameters(), material.tokenizer(), material.output(),
                card, List.of());
    }
}
