package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.control.FigureView;
import rnnscope.export.Picture;
import rnnscope.export.PictureFormat;
import rnnscope.export.PictureOptions;
import rnnscope.export.PictureOptions.Theme;
import rnnscope.export.PngPicture;
import rnnscope.export.SvgPainter;
import rnnscope.figure.Figure;
import rnnscope.figure.NumberTable;
import rnnscope.session.subject.Place;
import rnnscope.view.export.Exhibit;
import rnnscope.view.export.Output;

/** What is taken out of the window is what was seen in it. */
class ExportWindowTest extends WindowTest {
    @TempDir
    private Path folder;

    @Override
    protected void open() {
        stage.setWidth(1280);
        stage.setHeight(720);
        window.subjects().begin();
    }

    private void settle() {
        until(() -> session.excerpt() != null && session.busyProperty().get() == null);
        until(() -> onFx(() -> exhibits().stream().allMatch(Exhibit::isCurrent)));
    }

    private List<Exhibit> exhibits() {
        return window.takeOut().exhibits();
    }

    private Exhibit exhibit(String name) {
        return onFx(() -> exhibits().stream().filter(one -> one.name().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + exhibits())));
    }

    private Picture picture(String name) {
        return onFx(() -> exhibit(name).picture());
    }

    /** The pixels of the window where a picture of the root is, by the toolkit. */
    private BufferedImage screen(Region root) {
        return onFx(() -> {
            Bounds at = root.localToScene(root.getLayoutBounds());
            WritableImage image = root.getScene().snapshot(null);
            BufferedImage copy = new BufferedImage((int) root.getWidth(), (int) root.getHeight(), BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < copy.getHeight(); y++) {
                for (int x = 0; x < copy.getWidth(); x++) {
                    copy.setRGB(x, y, image.getPixelReader().getArgb((int) at.getMinX() + x, (int) at.getMinY() + y));
                }
            }
            return copy;
        });
    }

    private static double share(BufferedImage one, BufferedImage other, Rectangle2D area, int tolerance) {
        int differing = 0;
        int all = 0;
        for (int y = (int) Math.ceil(area.getMinY()); y < Math.floor(area.getMaxY()) && y < one.getHeight(); y++) {
            for (int x = (int) Math.ceil(area.getMinX()); x < Math.floor(area.getMaxX()) && x < one.getWidth(); x++) {
                all++;
                differing += distance(one.getRGB(x, y), other.getRGB(x, y)) > tolerance ? 1 : 0;
            }
        }
        return (double) differing / Math.max(1, all);
    }

    private static int distance(int a, int b) {
        int most = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            most = Math.max(most, Math.abs((a >> shift & 255) - (b >> shift & 255)));
        }
        return most;
    }

    @Test
    void theScoreHasThePixelsOfTheScreen() {
        settle();
        onFx(() -> {
            session.cursor().moveTo(session.cursor().step() + 3);
            return null;
        });
        settle();
        Region score = lookup("#score").queryAs(Region.class);
        BufferedImage seen = screen(score);
        onFx(() -> {
            // only a hint of keys lies over it
            lookup("#hint").queryAll().forEach(hint -> hint.setOpacity(0));
            return null;
        });
        seen = screen(score);
        BufferedImage taken = PngPicture.image(picture("The score"), PictureOptions.USUAL);
        assertEquals(seen.getWidth(), taken.getWidth());
        Rectangle2D all = new Rectangle2D.Double(0, 0, seen.getWidth(), seen.getHeight());
        // translucent on translucent is rounded once more in the window
        assertEquals(0, share(seen, taken, all, 3));
        assertEquals(0, share(seen, taken, all, 1), 1e-4);
    }

    @Test
    void theFiguresOfEveryPerspectiveHaveThePixelsOfTheScreen() throws Exception {
        settle();
        for (Place place : Place.values()) {
            push(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + (place.ordinal() + 1)));
            settle();
            WaitForAsyncUtils.waitForFxEvents(4);
            settle();
            onFx(() -> {
                lookup("#hint").queryAll().forEach(hint -> hint.setOpacity(0));
                return null;
            });
            Exhibit whole = onFx(() -> exhibits().get(0));
            assertTrue(whole.isWhole());
            Picture picture = onFx(whole::picture);
            BufferedImage taken = PngPicture.image(picture, PictureOptions.USUAL);
            Region root = onFx(() -> whole.node());
            BufferedImage seen = screen(root);
            String debug = System.getProperty("rnnscope.pictures");
            if (debug != null) {
                Files.createDirectories(Path.of(debug));
                ImageIO.write(seen, "png", new File(debug, place + "-seen.png"));
                for (PictureFormat format : PictureFormat.values()) {
                    format.write(Path.of(debug, place + "." + format.ending()), picture, PictureOptions.USUAL);
                    format.write(Path.of(debug, place + "-text." + format.ending()), picture,
                            new PictureOptions(1, true, true, Theme.LIGHT));
                }
            }
            List<NumberTable> tables = onFx(() -> exhibits().stream().map(Exhibit::numbers).filter(Objects::nonNull).toList());
            assertFalse(tables.isEmpty(), "numbers of " + place);
            for (NumberTable table : tables) {
                assertTrue(table.columns().stream().allMatch(column -> column.values().size() == table.rows()));
            }
            int most = 0;
            Map<Figure, Rectangle2D> places = new HashMap<>();
            picture.parts().forEach(part -> places.put(part.figure(), part.place()));
            for (Seen figure : figures(root)) {
                // what stood below levers or a field has moved up
                Rectangle2D at = places.getOrDefault(figure.figure, figure.place);
                int up = (int) Math.round(figure.place.getY() - at.getY());
                assertTrue(up >= 0, place + " " + figure);
                most = Math.max(most, up);
                // the picture of a subscript lies on a whole pixel, which may be the one above or below
                assertEquals(0, share(seen, shifted(taken, up), figure.place, 3), 0.004, place + " " + figure);
            }
            // levers there, a list of points here
            assertEquals(place == Place.GRADIENTS || place == Place.DYNAMICS, most > 100, place + ": " + most);
        }
    }

    @Test
    void whatIsWrittenAsSvgAndPdfLooksAsItDoesInPixels() throws Exception {
        settle();
        Picture picture = picture("The whole perspective");
        for (boolean text : new boolean[] {false, true}) {
            for (Theme theme : new Theme[] {Theme.AS_SHOWN, Theme.DARK}) {
                PictureOptions options = new PictureOptions(1, text, true, theme);
                BufferedImage pixels = PngPicture.image(picture, options);
                Rectangle2D all = new Rectangle2D.Double(0, 0, pixels.getWidth(), pixels.getHeight());
                String what = (text ? "text" : "outlines") + " " + theme;
                BufferedImage pdf = pdf(bytes(PictureFormat.PDF, picture, options));
                assertEquals(pixels.getWidth(), pdf.getWidth());
                assertEquals(0, share(pixels, pdf, all, 60), text ? 0.06 : 0.05, "PDF, " + what);
                if (!text) {
                    // Batik takes no fonts from a file's own style
                    BufferedImage svg = SvgPainter.paint(bytes(PictureFormat.SVG, picture, options));
                    assertEquals(pixels.getWidth(), svg.getWidth());
                    assertEquals(0, share(pixels, svg, all, 60), 0.05, "SVG, " + what);
                }
            }
        }
    }

    @Test
    void lettersAreTextWhereThatIsAskedForAndOutlinesElsewhere() throws Exception {
        settle();
        Picture picture = picture("The whole perspective");
        PictureOptions text = new PictureOptions(1, true, true, Theme.LIGHT);
        String svg = new String(bytes(PictureFormat.SVG, picture, text), StandardCharsets.UTF_8);
        assertTrue(svg.contains(">LSTM cell</text"), "its title is text");
        assertTrue(svg.contains("@font-face{font-family:'Inter"), "its fonts are in the file");
        String outlines = new String(bytes(PictureFormat.SVG, picture, PictureOptions.USUAL), StandardCharsets.UTF_8);
        assertFalse(outlines.contains("<text"));
        assertFalse(outlines.contains("@font-face"));
        assertTrue(words(bytes(PictureFormat.PDF, picture, text)).contains("LSTM cell"));
        assertFalse(words(bytes(PictureFormat.PDF, picture, PictureOptions.USUAL)).contains("LSTM cell"));
    }

    @Test
    void aPictureIsAsLargeAsAskedForAndHasNoGroundWhereNoneIsWanted() {
        settle();
        Picture card = picture("Next symbol");
        BufferedImage one = PngPicture.image(card, PictureOptions.USUAL);
        BufferedImage three = PngPicture.image(card, new PictureOptions(3, false, false, Theme.DARK));
        assertEquals(3 * one.getWidth(), three.getWidth());
        assertEquals(3 * one.getHeight(), three.getHeight());
        assertEquals(0, three.getRGB(three.getWidth() / 2, 6) >>> 24, "nothing is behind it");
        assertEquals(0xFFFFFFFF, one.getRGB(one.getWidth() / 2, 2));
    }

    @Test
    void everyTrackAndCardIsTakenOutByItselfWithItsNumbers() {
        settle();
        List<String> names = onFx(() -> exhibits().stream().map(Exhibit::name).toList());
        assertTrue(names.containsAll(List.of("The whole perspective", "The score", "Text", "Guesses", "Surprise", "Unit 74",
                "All units", "LSTM cell", "Cell state", "Next symbol", "All 128 units")), names.toString());
        NumberTable numbers = onFx(() -> exhibit("The score").numbers());
        int row = session.cursor().step() + 1 - (Integer) numbers.columns().get(0).values().get(0);
        assertEquals(session.excerpt().trace().value(0, "forget", 74, session.cursor().step()),
                numbers.columns().stream().filter(column -> column.name().equals("forget of unit 74")).findFirst()
                        .orElseThrow().values().get(row));
        Picture track = picture("Surprise");
        assertEquals(picture("The score").width(), track.width());
        assertTrue(track.height() < 80, "only its own height, not " + track.height());
    }

    @Test
    void keysCopyNumbersAndPicturesAndTheFormSaves() throws Exception {
        settle();
        moveTo("#score");
        push(KeyCode.CONTROL, KeyCode.C);
        WaitForAsyncUtils.waitForFxEvents();
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertTrue(copied.startsWith("step	"), copied);
        assertTrue(session.noticeProperty().get().words().startsWith("Copied the numbers of "));
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
        until(() -> onFx(() -> Clipboard.getSystemClipboard().hasImage()));

        Path file = folder.resolve("picture.svg");
        window.takeOut().setAsks(chooser -> folder.resolve("picture").toFile());
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            lookup("#export-output").<Output>queryComboBox().setValue(Output.SVG);
            return null;
        });
        clickOn("#export-save");
        until(() -> Files.exists(file));
        until(() -> session.noticeProperty().get().words().equals("Saved picture.svg."));
        String before = Files.readString(file);

        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        clickOn("#export-save");
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(session.noticeProperty().get().words().startsWith("picture.svg is there already"),
                session.noticeProperty().get().words());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void aFilmHasAFrameForEachStep() throws Exception {
        settle();
        Path gif = folder.resolve("film.gif");
        onFx(() -> {
            window.takeOut().film("Text", Output.GIF, PictureOptions.USUAL, new long[] {7900, 7901, 7902}, 4, gif);
            return null;
        });
        until(() -> Files.exists(gif) && session.busyProperty().get() == null);
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(gif.toFile()));
        assertEquals(3, reader.getNumImages(true));
        assertNotEquals(0, share(reader.read(0), reader.read(1), new Rectangle2D.Double(0, 0, reader.getWidth(0),
                reader.getHeight(0)), 60), "the beam has moved");
        assertEquals(7901, session.cursor().step());

        Path pictures = folder.resolve("frames");
        onFx(() -> {
            window.takeOut().film("Text", Output.PNGS, PictureOptions.USUAL, new long[] {7900, 7901}, 4, pictures);
            return null;
        });
        until(() -> Files.exists(pictures.resolve("00002.png")) && session.busyProperty().get() == null);
        onFx(() -> {
            window.takeOut().film("Text", Output.PNGS, PictureOptions.USUAL, new long[] {7900}, 4, pictures);
            return null;
        });
        assertTrue(session.noticeProperty().get().words().contains("this folder is not empty"));
    }

    @Test
    void aRunIsFilmedThroughItsHistory() throws Exception {
        settle();
        push(KeyCode.CONTROL, KeyCode.DIGIT2);
        until(() -> onFx(() -> run.frame() != null));
        for (int step = 1; step <= 3; step++) {
            int wanted = step;
            onFx(() -> {
                run.step();
                return null;
            });
            until(() -> onFx(() -> run.frame().iteration() >= wanted));
        }
        long[] history = onFx(() -> run.frame().history().stream().mapToLong(point -> point.iteration()).toArray());
        assertTrue(history.length >= 3, Arrays.toString(history));
        settle();
        Path frames = folder.resolve("run");
        window.takeOut().setAsks(chooser -> frames.toFile());
        push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        WaitForAsyncUtils.waitForFxEvents();
        onFx(() -> {
            lookup("#export-output").<Output>queryComboBox().setValue(Output.PNGS);
            return null;
        });
        clickOn("#export-save");
        until(() -> onFx(() -> session.noticeProperty().get() != null && session.noticeProperty().get().words()
                .equals("Saved run, " + history.length + " frames.")));
        assertEquals(history.length, frames.toFile().list().length);
        Path gif = folder.resolve("run.gif");
        onFx(() -> {
            window.takeOut().film("The whole perspective", Output.GIF, PictureOptions.USUAL, new long[] {history[0], history[1]},
                    4, gif);
            return null;
        });
        until(() -> Files.exists(gif) && onFx(() -> session.busyProperty().get() == null));
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(gif.toFile()));
        assertEquals(2, reader.getNumImages(true));
        assertNotEquals(0, share(reader.read(0), reader.read(1), new Rectangle2D.Double(0, 0, reader.getWidth(0),
                reader.getHeight(0)), 60), "the beam of the curves has moved");
        assertEquals(history[1], onFx(() -> run.pastProperty().get().iteration()));
    }

    @Test
    void aFilmThatIsGivenUpLeavesNothing() {
        settle();
        Path gif = folder.resolve("long.gif");
        onFx(() -> {
            window.takeOut().film("The score", Output.GIF, PictureOptions.USUAL,
                    java.util.stream.LongStream.range(7000, 8000).toArray(), 4, gif);
            return null;
        });
        until(() -> session.busyProperty().get() != null);
        onFx(() -> {
            session.cancel();
            return null;
        });
        until(() -> session.busyProperty().get() == null && folder.toFile().list().length == 0);
    }

    @Test
    void aPageIsMadeOfWhatShows() throws Exception {
        settle();
        Path page = folder.resolve("step.html");
        onFx(() -> {
            window.takeOut().save(exhibits().get(0), Output.HTML, PictureOptions.USUAL, page);
            return null;
        });
        until(() -> Files.exists(page));
        assertTrue(Files.readString(page).contains("A text read symbol by symbol"));

        push(KeyCode.CONTROL, KeyCode.DIGIT3);
        settle();
        Path gradients = folder.resolve("gradients.html");
        onFx(() -> {
            window.takeOut().film("The score", Output.HTML, PictureOptions.USUAL, new long[] {40, 42}, 1, gradients);
            return null;
        });
        until(() -> Files.exists(gradients));
        String html = Files.readString(gradients);
        int at = html.indexOf("const data = ") + 13;
        JsonNode data = new ObjectMapper().readTree(html.substring(at, html.indexOf(";\n", at)));
        assertEquals(2, data.get("frames").size());
        assertNotEquals(data.get("frames").get(0).get("picture").asText(), data.get("frames").get(1).get("picture").asText());
        assertTrue(data.get("frames").get(1).get("places").size() > 6 * 10, "places to point at");
        String words = data.get("words").toString();
        assertTrue(words.contains("∂"), words);
    }

    @Test
    void whereNothingCanBeWrittenOneSentenceSaysSo() {
        settle();
        onFx(() -> {
            window.takeOut().save(exhibits().get(0), Output.PNG, PictureOptions.USUAL, folder.resolve("missing/p.png"));
            return null;
        });
        until(() -> session.noticeProperty().get() != null);
        assertTrue(session.noticeProperty().get().words().contains("missing does not exist"),
                session.noticeProperty().get().words());
    }

    private static byte[] bytes(PictureFormat format, Picture picture, PictureOptions options) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.write(picture, options, out);
        return out.toByteArray();
    }

    private static BufferedImage pdf(byte[] file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFRenderer(document).renderImage(0, 1);
        }
    }

    private static String words(byte[] file) throws Exception {
        try (PDDocument document = Loader.loadPDF(file)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private record Seen(Figure figure, Rectangle2D place) {}

    /** So many pixels further down. */
    private static BufferedImage shifted(BufferedImage image, int down) {
        BufferedImage moved = new BufferedImage(image.getWidth(), image.getHeight() + down, BufferedImage.TYPE_INT_RGB);
        moved.createGraphics().drawImage(image, 0, down, null);
        return moved;
    }

    /** Where the figures are in a node. */
    private static List<Seen> figures(Region root) {
        return onFx(() -> {
            List<Seen> places = new ArrayList<>();
            Bounds origin = root.localToScene(root.getLayoutBounds());
            collect(root, origin, places);
            return places;
        });
    }

    private static void collect(Node node, Bounds origin, List<Seen> places) {
        if (!node.isVisible() || node instanceof ButtonBase) {
            return;
        }
        if (node instanceof FigureView view) {
            Bounds at = node.localToScene(node.getLayoutBounds());
            places.add(new Seen(view.shownProperty().get(), new Rectangle2D.Double(at.getMinX() - origin.getMinX(),
                    at.getMinY() - origin.getMinY(), at.getWidth(), at.getHeight())));
        } else if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, origin, places));
        }
    }
}
