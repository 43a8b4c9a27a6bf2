package rnnscope.session.library;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import rnnscope.io.foreign.ImportReport;
import rnnscope.io.opening.ModelOpening;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.io.opening.Opened;
import rnnscope.model.Model;

/**
 * Model of another program's file, as it was opened.
 *
 * @param file   where it lies
 * @param text   the text that was opened with it, or null
 * @param model  what was made of it
 * @param report what was taken for what
 */
public record ForeignModel(Path file, Path text, Model model, ImportReport report) {
    /** Whether a model in front is this one, whatever was changed of it since. */
    public boolean is(Model other) {
        return other != null && other.card() == model.card();
    }

    /** Reading of a model file in the background. */
    static final class Reading implements Callable<Model> {
        private final ModelOpening opening;
        private final Path file;
        private final Path text;
        private final Request request;
        private volatile Opened opened;

        Reading(ModelOpening opening, Path file, Path text, Request request) {
            this.opening = opening;
            this.file = file;
            this.text = text;
            this.request = request;
        }

        @Override
        public Model call() throws Exception {
            opened = opening.open(file, request);
            return opened.model();
        }

        /** What is known of the file; null of one of our own. */
        ForeignModel foreign() {
            Opened now = opened;
            return now == null || now.report() == null ? null : new ForeignModel(file, text, now.model(), now.report());
        }
    }
}
