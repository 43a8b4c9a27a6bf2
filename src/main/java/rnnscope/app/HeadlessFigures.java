package rnnscope.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import rnnscope.cli.FigureRequest;
import rnnscope.export.Film;
import rnnscope.export.Picture;
import rnnscope.export.PictureFormat;
import rnnscope.export.TableFormat;
import rnnscope.export.page.FramesPage;
import rnnscope.export.page.HtmlPage;
import rnnscope.figure.NumberTable;
import rnnscope.language.Words;
import rnnscope.session.Notice;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFile.Chosen;
import rnnscope.session.file.SessionFile.ExamplePlace;
import rnnscope.session.file.SessionFile.TextPlace;
import rnnscope.session.file.SessionFiles;
import rnnscope.session.file.SessionFile.RunPlace;
import rnnscope.text.Corpora;
import rnnscope.text.Corpus;
import rnnscope.text.ShippedTexts;
import rnnscope.view.export.Exhibit;

/**
 * Figures without a display: the window itself, in a toolkit that has no screen, opened on what is asked for; when it
 * has come to rest, its picture is taken out. So a figure of the command line is the window's own.
 */
final class HeadlessFigures {
    private static final double FRAMES_PER_SECOND = 4;

    private final FigureRequest request;
    private final HeadlessWindow headless;
    private final MainWindow window;
    private final SessionFile asked;

    private HeadlessFigures(FigureRequest request, SessionFile asked, HeadlessWindow headless) {
        this.request = request;
        this.asked = asked;
        this.headless = headless;
        this.window = headless.window();
    }

    /** Makes a figure and writes it. */
    static void make(FigureRequest request) throws Exception {
        requireFormat(request);
        if (request.sweep() != null) {
            SweepPicture.write(request);
            return;
        }
        SessionFile asked = asked(request);
        Path from = request.session() != null ? request.session() : Path.of("figure" + SessionFile.ENDING);
        try (HeadlessWindow headless = new HeadlessWindow(request.width(), request.height(),
                (window, settings) -> window.sessions().show(asked, from, request.model()))) {
            new HeadlessFigures(request, asked, headless).write();
        }
    }

    private void write() throws Exception {
        Outcome outcome = outcome();
        if (outcome.page != null) {
            outcome.page.write(request.out());
        } else if (isFilm(request) || isPage(request)) {
            film(outcome.picture);
        } else if (outcome.numbers != null) {
            TableFormat.of(request.out()).write(request.out(), outcome.numbers);
        } else {
            PictureFormat.of(request.out()).write(request.out(), outcome.picture, request.options());
        }
    }

    /** Refuses an ending that says nothing, before there is anything to wait for. */
    private static void requireFormat(FigureRequest request) {
        if (isFilm(request)) {
            if (request.to() == null) {
                throw new IllegalArgumentException(Words.of("app.figure.film"));
            }
        } else if (!isTable(request.out()) && !isPage(request)) {
            PictureFormat.of(request.out());
        }
    }

    /** What is taken out; one of the three. */
    private record Outcome(Picture picture, NumberTable numbers, HtmlPage page) {}

    private Outcome outcome() throws Exception {
        boolean wantsNumbers = isTable(request.out());
        settle();
        headless.fit();
        settle();
        return HeadlessWindow.onFx(() -> {
            Exhibit exhibit = exhibit();
            if (isPage(request)) {
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

    static boolean isPage(FigureRequest request) {
        return request.out().toString().toLowerCase(Locale.ROOT).endsWith(".html");
    }

    private static boolean isFilm(FigureRequest request) {
        return request.out().toString().toLowerCase(Locale.ROOT).endsWith(".gif");
    }

    private void film(Picture first) throws Exception {
        int from = request.at() != null ? request.at() : HeadlessWindow.onFx(() -> window.subjects().front().cursor().step() + 1);
        int to = request.to() == null ? from : request.to();
        if (isPage(request) && to - from >= FramesPage.MOST) {
            throw new IllegalArgumentException(Words.of("app.figure.most", FramesPage.MOST, to - from + 1));
        }
        try (Film film = isPage(request) ? new FramesPage(request.out(), HeadlessWindow.onFx(() -> exhibit().title()),
                LongStream.rangeClosed(from, to).toArray(), false, first.look())
                : Film.gif(request.out(), FRAMES_PER_SECOND)) {
            film.add(first, request.options());
            for (int step = from; step < to; step++) {
                int next = step;
                HeadlessWindow.onFx(() -> {
                    window.subjects().front().cursor().moveTo(next);
                    return null;
                });
                settle();
                film.add(HeadlessWindow.onFx(() -> exhibit().picture()), request.options());
            }
            film.end();
        }
    }

    static boolean isTable(Path out) {
        String name = out.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".csv") || name.endsWith(".npz") || name.endsWith(".json");
    }

    // What is asked for

    private static SessionFile asked(FigureRequest request) throws IOException {
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
                        request.run().toAbsolutePath().toString()), base.hidden(),
                base.compared(), base.dynamics());
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
        headless.settle(() -> asked.run() == null || headless.training().busyProperty().get() == null
                && headless.training().frame() != null && !headless.training().isRunning());
        HeadlessWindow.onFx(() -> {
            Notice notice = headless.session().noticeProperty().get();
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
}
