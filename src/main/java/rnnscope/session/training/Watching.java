package rnnscope.session.training;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.session.Session;
import rnnscope.session.SourceText;
import rnnscope.session.Subject;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;
import rnnscope.train.live.TrainingSnapshot;

/** Watched run as a subject: its text is read by the model in training while it is in front and someone looks. */
final class Watching {
    private final Session session;
    private final BooleanProperty textShows = new SimpleBooleanProperty(this, "textShows", true);
    private Subject subject;
    private Model model;

    Watching(Session session) {
        this.session = session;
    }

    BooleanProperty textShowsProperty() {
        return textShows;
    }

    /** Another run is there. */
    void begun() {
        subject = null;
        model = null;
    }

    /** A lane as it was, the same object as long as it is the same snapshot. */
    Model model(TrainingSettings settings, TrainingMaterial material, int lane, TrainingSnapshot shown) {
        if (model == null || model.parameters() != shown.parameters()) {
            String cell = settings.cells().get(lane);
            ModelCard card = new ModelCard(Cells.of(cell).title() + " at step " + shown.iteration(),
                    "Trained in the window", material.name(), "", "", settings.seed(), shown.epoch(), Double.NaN, "");
            model = new Model(material.model(settings, cell), shown.parameters(), material.tokenizer(), material.output(),
                    card, List.of());
        }
        return model;
    }

    /** The same as long as it is the same run. */
    Subject subject(Model now, TrainingMaterial material) {
        if (subject == null) {
            subject = session.ofRun(now, new SourceText(material.name(), material.excerpt()));
        }
        return subject;
    }

    /** Whether a text is read by the run. */
    boolean isInFront() {
        return subject != null && subject.isShown();
    }

    /**
     * Lets the text be read by a model of the run, where it is in front.
     *
     * @param atRest whether it will not change again soon
     */
    void show(Model now, boolean atRest) {
        if (isInFront() && textShows.get() && session.openedModel() != now) {
            session.renew(now, atRest);
        }
    }
}
