package rnnscope.session.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.Session;
import rnnscope.session.comparison.ComparisonLab;
import rnnscope.session.comparison.Partner;
import rnnscope.session.file.SessionFile.ComparedPlace;
import rnnscope.session.file.SessionFile.ModelPlace;
import rnnscope.session.library.FilesToOpen;
import rnnscope.session.library.Library;
import rnnscope.session.training.TrainingRun;

/**
 * How a comparison stands, kept in the words of a session file and brought back from them. All methods but those that are
 * static are called in the foreground.
 */
public final class ComparisonStanding {
    private final Session session;
    private final ComparisonLab lab;
    private final TrainingRun run;
    /** Compares with a step of the run once there is one that has come so far; null for nothing. */
    private ComparedPlace awaited;

    public ComparisonStanding(Session session, ComparisonLab lab, TrainingRun run) {
        this.session = session;
        this.lab = lab;
        this.run = run;
        run.frameProperty().addListener((property, was, is) -> follow());
    }

    /** What is compared with, a file by its whole path; null for nothing, and for what has no place. */
    public ComparedPlace now() {
        Integer layer = lab.current() == null ? null : Integer.valueOf(lab.layer() + 1);
        if (lab.partner() instanceof Partner.Unedited) {
            return new ComparedPlace(null, true, null, layer);
        }
        if (lab.partner() instanceof Partner.OfRun of) {
            return new ComparedPlace(null, null, of.iteration(), layer);
        }
        Model model = lab.model();
        if (model == null) {
            return null;
        }
        Path file = session.files().origins().of(model);
        String name = model.card().name();
        return file != null ? new ComparedPlace(new ModelPlace(null, file.toString(), null), null, null, layer)
                : Library.model(name).isPresent() ? new ComparedPlace(new ModelPlace(name, null, null), null, null, layer) : null;
    }

    /** The same in a session's file, from which its model is named. Works in the background. */
    public static ComparedPlace beside(ComparedPlace place, Path sessionFile) throws IOException {
        return place == null || place.model() == null || place.model().path() == null ? place : new ComparedPlace(
                Standing.place(Path.of(place.model().path()), sessionFile), null, null, place.layer());
    }

    /** The same with the whole path of its model. */
    public static ComparedPlace found(ComparedPlace place, Path sessionFile) {
        if (place == null || place.model() == null || place.model().path() == null || sessionFile == null) {
            return place;
        }
        Path folder = sessionFile.toAbsolutePath().getParent();
        Path file = folder == null ? Path.of(place.model().path()) : folder.resolve(place.model().path()).normalize();
        return new ComparedPlace(new ModelPlace(null, file.toString(), place.model().sha256()), null, null, place.layer());
    }

    /** Compares as it says; ends the comparison where it is null. */
    public void open(ComparedPlace place) {
        awaited = null;
        if (place == null) {
            lab.close();
        } else if (place.trained() != null) {
            awaited = place;
            follow();
            if (awaited != null && run.frame() == null && run.busyProperty().get() == null) {
                session.warn(Words.of("session.standing.compared-run", place.trained()));
            }
        } else if (place.model() == null) {
            compare(new Partner.Unedited(), place);
        } else if (place.model().shipped() != null) {
            Library.model(place.model().shipped()).ifPresentOrElse(
                    model -> compare(new Partner.OfModel(model.name(), model.load()), place),
                    () -> session.warn(Words.of("session.standing.model-not-shipped", place.model().shipped())));
        } else {
            openFile(Path.of(place.model().path()), place);
        }
    }

    private void openFile(Path file, ComparedPlace place) {
        if (Files.exists(file)) {
            compare(new Partner.OfModel(FilesToOpen.nameOf(file), () -> session.files().read(file, Request.NONE)), place);
        } else {
            lab.close();
            session.warn(Words.of("session.standing.model-not-there", file));
        }
    }

    private void follow() {
        ComparedPlace place = awaited;
        if (place != null && run.canBeWatched() && run.frame().iteration() >= place.trained()) {
            awaited = null;
            compare(new Partner.OfRun(place.trained(), run.modelAt(place.trained())), place);
        }
    }

    private void compare(Partner with, ComparedPlace place) {
        lab.compareWith(with, place.layer() == null ? -1 : place.layer() - 1);
    }
}
