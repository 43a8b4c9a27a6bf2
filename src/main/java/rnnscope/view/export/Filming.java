package rnnscope.view.export;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import rnnscope.control.Rest;
import rnnscope.export.Film;
import rnnscope.export.Picture;
import rnnscope.export.PictureOptions;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.view.BackgroundWriter;

/**
 * Filming: the window is led from place to place, and at each its picture is taken once it is at rest; frames are written in
 * the background. It can be cancelled like anything else that is waited for.
 */
final class Filming {
    private final Session session;
    private final Executor background;
    private final BackgroundWriter writer;
    private final Supplier<Exhibit> exhibit;
    private final BooleanSupplier isReady;
    private final long[] places;
    private final LongConsumer goTo;
    private final Film film;
    private final PictureOptions options;
    private final Consumer<Exception> ended;
    private boolean cancelled;

    /**
     * @param exhibit found anew at each place
     * @param isReady whether nothing is being worked out any more
     * @param places  where it goes
     * @param ended   called with what went wrong; with null at the end, or when it was cancelled
     */
    Filming(Session session, Executor background, Supplier<Exhibit> exhibit, BooleanSupplier isReady, long[] places, LongConsumer goTo, Film film,
            PictureOptions options, Consumer<Exception> ended) {
        this.session = session;
        this.background = background;
        this.writer = new BackgroundWriter(background, this::failed);
        this.exhibit = exhibit;
        this.isReady = isReady;
        this.places = places;
        this.goTo = goTo;
        this.film = film;
        this.options = options;
        this.ended = ended;
    }

    void begin() {
        next(0);
    }

    /** Whether it was given up. */
    boolean isCancelled() {
        return cancelled;
    }

    private void next(int i) {
        if (cancelled || i == places.length) {
            session.await(null, () -> { });
            writer.write(() -> {
                if (!cancelled) {
                    film.end();
                }
                film.close();
            }, () -> ended.accept(null));
            return;
        }
        session.await(Words.of("view.export.filming", i + 1, places.length), () -> cancelled = true);
        goTo.accept(places[i]);
        new Rest(() -> isReady.getAsBoolean() && exhibit.get().isCurrent(), () -> {
            Picture picture = exhibit.get().picture();
            writer.write(() -> film.add(picture, options), () -> next(i + 1));
        }).begin();
    }

    private void failed(Exception e) {
        session.await(null, () -> { });
        background.execute(() -> {
            try {
                film.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
        });
        ended.accept(e);
    }
}
