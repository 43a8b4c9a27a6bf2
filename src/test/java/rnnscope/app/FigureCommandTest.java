package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rnnscope.cli.FigureRequest;
import rnnscope.cli.RnnScopeCommand;
import rnnscope.control.Rest;
import rnnscope.export.Picture;
import rnnscope.export.PictureOptions;
import rnnscope.export.PngPicture;
import rnnscope.io.opening.ModelOpening.Request;
import rnnscope.session.library.Library;
import rnnscope.view.export.Exhibit;

/** The command line's figures are the window's. */
class FigureCommandTest extends WindowTest {
    @TempDir
    private Path folder;

    @Override
    protected void open() {
        stage.setWidth(1280);
        stage.setHeight(720);
        window.nameUnits();
    }

    private String figure(int code, String... arguments) {
        StringWriter err = new StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = "figure";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        assertEquals(code, RnnScopeCommand.run(new PrintWriter(new StringWriter()), new PrintWriter(err),
                new RnnScopeCommand.Window() {
                    @Override
                    public void open(List<Path> files, Request request) {
                        throw new AssertionError("no window is opened");
                    }

                    @Override
                    public void make(FigureRequest figure) throws Exception {
                        HeadlessFigures.make(figure);
                    }
                }, all), err.toString());
        return err.toString();
    }

    @Test
    void aSweepHasTheFiguresOfItsCard() throws Exception {
        String run = "{\"options\": {\"cell\": \"%s\", \"units\": \"%s\"}, \"held_out_loss\": %s, \"held_out_exact\": null, "
                + "\"fault\": \"\", \"run\": \"a\"}";
        Path json = Files.writeString(folder.resolve("runs.json"), "[" + run.formatted("gru", 4, 0.5) + "," + run.formatted("gru", 8, 0.25)
                + "," + run.formatted("lstm", 4, 0.75) + "," + run.formatted("lstm", 8, 0.5) + "]");
        Path csv = folder.resolve("sweep.csv");
        figure(0, "--sweep", folder.toString(), "--part", "parallel coordinates", "--out", csv.toString());
        assertEquals(List.of("cell,units,metric", "gru,4,0.5", "gru,8,0.25", "lstm,4,0.75", "lstm,8,0.5"), Files.readAllLines(csv));
        figure(0, "--sweep", json.toString(), "--along", "cell", "--part", "curves by group", "--out", csv.toString(), "--overwrite");
        assertEquals(List.of("group,cell,runs,mean,deviation,least,greatest", "units 4,gru,1,0.5,,0.5,0.5", "units 4,lstm,1,0.75,,0.75,0.75",
                "units 8,gru,1,0.25,,0.25,0.25", "units 8,lstm,1,0.5,,0.5,0.5"), Files.readAllLines(csv));
        Path png = folder.resolve("sweep.png");
        figure(0, "--sweep", json.toString(), "--size", "900x600", "--theme", "dark", "--out", png.toString());
        BufferedImage both = ImageIO.read(png.toFile());
        assertEquals(List.of(900, 600), List.of(both.getWidth(), both.getHeight()));
        assertEquals("No curve goes along rate in this sweep; the options that vary are cell, units.",
                figure(1, "--sweep", json.toString(), "--along", "rate", "--out", folder.resolve("no.png").toString()).strip());
        assertTrue(figure(2, "--sweep", json.toString(), "--unit", "1", "--out", folder.resolve("no.png").toString())
                .startsWith("--sweep shows nothing of a session, run, model or text; leave those options out."));
    }

    /** Perspectives, and in each that has pages one of them, as a user comes to it. */
    @ParameterizedTest
    @CsvSource({"step, DIGIT1, , hello-rnn", "step, DIGIT1, Numbers, hello-rnn", "gradients, DIGIT3, , hello-rnn",
        "units, DIGIT4, Similar, hello-rnn", "units, DIGIT4, Saliency, hello-rnn", "attention, DIGIT5, Beam tree, dates-gru",
        "wiring, DIGIT6, , hello-rnn"})
    void aFigureHasThePixelsOfTheWindow(String view, KeyCode key, String page, String model) throws Exception {
        boolean reads = model.equals("hello-rnn");
        onFx(() -> {
            if (reads) {
                session.openModel(model, Library.model(model).orElseThrow().load(), other -> { },
                        Library.text("hello").orElseThrow().load(), 1);
            } else {
                window.subjects().openModel(model, Library.model(model).orElseThrow().load());
            }
            return null;
        });
        until(() -> onFx(() -> window.subjects().front() != null && session.busyProperty().get() == null));
        push(KeyCode.CONTROL, key);
        if (page != null) {
            until(() -> lookup(page).match(node -> node instanceof ToggleButton).tryQuery().isPresent());
            Node button = lookup(page).match(node -> node instanceof ToggleButton).query();
            onFx(() -> {
                ((ToggleButton) button).fire();
                return null;
            });
        }
        CompletableFuture<Void> rest = new CompletableFuture<>();
        onFx(() -> {
            new Rest(() -> session.busyProperty().get() == null && window.takeOut().exhibits().stream()
                    .allMatch(Exhibit::isCurrent), () -> rest.complete(null)).begin();
            return null;
        });
        rest.get(60, TimeUnit.SECONDS);
        Picture picture = onFx(() -> window.takeOut().exhibits().get(0).picture());
        BufferedImage window1 = PngPicture.image(picture, PictureOptions.USUAL);
        Path file = folder.resolve("f.png");
        List<String> arguments = new ArrayList<>(List.of("--model", model, "--view", view, "--size",
                (int) picture.width() + "x" + (int) picture.height(), "--out", file.toString()));
        arguments.addAll(reads ? List.of("--text", "hello", "--at", "2") : List.of());
        arguments.addAll(page == null ? List.of() : List.of("--page", page.toLowerCase(Locale.ROOT)));
        figure(0, arguments.toArray(String[]::new));
        BufferedImage made = ImageIO.read(file.toFile());
        assertEquals(window1.getWidth(), made.getWidth());
        assertEquals(window1.getHeight(), made.getHeight());
        for (int y = 0; y < made.getHeight(); y++) {
            for (int x = 0; x < made.getWidth(); x++) {
                assertEquals(window1.getRGB(x, y), made.getRGB(x, y), x + ", " + y);
            }
        }
    }

    @Test
    void everyViewIsWrittenOfWhatItShows() throws Exception {
        String[][] views = {{"gradients", "visit-lstm", "names-far"}, {"wiring", "hello-rnn", "hello"},
            {"units", "hello-rnn", "hello"}, {"attention", "dates-gru", null}};
        for (String[] view : views) {
            Path file = folder.resolve(view[0] + ".svg");
            if (view[2] == null) {
                figure(0, "--model", view[1], "--view", view[0], "--out", file.toString());
            } else {
                figure(0, "--model", view[1], "--text", view[2], "--view", view[0], "--out", file.toString());
            }
            assertTrue(Files.size(file) > 10_000, view[0]);
        }
    }

    @Test
    void aPartAndItsNumbersAreWritten() throws Exception {
        Path file = folder.resolve("surprise.csv");
        figure(0, "--model", "story-rnn", "--text", "hello", "--view", "step", "--part", "surprise", "--out", file.toString());
        assertEquals("step,\"surprise at the next, nats\"", Files.readAllLines(file).get(0));
        assertTrue(figure(1, "--model", "hello-rnn", "--view", "step", "--part", "nonsense", "--out",
                folder.resolve("x.png").toString()).startsWith("There is no nonsense here; there are The whole perspective"));
    }

    @Test
    void whatAFileLeavesOpenIsSaidAsToOtherCommands() throws Exception {
        String model = Path.of(FigureCommandTest.class.getResource("/foreign/keras/back-tags.keras").toURI()).toString();
        Path symbols = Files.writeString(folder.resolve("symbols.json"), "[\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]");
        Path file = folder.resolve("words.json");
        String said = figure(0, "--model", model, "--vocabulary", symbols.toString(), "--tokenizer", "character", "--source",
                "face", "--view", "step", "--part", "Unit 0", "--at", "2", "--out", file.toString());
        assertTrue(said.contains("is the embedding."), said);
        assertTrue(!said.contains("nothing tells its vocabulary"), said);
        // Read from the end: of "face", at the second moment the last two symbols are known.
        JsonNode states = new ObjectMapper().readTree(file.toFile()).get("h");
        assertEquals(4, states.size());
        assertTrue(states.get(1).isNull() && states.get(2).isNumber() && states.get(3).isNumber(), states.toString());
    }

    @Test
    void whatMakesNoSenseIsOneSentence() throws Exception {
        String out = folder.resolve("x.png").toString();
        assertTrue(figure(2, "--model", "hello-rnn", "--size", "10x10", "--out", out).contains("at least 768x432"));
        assertTrue(figure(2, "--out", out).contains("ay with --model, --session or --run"));
        assertTrue(figure(1, "--model", "hello-rnn", "--view", "nowhere", "--out", out).startsWith("There is no view nowhere"));
        assertTrue(figure(1, "--model", "hello-rnn", "--view", "attention", "--out", out).contains("attention"));
        assertTrue(figure(1, "--model", "hello-rnn", "--view", "train", "--out", out).contains("say with --run or --session"));
        assertTrue(figure(1, "--model", "hello-rnn", "--view", "units", "--page", "nonsense", "--out", out).startsWith(
                "There is no page nonsense of this model in Units; there are Ranking, Match, Saturation, Similar, States,"));
        assertTrue(figure(1, "--model", "hello-rnn", "--out", folder.resolve("x.bmp").toString()).contains("its ending says no"));
        Path session = folder.resolve("s.rnnscope");
        Files.writeString(session, "{\"rnnscope\": 1, \"model\": {\"path\": \"gone.safetensors\"}}");
        assertTrue(figure(1, "--session", session.toString(), "--out", out).contains("gone.safetensors is not there"));
        assertTrue(!Files.exists(Path.of(out)));
    }
}
