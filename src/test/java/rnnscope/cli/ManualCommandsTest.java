package rnnscope.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Commands of the README and of the manual: whoever types one of them is understood. */
class ManualCommandsTest {
    private static final Path MANUAL = Path.of("assets/manual/en");
    private static final Path BENCHES = Path.of("src/bench/java");
    private static final String JAR = "java -jar target/rnnscope.jar ";
    /** A command in a sentence: `train --task adding:100 …`. */
    private static final Pattern INLINE = Pattern.compile("`((?:train|sample|trace|score|match|ablate|dynamics|decode|measure|text|figure|lesson)"
            + " [^`]*--[^`]*)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern BENCH = Pattern.compile("-Dbench\\.main=([\\w.]+)");

    /** README and manual, each in one string. */
    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.list(MANUAL)) {
            List<String> pages = new ArrayList<>(List.of(Files.readString(Path.of("README.md"))));
            for (Path file : files.sorted().toList()) {
                pages.add(Files.readString(file));
            }
            return pages;
        }
    }

    /** Lines that run the jar with a command, those that a backslash continues as one; and commands in a sentence. */
    static Stream<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String page : pages()) {
            page.replaceAll("\\\\\\n\\s*", " ").lines().filter(line -> line.startsWith(JAR))
                    .forEach(line -> commands.add(line.substring(JAR.length())));
            Matcher inline = INLINE.matcher(page.replaceAll("\\s*\\n\\s*", " "));
            while (inline.find()) {
                commands.add(inline.group(1));
            }
        }
        return commands.stream().distinct();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void isUnderstood(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        CommandLine line = new CommandLine(new RnnScopeCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        assertDoesNotThrow(() -> line.parseArgs(words.toArray(String[]::new)), command);
    }

    @Test
    void thereAreSomeOfEveryCommand() throws IOException {
        List<String> all = commands().toList();
        for (String name : new CommandLine(new RnnScopeCommand()).getSubcommands().keySet()) {
            assertTrue(all.stream().anyMatch(command -> command.startsWith(name + " ")), name);
        }
    }

    @Test
    void everyBenchExists() throws IOException {
        List<String> benches = new ArrayList<>();
        for (String page : pages()) {
            BENCH.matcher(page).results().forEach(match -> benches.add(match.group(1)));
        }
        assertFalse(benches.isEmpty());
        for (String bench : benches) {
            assertTrue(Files.exists(BENCHES.resolve(bench.replace('.', '/') + ".java")), bench);
        }
    }
}
