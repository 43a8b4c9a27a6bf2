package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rnnscope.figure.paint.Look;

/** Contrast of every token that text or a mark has, on every ground that it can lie on. */
class ContrastTest {
    private static final Path FOLDER = Path.of("assets/styles");
    private static final List<String> GROUNDS = List.of("paper", "card", "hover");
    /** Letters that lie on a ground of their own. */
    private static final Map<String, List<String>> OWN = Map.of("on-tip", List.of("tip"), "on-beam", List.of("beam"),
            "card", List.of("ink", "muted"));

    private static Map<String, Color> tokens(String file) throws IOException {
        Map<String, Color> tokens = new LinkedHashMap<>();
        Matcher matcher = Pattern.compile("-rs-([a-z-]+): #([0-9A-F]{6})").matcher(Files.readString(FOLDER.resolve(file)));
        while (matcher.find()) {
            tokens.put(matcher.group(1), new Color(Integer.parseInt(matcher.group(2), 16)));
        }
        return tokens;
    }

    /** The tokens that the style sheet gives to words and signs. */
    private static Set<String> ofText() throws IOException {
        Set<String> used = new TreeSet<>();
        Matcher matcher = Pattern.compile("-fx-(?:prompt-)?(?:text-)?fill: -rs-([a-z-]+)").matcher(Files.readString(FOLDER.resolve("base.css")));
        while (matcher.find()) {
            used.add(matcher.group(1));
        }
        return used;
    }

    /** @param everywhere whether words of any colour may lie on any ground, or only black and grey ones */
    private static void check(String theme, double least, boolean everywhere) throws IOException {
        Map<String, Color> tokens = tokens(theme);
        for (String text : ofText()) {
            List<String> grounds = everywhere || text.equals("ink") || text.equals("muted") ? GROUNDS : List.of("card");
            for (String ground : OWN.getOrDefault(text, grounds)) {
                double contrast = Look.contrast(tokens.get(text), tokens.get(ground));
                assertTrue(contrast >= least, theme + ": " + text + " on " + ground + ": " + contrast);
            }
        }
        for (String warns : List.of("amber", "red")) {
            assertTrue(Look.contrast(tokens.get("ink"), tokens.get(warns + "-ground")) >= least, theme + ": " + warns);
            assertTrue(Look.contrast(tokens.get(warns), tokens.get(warns + "-ground")) >= least, theme + ": " + warns);
        }
    }

    @Test
    void theStyleSheetUsesTokensForText() throws IOException {
        assertTrue(ofText().containsAll(List.of("ink", "muted", "amber", "red", "on-tip")), ofText().toString());
    }

    @Test
    void highContrastIsSevenToOneForWords() throws IOException {
        check("contrast.css", 7, true);
    }

    @Test
    void lightAndDarkAreFourAndAHalfToOneForWords() throws IOException {
        check("light.css", 4.5, false);
        check("dark.css", 4.5, false);
    }

    @Test
    void highContrastIsSevenToOneForMarksToo() throws IOException {
        Map<String, Color> tokens = tokens("contrast.css");
        for (String mark : List.of("line", "faint", "beam", "amber", "red", "lane-rnn", "lane-gru", "lane-lstm")) {
            for (String ground : List.of("paper", "card")) {
                assertTrue(Look.contrast(tokens.get(mark), tokens.get(ground)) >= 7, mark + " on " + ground);
            }
        }
    }

    @Test
    void figuresOfHighContrastAreSevenToOne() {
        Look look = Look.contrast();
        Map<String, Color> all = new LinkedHashMap<>(look.lines());
        all.putAll(Map.of("ink", look.ink(), "muted", look.muted(), "faint", look.faint(), "line", look.line(),
                "beam", look.beam(), "amber", look.amber(), "red", look.red()));
        all.forEach((name, colour) -> List.of(look.card(), look.paper()).forEach(ground -> assertTrue(
                Look.contrast(colour, ground) >= 7, name + ": " + Look.contrast(colour, ground))));
    }

    @Test
    void sheetAndFiguresAgree() throws IOException {
        for (Theme theme : Theme.values()) {
            Map<String, Color> tokens = tokens(theme.name().toLowerCase(java.util.Locale.ROOT) + ".css");
            Look look = theme.look();
            assertEquals(tokens.get("card"), look.card());
            assertEquals(tokens.get("paper"), look.paper());
            assertEquals(tokens.get("ink"), look.ink());
            assertEquals(tokens.get("muted"), look.muted());
            assertEquals(tokens.get("beam"), look.beam());
        }
    }

    @Test
    void lettersOnAnyValueCanBeReadInEveryTheme() {
        for (Theme theme : Theme.values()) {
            for (int i = -100; i <= 100; i++) {
                for (Color ground : List.of(theme.look().diverging().colour(i / 100f, -1, 1), theme.look().amount().colour(Math.abs(i) / 100f, 0, 1))) {
                    assertTrue(Look.contrast(Look.letterOn(ground), ground) >= 4.5, theme + ": " + ground);
                }
            }
        }
    }
}
