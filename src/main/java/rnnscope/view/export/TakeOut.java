package rnnscope.view.export;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import rnnscope.control.FileDialogs;
import rnnscope.export.Film;
import rnnscope.export.Picture;
import rnnscope.export.PictureOptions;
import rnnscope.export.PngPicture;
import rnnscope.export.TableFormat;
import rnnscope.export.page.FramesPage;
import rnnscope.export.page.HtmlPage;
import rnnscope.figure.paint.Look;
import rnnscope.figure.NumberTable;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.Cursor;
import rnnscope.session.Failures;
import rnnscope.session.Notice;
import rnnscope.session.Session;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.RunFrame;
import rnnscope.view.Shell;
import rnnscope.view.ViewContext;
import rnnscope.view.chooser.PopOvers;
import rnnscope.view.export.ExportForm.Frames;
import rnnscope.view.export.ExportForm.Wish;

/**
 * Taking out: what shows in the window as a picture or as numbers, into a file or to the clipboard. What is meant is what
 * is pointed at, else what has the focus, else the whole perspective. Files are written in the background.
 */
public final class TakeOut {
    private static final int USUAL_FRAMES = 40;
    private static final int MOST_FRAMES = 5000;

    private final ViewContext context;
    private final Session session;
    private final Supplier<Region> perspective;
    private final Region anchor;
    private final BooleanSupplier isIdle;
    private final ContextMenu menu = new ContextMenu();
    private Function<FileChooser, File> asks;
    private Point2D pointer;
    private Wish last;
    private File folder;
    /** What is being filmed; null for nothing. */
    private Filming filming;

    /**
     * @param perspective what shows
     * @param anchor      what the form is shown below
     * @param isIdle      whether nothing is being worked out for what shows
     */
    public TakeOut(ViewContext context, Supplier<Region> perspective, Region anchor, BooleanSupplier isIdle) {
        this.isIdle = isIdle;
        this.context = context;
        this.session = context.session();
        this.perspective = perspective;
        this.anchor = anchor;
        asks = chooser -> FileDialogs.show(anchor.getScene().getWindow(), chooser::showSaveDialog);
    }

    /** Asks for files in another way. */
    public void setAsks(Function<FileChooser, File> how) {
        asks = how;
    }

    /** Follows the pointer over what holds the perspectives, and offers a menu there. */
    public void install(Node holder) {
        holder.addEventFilter(MouseEvent.MOUSE_MOVED, event -> pointer = new Point2D(event.getSceneX(), event.getSceneY()));
        holder.addEventFilter(MouseEvent.MOUSE_EXITED_TARGET, event -> {
            if (event.getTarget() == holder) {
                pointer = null;
            }
        });
        holder.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            pointer = event.isKeyboardTrigger() ? pointer : new Point2D(event.getSceneX(), event.getSceneY());
            fillMenu();
            menu.show(holder, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private void fillMenu() {
        Exhibit meant = meant();
        menu.getItems().setAll(item("menu-take-out", Words.of("view.export.take-out", meant.title()), () -> form(meant)),
                item("menu-copy-image", Words.of("view.export.copy"), () -> copyImage(meant, PictureOptions.USUAL)),
                item("menu-copy-numbers", Words.of("view.export.copy-numbers"), () -> copyNumbers(meant)));
        if (!meant.isWhole()) {
            menu.getItems().addAll(new SeparatorMenuItem(),
                    item("menu-take-out-whole", Words.of("view.export.take-out-whole"), () -> form(exhibits().get(0))));
        }
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    /** All that can be taken out of what shows. */
    public List<Exhibit> exhibits() {
        return Exhibit.of(perspective.get(), context.figures());
    }

    /** The smallest under the pointer, else what has the focus, else the whole. */
    private Exhibit meant() {
        List<Exhibit> all = exhibits();
        Point2D at = pointer == null ? focus() : pointer;
        return at == null ? all.get(0) : all.stream().filter(one -> one.contains(at.getX(), at.getY()))
                .min(Comparator.comparingDouble(Exhibit::size)).orElse(all.get(0));
    }

    /** The middle of what has the focus; null where that is no picture. */
    private Point2D focus() {
        Node owner = anchor.getScene().getFocusOwner();
        boolean within = owner != null && owner.getStyleClass().contains("figure-view");
        return within ? owner.localToScene(owner.getLayoutBounds().getCenterX(), owner.getLayoutBounds().getCenterY()) : null;
    }

    /** Asks what to take out and how; first what is meant, or the whole perspective. */
    public void form(boolean whole) {
        form(whole ? exhibits().get(0) : meant());
    }

    private void form(Exhibit chosen) {
        List<Exhibit> all = exhibits();
        Exhibit first = all.stream().filter(one -> one.name().equals(chosen.name())).findFirst().orElse(all.get(0));
        PopOvers.toggle(anchor, () -> new ExportForm(all, first, last, frames(), this::save, wish -> {
            last = wish;
            copyImage(wish.exhibit(), wish.options());
        }));
    }

    // Files

    private void save(Wish wish) {
        last = wish;
        Path file = ask(wish);
        boolean hasFrames = wish.output().isFilm() || wish.output() == Output.HTML && !wish.exhibit().hasPage();
        if (file != null && hasFrames) {
            film(wish, file);
        } else if (file != null) {
            save(wish.exhibit(), wish.output(), wish.options(), file);
        }
    }

    private Path ask(Wish wish) {
        FileChooser chooser = new FileChooser();
        String ending = wish.output() == Output.PNGS ? "" : "." + wish.output().ending();
        chooser.setTitle(Words.of("view.export.take-out.title", wish.exhibit().title()));
        chooser.setInitialFileName(wish.exhibit().title().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-") + ending);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(wish.output().toString(), "*" + ending));
        chooser.setInitialDirectory(folder != null && folder.isDirectory() ? folder : null);
        File chosen = asks.apply(chooser);
        if (chosen == null) {
            return null;
        }
        folder = chosen.getParentFile();
        if (chosen.getName().toLowerCase(Locale.ROOT).endsWith(ending)) {
            return chosen.toPath();
        }
        // the dialog has not asked about the name with its ending
        Path named = chosen.toPath().resolveSibling(chosen.getName() + ending);
        if (Files.exists(named)) {
            session.noticeProperty().set(Notice.warning(Words.of("common.left-as-it-was", named.getFileName())));
            return null;
        }
        return named;
    }

    /** Writes a file in the background and says so. */
    public void save(Exhibit exhibit, Output output, PictureOptions options, Path file) {
        if (output.picture() != null) {
            Picture picture = exhibit.picture();
            write(file, () -> output.picture().write(file, picture, options));
            return;
        }
        if (output == Output.HTML) {
            HtmlPage page = exhibit.page(look(options));
            if (page == null) {
                film(exhibit.name(), output, options, new long[] {cursor().step() + 1L}, 1, file);
            } else {
                write(file, () -> page.write(file));
            }
            return;
        }
        NumberTable numbers = exhibit.numbers();
        if (numbers == null) {
            session.noticeProperty().set(Notice.warning(Words.of("view.export.no-numbers", exhibit.title())));
        } else {
            write(file, () -> output.table().write(file, numbers));
        }
    }

    private Look look(PictureOptions options) {
        return options.theme().of(context.figures().lookProperty().get());
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private void write(Path file, Writing writing) {
        context.background().execute(() -> {
            Notice done;
            try {
                writing.write();
                done = Notice.information(Words.of("common.saved", file.getFileName()));
            } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
                done = Notice.error(Failures.sentence(e instanceof UncheckedIOException ? e.getCause() : e));
            }
            Notice notice = done;
            Platform.runLater(() -> session.noticeProperty().set(notice));
        });
    }

    // Films

    /** Where a film would go: from the beam on, or through the snapshots of a run. */
    private Frames frames() {
        if (showsRun()) {
            long[] all = snapshots();
            return new Frames(0, all.length == 0 ? 0 : all[all.length - 1], 4);
        }
        Cursor cursor = cursor();
        return new Frames(cursor.step() + 1L, Math.min(cursor.length(), cursor.step() + USUAL_FRAMES), 4);
    }

    private boolean showsRun() {
        return !exhibits().isEmpty() && perspective.get() instanceof Shell shell && "train".equals(shell.getId());
    }

    private Cursor cursor() {
        return context.subjects().front() == null ? session.cursor() : context.subjects().front().cursor();
    }

    /** Iterations of the run's history. */
    private long[] snapshots() {
        RunFrame run = context.training().frame();
        return run == null ? new long[0] : run.history().stream().mapToLong(HistoryPoint::iteration).distinct().toArray();
    }

    private void film(Wish wish, Path file) {
        Frames frames = wish.frames();
        long[] places = showsRun()
                ? Arrays.stream(snapshots()).filter(at -> at >= frames.from() && at <= frames.to()).toArray()
                : LongStream.rangeClosed(Math.max(1, frames.from()), Math.min(cursor().length(), frames.to())).toArray();
        film(wish.exhibit().name(), wish.output(), wish.options(), places, frames.perSecond(), file);
    }

    /**
     * Films something.
     *
     * @param name   of the exhibit
     * @param places steps from 1, or iterations of a run
     */
    public void film(String name, Output output, PictureOptions options, long[] places, double perSecond, Path file) {
        int most = output == Output.HTML ? FramesPage.MOST : MOST_FRAMES;
        if (places.length == 0 || places.length > most) {
            session.warn(places.length == 0 ? Words.of("view.export.nothing-to-film")
                    : Words.of(output == Output.HTML ? "view.export.most.page" : "view.export.most",
                            Numbers.count(most), Numbers.count(places.length)));
            return;
        }
        boolean ofRun = showsRun();
        Film film;
        try {
            film = output == Output.GIF ? Film.gif(file, perSecond) : output == Output.PNGS ? Film.pngs(file)
                    : new FramesPage(file, exhibit(name).title(), places, ofRun, look(options));
        } catch (IOException e) {
            session.noticeProperty().set(Notice.error(Failures.sentence(e)));
            return;
        }
        filming = new Filming(session, context.background(), () -> exhibit(name), () -> isIdle.getAsBoolean() || context.training().isRunning(), places,
                at -> {
                    if (ofRun) {
                        context.training().goTo(at);
                    } else {
                        cursor().moveTo((int) at - 1);
                    }
                }, film, options, failure -> filmed(failure, file, places.length));
        filming.begin();
    }

    /** The exhibit of this name, or the whole where it is no longer there. */
    private Exhibit exhibit(String name) {
        List<Exhibit> all = exhibits();
        return all.stream().filter(one -> one.name().equals(name)).findFirst().orElse(all.get(0));
    }

    private void filmed(Exception failure, Path file, int frames) {
        if (failure instanceof IOException || failure instanceof IllegalArgumentException) {
            session.noticeProperty().set(Notice.error(Failures.sentence(failure)));
        } else if (failure != null) {
            session.failed(failure);
        } else if (!filming.isCancelled()) {
            session.noticeProperty().set(Notice.information(Words.of(frames == 1 ? "view.export.saved-frames.one"
                    : "view.export.saved-frames", file.getFileName(), Numbers.count(frames))));
        }
        filming = null;
    }

    // Clipboard

    /** Copies what is meant as an image. */
    public void copyImage() {
        copyImage(meant(), last == null ? PictureOptions.USUAL : last.options());
    }

    private void copyImage(Exhibit exhibit, PictureOptions options) {
        Picture picture = exhibit.picture();
        context.background().execute(() -> {
            BufferedImage image = PngPicture.image(picture, options);
            Platform.runLater(() -> {
                ClipboardContent content = new ClipboardContent();
                content.putImage(image(image));
                Clipboard.getSystemClipboard().setContent(content);
                session.noticeProperty().set(Notice.information(Words.of("view.export.copied", exhibit.title(), image.getWidth(),
                        image.getHeight())));
            });
        });
    }

    private static WritableImage image(BufferedImage from) {
        int width = from.getWidth();
        int height = from.getHeight();
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(),
                from.getRGB(0, 0, width, height, null, 0, width), 0, width);
        return image;
    }

    /** Copies the numbers of what is meant, with tabs between columns. */
    public void copyNumbers() {
        copyNumbers(meant());
    }

    private void copyNumbers(Exhibit exhibit) {
        NumberTable numbers = exhibit.numbers();
        if (numbers == null) {
            session.noticeProperty().set(Notice.warning(Words.of("view.export.no-numbers-to-copy", exhibit.title())));
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(TableFormat.tabbed(numbers));
        Clipboard.getSystemClipboard().setContent(content);
        session.noticeProperty().set(Notice.information(Words.of("view.export.copied-numbers", exhibit.title(), Numbers.count(numbers.rows()),
                numbers.columns().size())));
    }
}
