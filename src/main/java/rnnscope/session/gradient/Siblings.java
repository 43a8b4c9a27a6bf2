package rnnscope.session.gradient;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import rnnscope.model.Model;
import rnnscope.session.background.LatestTask;
import rnnscope.session.library.Library;

/**
 * Sibling models, the shipped ones that read the same symbols as another, so that what each cell has learned can be
 * compared. Read in the background once, when first asked for. All methods are called in the foreground.
 */
final class Siblings {
    private final LatestTask<List<Model>> readings;
    private List<Model> shipped;

    /** @param onRead called when there is more to find */
    Siblings(Executor background, Executor foreground, Runnable onRead, Consumer<Throwable> onFailed) {
        readings = new LatestTask<>(background, foreground, models -> {
            shipped = models;
            onRead.run();
        }, onFailed);
    }

    /** The shipped model with this cell that reads what {@code model} reads; empty while none is known. */
    Optional<Model> of(Model model, String cell) {
        if (shipped == null) {
            if (!readings.isBusy()) {
                readings.ask(wanted -> Library.readShippedModels());
            }
            return Optional.empty();
        }
        return shipped.stream().filter(other -> other.spec().top().cell().equals(cell)
                && other.tokenizer().vocabulary().symbols().equals(model.tokenizer().vocabulary().symbols()))
                .findFirst();
    }
}
