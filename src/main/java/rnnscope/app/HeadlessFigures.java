package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import javafx.application.Platform;
import javafx.stage.Stage;
import rnnscope.cli.FigureRequest;
import rnnscope.control.Rest;
import rnnscope.export.Film;
import rnnscope.export.Picture;
import rnnscope.export.PictureFormat;
import rnnscope.export.TableFormat;
import rnnscope.export.page.FramesPage;
import rnnscope.export.page.HtmlPage;
import rnnscope.figure.NumberTable;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFile.Chosen;
import rnnscope.session.file.SessionFile.ExamplePlace;
import rnnscope.session.file.SessionFile.TextPlace;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.file.SessionFile.RunPlace;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.ShippedTexts;
import rnnscope.view.export.Exhibit;

/**
 * Figures without a display: the window itself, in a toolkit that has no screen, opened on what is asked for; when it
 * has come to rest, its picture is taken out. So a figure of the command line is the window's own.
 */
final class HeadlessFigures {
    /** Room of the screen that the window is on, beside the perspective. */
    private static final int ROOM = 512;
    private static final double FRAMES_PER_SECOND = 4;
    private static final long PATIENCE_MINUTES = 10;

    private final FigureRequest request;
    private final WatchedExecutor background = new WatchedExecutor(Executors.newCachedThreadPool(HeadlessFigures::daemon));
    private final WatchedExecutor painter = new WatchedExecutor(Executors.newSingleThreadExecutor(HeadlessFigures::daemon));
    private Stage stage;
    private Session session;
    private TrainingRun training;
    private MainWindow window;
    private SessionFile asked;

    private HeadlessFigures(FigureRequest request) {
        this.request = request;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "figure");
        thread.setDaemon(true);
        return thread;
    }

    /** Makes a figure and writes it; starts the toolkit where it does not run. */
    static void make(FigureRequest request) throws Exception {
        startToolkit(request);
        HeadlessFigures figures = new HeadlessFigures(request);
        try {
            figures.write();
        } finally {
            figures.close();
        }
    }

    private static void startToolkit(FigureRequest request) throws Exception {
        System.setProperty("glass.platform", "Monocle");
        System.setProperty("monocle.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("headless.geometry", (request.width() + ROOM) + "x" + (request.height() + ROOM) + "-32");
        Logger.getLogger("javafx").setLevel(Level.SEVERE);
        CompletableFuture<Void> started = new CompletableFuture<>();
        try {
            Platform.setImplicitExit(false);
            Platform.startup(() -> started.complete(null));
        } catch (IllegalStateException e) {
            // It runs already.
            started.complete(null);
        }
        started.get();
    }

    private void write() throws Exception {
        requireFormat();
        asked = asked();
        Path from = request.session() != null ? request.session() : Path.of("figure" + SessionFile.ENDING);
        onFx(() -> {
            open(from);
            return null;
        });
        Outcome outcome = outcome();
        if (outcome.page != null) {
            outcome.page.write(request.out());
        } else if (isFilm() || isPage()) {
            film(outcome.picture);
        } else if (outcome.numbers != null) {
            TableFormat.of(request.out()).write(request.out(), outcome.numbers);
        } else {
            PictureFormat.of(request.out()).write(request.out(), outcome.picture, request.options());
        }
    }

    /** Refuses an ending that says nothing, before there is anything to wait for. */
    private void requireFormat() {
        if (isFilm()) {
            if (request.to() == null) {
                throw new IllegalArgumentException(Words.of("app.figure.film"));
            }
        } else if (!isTable(request.out()) && !isPage()) {
            PictureFormat.of(request.out());
        }
    }

    /** What is taken out; one of the three. */
    private record Outcome(Picture picture, NumberTable numbers, HtmlPage page) {}

    private Outcome outcome() throws Exception {
        boolean wantsNumbers = isTable(request.out());
        settle();
        onFx(() -> {
            fit();
            return null;
        });
        settle();
        return onFx(() -> {
            Exhibit exhibit = exhibit();
            if (isPage()) {
                HtmlPage page = exhibit.page(exhibit.picture().look());
                return new Outcome(page == null ? exhibit.picture() : null, null, page);
            }
            if (!wantsNumbers) {
                return new Outcome(exhibit.picture(), null, null);
            }
            NumberTable numbers = exhibit.numbers();
            if (numbers == null) {
                throw new IllegalArgumentException(Words.of("app.figure.no-numbers", exhibit.name(),
                        names(window.takeOut().exhibits())));
            }
            return new Outcome(null, numbers, null);
        });
    }

    private boolean isPage() {
        return request.out().toString().toLowerCase(Locale.ROOT).endsWith(".html");
    }

    private boolean isFilm() {
        return request.out().toString().toLowerCase(Locale.ROOT).endsWith(".gif");
    }

    private void film(Picture first) throws Exception {
        int from = request.at() != null ? request.at() : onFx(() -> window.subjects().front().cursor().step() + 1);
        int to = request.to() == null ? from : request.to();
        if (isPage() && to - from >= FramesPage.MOST) {
            throw new IllegalArgumentException(Words.of("app.figure.most", FramesPage.MOST, to - from + 1));
        }
        try (Film film = isPage() ? new FramesPage(request.out(), onFx(() -> exhibit().name()),
                LongStream.rangeClosed(from, to).toArray(), false, first.look())
                : Film.gif(request.out(), FRAMES_PER_SECOND)) {
            film.add(first, request.options());
            for (int step = from; step < to; step++) {
                int next = step;
                onFx(() -> {
                    window.subjects().front().cursor().moveTo(next);
                    return null;
                });
                settle();
                film.add(onFx(() -> exhibit().picture()), request.options());
            }
            film.end();
        }
    }

    private static boolean isTable(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".npz") || name.endsWith(".json");
    }

    // What is asked for

    private SessionFile asked() throws IOException {
        SessionFile base = request.session() == null ? SessionFile.EMPTY : SessionFiles.read(request.session());
        TextPlace text = request.text() == null ? base.text() : text(request.text());
        ExamplePlace example = request.source() == null ? base.example()
                : new ExamplePlace(request.source(), null, null, null, null, null, null, null);
        Chosen chosen = base.chosen();
        if (request.unit() != null || request.layer() != null) {
            chosen = new Chosen(request.layer(), request.unit(), true, null, null, null, null, null, null);
        }
        Integer at = request.at() == null ? base.at() : request.at();
        String view = request.view() == null ? base.perspective() : request.view();
        requireView(view);
        if ("train".equalsIgnoreCase(view) && request.run() == null && base.run() == null) {
            throw new IllegalArgumentException(Words.of("app.figure.no-run"));
        }
        return new SessionFile(SessionFile.VERSION, view, request.theme() == null ? base.theme() : request.theme(),
                base.model(), text, example, at, chosen, request.at() == null ? base.sight() : null, base.changes(), base.levers(),
                request.page() == null ? base.page() : request.page(), request.run() == null ? base.run() : new RunPlace(null, null,
                        null, request.at() == null ? null : request.at().longValue(), null, null,
                        request.run().toAbsolutePath().toString()), base.hidden());
    }

    private static void requireView(String view) {
        List<String> views = rnnscope.view.Views.all().stream().map(rnnscope.view.Perspective::id).toList();
        if (view != null && !views.contains(view.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(Words.of("app.figure.no-view", view, String.join(", ", views)));
        }
    }

    private static TextPlace text(String name) throws IOException {
        if (ShippedTexts.names().contains(name)) {
            return new TextPlace(name, null, null);
        }
        Corpus corpus = Corpora.open(name);
        return new TextPlace(null, corpus.name(), corpus.text());
    }

    // The window

    private void open(Path from) throws IOException {
        Typefaces.load();
        session = new Session(Kernels.best(), background, Platform::runLater);
        ExampleLab examples = new ExampleLab(session, background, Platform::runLater);
        training = new TrainingRun(session, Kernels.best(), background, Platform::runLater, null);
        stage = new Stage();
        window = new MainWindow(stage, session, training, examples, Settings.forgetful(), background, painter);
        stage.setWidth(request.width());
        stage.setHeight(request.height() + ROOM / 4);
        window.nameUnits();
        window.sessions().show(asked, from, request.model());
        stage.show();
    }

    /** Makes the window so large that the perspective has the size that is asked for. */
    private void fit() {
        Exhibit whole = window.takeOut().exhibits().get(0);
        stage.setWidth(stage.getWidth() + request.width() - whole.node().getWidth());
        stage.setHeight(stage.getHeight() + request.height() - whole.node().getHeight());
    }

    private Exhibit exhibit() {
        List<Exhibit> all = window.takeOut().exhibits();
        return request.part() == null ? all.get(0) : all.stream().filter(one -> one.name().equalsIgnoreCase(request.part()))
                .findFirst().orElseThrow(() -> new IllegalArgumentException(Words.of("app.figure.no-part",
                        request.part(), names(all))));
    }

    private static String names(List<Exhibit> all) {
        return all.stream().map(Exhibit::name).collect(Collectors.joining(", "));
    }

    // Waiting

    /** Waits until all that was asked for shows. */
    private void settle() throws Exception {
        CompletableFuture<Void> rest = new CompletableFuture<>();
        onFx(() -> {
            new Rest(this::isAtRest, () -> rest.complete(null)).begin();
            return null;
        });
        try {
            rest.get(PATIENCE_MINUTES, TimeUnit.MINUTES);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the window did not come to rest within " + PATIENCE_MINUTES + " minutes", e);
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
        onFx(() -> {
            Notice notice = session.noticeProperty().get();
            if (notice != null && notice.kind() == Notice.Kind.ERROR) {
                throw new IllegalArgumentException(notice.words());
            }
            if (asked.perspective() != null && !window.shown().id().equalsIgnoreCase(asked.perspective())) {
                throw new IllegalArgumentException(Words.of("app.figure.elsewhere", asked.perspective(),
                        window.shown().id()));
            }
            if (request.page() != null) {
                window.missing(request.page()).ifPresent(words -> {
                    throw new IllegalArgumentException(words);
                });
            }
            return null;
        });
    }

    private boolean isAtRest() {
        return background.isIdle() && painter.isIdle() && session.busyProperty().get() == null
                && (asked.run() == null || training.busyProperty().get() == null && training.frame() != null
                && !training.isRunning())
                && window.subjects().arrivingBinding().getValue() == null
                && window.takeOut().exhibits().stream().allMatch(Exhibit::isCurrent);
    }

    private static <T> T onFx(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception cause ? cause : e;
    }

    private void close() throws Exception {
        onFx(() -> {
            if (stage != null) {
                stage.close();
            }
            return null;
        });
    }
}
