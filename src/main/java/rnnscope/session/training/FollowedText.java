package rnnscope.session.training;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import rnnscope.cell.Cells;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.session.Excerpt;
import rnnscope.session.Session;
import rnnscope.session.SourceText;
import rnnscope.text.ReadText;
import rnnscope.train.live.TrainingMaterial;
import rnnscope.train.live.TrainingSettings;
import rnnscope.train.live.TrainingSnapshot;

/** Lets the session's text be read by the model in training, as long as nobody opens another and someone looks. */
final class FollowedText {
    private final Session session;
    private final BooleanProperty followed = new SimpleBooleanProperty(this, "followed");
    private final BooleanProperty textShows = new SimpleBooleanProperty(this, "textShows", true);
    private Model model;
    private boolean offeringText;

    FollowedText(Session session) {
        this.session = session;
    }

    BooleanProperty followedProperty() {
        return followed;
    }

    BooleanProperty textShowsProperty() {
        return textShows;
    }

    /** Whether the text is to be read anew as the model changes. */
    boolean isWatched() {
        return followed.get() && textShows.get();
    }

    /**
     * Something has been opened: another model than that of the run is not taken away again. The first of all was asked
     * for by no one.
     *
     * @param material what the run learns, null where there is none
     */
    void opened(TrainingMaterial material) {
        offeringText = false;
        boolean first = session.openCountProperty().get() == 1;
        if (material != null && material.readsText() && !first
                && session.excerpt().model().tokenizer() != material.tokenizer()) {
            followed.set(false);
        }
        model = null;
    }

    /**
     * Lets the text be read by a lane as it was.
     *
     * @param atRest whether it will not change again soon
     */
    void show(TrainingSettings settings, TrainingMaterial material, int lane, TrainingSnapshot shown, boolean atRest) {
        if (!isWatched() || shown == null || offeringText || session.excerpt() == null || !material.readsText()
                || (model != null && model.parameters() == shown.parameters())) {
            return;
        }
        model = model(settings, material, lane, shown);
        if (!offerText(material)) {
            session.renew(model, atRest);
        }
    }

    private static Model model(TrainingSettings settings, TrainingMaterial material, int lane, TrainingSnapshot shown) {
        String cell = settings.cells().get(lane);
        String name = Cells.of(cell).title() + " at step " + shown.iteration();
        ModelCard card = new ModelCard(name, "Trained in the window", material.name(), "", "", settings.seed(),
                shown.epoch(), Double.NaN, "");
        return new Model(material.model(settings, cell), shown.parameters(), material.tokenizer(), card);
    }

    /** Where the open text means nothing to the model, it reads some of what it is learning instead. */
    private boolean offerText(TrainingMaterial material) {
        Excerpt open = session.excerpt();
        if (open.model().tokenizer() == model.tokenizer()) {
            return false;
        }
        var tokens = ReadText.of(model.tokenizer(), open.source().raw()).tokens();
        if (tokens.unknown() * 5L <= tokens.length()) {
            return false;
        }
        offeringText = true;
        Model reader = model;
        session.openModel(material.name(), () -> reader, new SourceText(material.name(), material.excerpt()));
        return true;
    }
}
