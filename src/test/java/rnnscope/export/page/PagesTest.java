package rnnscope.export.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.Font;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import rnnscope.figure.attention.Alignment;
import rnnscope.figure.paint.Look;
import rnnscope.figure.track.Passage;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Reading;
import rnnscope.tape.Trace;
import rnnscope.text.ReadText;
import rnnscope.text.TokenSequence;

class PagesTest {
    @TempDir
    private Path folder;

    private static Passage passage() throws Exception {
        Model model = ShippedModels.load("story-lstm");
        TokenSequence tokens = ReadText.of(model.tokenizer(), "\"One\" said <Ann>.\n\"Two\" said Karl.\n").tokens();
        Reading reading = new Reading(Kernels.best(), model, tokens);
        Trace trace = reading.trace(0, tokens.length());
        return new Passage(trace, tokens, model.tokenizer().vocabulary());
    }

    private static HtmlPage step() throws Exception {
        Passage passage = passage();
        int units = passage.trace().layout().units(0);
        return ReadingPage.of("A <title>", passage, 0, 74, IntStream.range(0, units).toArray(), "tanh-cell", 0,
                passage.text().length(), 3, Look.light());
    }

    private static HtmlPage attention() {
        return AlignmentPage.of("Alignment", new Alignment(List.of("one", "two", "three"), List.of("eins", "zwei"),
                new float[][] {{0.9f, 0.06f, 0.04f}, {0.1f, 0.8f, 0.1f}}, Set.of(), Set.of()), 1, Look.dark());
    }

    private static JsonNode data(String html) throws Exception {
        int at = html.indexOf("const data = ") + 13;
        return new ObjectMapper().readTree(html.substring(at, html.indexOf(";\n", at)));
    }

    @Test
    void itHasTheNumbersOfTheNetworkAndNeedsNothingElse() throws Exception {
        String html = step().html();
        Trace trace = passage().trace();
        JsonNode data = data(html);
        JsonNode forget = null;
        for (JsonNode channel : data.get("channels")) {
            forget = channel.get("id").asText().equals("forget") ? channel : forget;
        }
        ByteBuffer values = ByteBuffer.wrap(Base64.getDecoder().decode(forget.get("values").asText()))
                .order(ByteOrder.LITTLE_ENDIAN);
        int units = data.get("units").asInt();
        for (int t = 0; t < trace.end(); t++) {
            assertEquals(trace.value(0, "forget", 74, t),
                    values.getShort(2 * (t * units + 74)) * forget.get("scale").asDouble(), 4e-5);
        }
        assertEquals(trace.best(5, 1)[0], passage().vocabulary().id(data.get("guesses").get(5).get(0).get(0).asText()));
        assertFalse(html.contains("http"), "no server is asked");
        assertTrue(html.contains("<title>A &lt;title&gt;</title>"));
        assertEquals(html.indexOf("</script>"), html.lastIndexOf("</script>"));
        assertFalse(html.contains("<Ann>"), "no text becomes markup");
    }

    @Test
    void anAlignmentHasItsWeights() throws Exception {
        JsonNode data = data(attention().html());
        ByteBuffer values = ByteBuffer.wrap(Base64.getDecoder().decode(data.get("weights").get("values").asText()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0.8, values.getShort(2 * 4) * data.get("weights").get("scale").asDouble(), 3e-5);
        assertEquals("zwei", data.get("target").get(1).asText());
    }

    @Test
    void hangulComesWithItsFont() throws Exception {
        String html = AlignmentPage.of("Alignment", new Alignment(List.of("나는", "집에"), List.of("I", "go"),
                new float[][] {{0.9f, 0.1f}, {0.2f, 0.8f}}, Set.of(), Set.of()), 1, Look.light()).html();
        int at = html.indexOf("font-family: 'NanumGothicCoding'; src: url(data:font/ttf;base64,");
        assertTrue(at > 0);
        int from = html.indexOf("base64,", at) + 7;
        byte[] font = Base64.getDecoder().decode(html.substring(from, html.indexOf(')', from)));
        assertTrue(font.length < 100_000, font.length + " bytes");
        Font made = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(font));
        assertEquals(-1, made.canDisplayUpTo("나는집에"));
        assertFalse(made.canDisplay('봄'), "nothing else is in it");
        assertFalse(attention().html().contains("'NanumGothicCoding'; src"), "none where there is none");
    }

    /** Run with -Drnnscope.browser=chromium: the page draws, and steps, in a browser. */
    @Test
    @EnabledIfSystemProperty(named = "rnnscope.browser", matches = ".+")
    void aBrowserShowsAndStepsThroughThem() throws Exception {
        HtmlPage[] pages = {step(), attention()};
        String[] before = {"step 4, ", "step 2 of 2: “zwei” reads most from “two” (0.800)"};
        String[] after = {"step 3, ", "step 1 of 2: “eins” reads most from “one” (0.900)"};
        for (int i = 0; i < pages.length; i++) {
            Path still = folder.resolve(i + ".html");
            pages[i].write(still);
            assertTrue(shown(still).contains(before[i]), "opens at its step");
            Path moved = folder.resolve(i + "-moved.html");
            Files.writeString(moved, Files.readString(still).replace("</body>",
                    "<script>document.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft'}));</script></body>"));
            assertTrue(shown(moved).contains(after[i]), "a key steps back");
        }
    }

    /** The page as a browser has it once its script has run. */
    private String shown(Path page) throws Exception {
        Path out = folder.resolve("out.txt");
        Process browser = new ProcessBuilder(System.getProperty("rnnscope.browser"), "--headless", "--no-sandbox",
                "--disable-gpu", "--dump-dom", page.toUri().toString()).redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        assertTrue(browser.waitFor(60, TimeUnit.SECONDS));
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
