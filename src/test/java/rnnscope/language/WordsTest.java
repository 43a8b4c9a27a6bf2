package rnnscope.language;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every string that users read is in the bundles, in both languages, and nothing else is. */
class WordsTest {
    private static final Path SOURCES = Path.of("src/main/java/rnnscope");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|(?m)^\\s*//[^\n]*", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** Two words, or one that begins as a sentence or a title does. */
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,},? [a-z]{2,}|^[A-Z][a-z]{2,}");
    private static final Pattern PLACE = Pattern.compile("%(\\d+\\$)?[-+#,0]*\\d*(?:\\.\\d+)?([a-zA-Z%])");
    /** What only programmers read. */
    private static final Pattern FAULT = Pattern.compile(
            "new (?:IllegalStateException|AssertionError|UnsupportedOperationException|NoSuchElementException|LinkageError)\\(|Objects\\.requireNonNull\\(|log(?:ger|)\\.|LOG\\."
                    + "|\\.log\\(|Pattern\\.compile\\(|UncheckedIOException\\("
                    // names of columns of numbers, which are the same in every language
                    + "|\\.with\\(");
    /** A figure that is asked for something that no view asks for. */
    private static final Pattern FAULT_OF_FIGURE = Pattern.compile("new IllegalArgumentException\\(|read\\(");
    /** A key that the parser of command lines looks up in its texts, and those of its own texts. */
    private static final Pattern BUNDLED = Pattern.compile("(?:\\$\\{bundle:|descriptionKey = \")([\\w.-]+)");
    private static final Pattern PARSERS_OWN = Pattern.compile("(?:usage|mixinStandardHelpOptions)\\..*");
    /** Names that are written in files, whatever the language. */
    private static final Pattern NAME = Pattern.compile(
            ".*\\.(?:otf|ttf)|[>\\\\n]*<.*|[A-Z][a-z]+ControlExtension|ApplicationExtensions?|OpenType|JetBrains Mono"
                    + "|NanumGothicCoding|task [a-z-]+|this text|version https:\\S+|RnnScope|Linux|Monocle|Headless|class archive|Ranking"
                    + "|RnnScope |ModelSpec\\[|Wiring\\[| of layer |held out | to test| cut by |rows of | and | windows of |Inter(?: Medium)?|Pretendard(?: SemiBold)?|Transport|Java(?:FX)? ");
    /** Names of operators, layers and classes in the files of other programs: "SimpleRNN". */
    private static final Pattern OPERATOR = Pattern.compile("[A-Z][A-Za-z0-9]+");
    /** Files of texts that models read, of what only those read who check a lesson, of what our own code may not do, of names of keys and fonts, of what an old Java reads. */
    private static final List<String> NOT_SHOWN = List.of("text/pair/", "text/story/", "train/example/Pictures.java", "train/example/PictureQuestions.java",
            "session/example/TaskExamples.java", "session/lesson/claim/",
            "analysis/gradient/GradientWindow.java", "analysis/gradient/JacobianNorms.java", "math/Fourier.java", "math/SeededRandom.java", "math/SpinningWorkers.java", "tape/Trace.java",
            "app/Launcher.java", "view/Views.java", "app/Typefaces.java", "app/TunedJvm.java", "control/key/S", "control/picture/");

    private static Properties read(String language) throws IOException {
        Properties words = new Properties();
        try (Reader in = Files.newBufferedReader(Path.of("assets/texts", language + ".properties"))) {
            words.load(in);
        }
        return words;
    }

    private static String source(Path file) {
        try {
            return COMMENT.matcher(Files.readString(file)).replaceAll(" ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @AfterEach
    void speakEnglishAgain() {
        Language.ENGLISH.speak();
    }

    @Test
    void bothLanguagesHaveTheSameKeysWithTheSameValuesPutIn() throws IOException {
        Properties english = read("en");
        Properties korean = read("ko");
        Set<String> only = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            if (!korean.containsKey(key) && !key.endsWith(".one")) {
                only.add(key);
            }
        }
        assertEquals(Set.of(), only, "in English alone");
        only.addAll(korean.stringPropertyNames());
        only.removeAll(english.stringPropertyNames());
        assertEquals(Set.of(), only, "in Korean alone");
        List<String> differ = new ArrayList<>();
        for (String key : korean.stringPropertyNames()) {
            if (!places(english.getProperty(key)).equals(places(korean.getProperty(key)))) {
                differ.add(key + ": " + english.getProperty(key) + " | " + korean.getProperty(key));
            }
        }
        assertEquals(List.of(), differ);
    }

    @Test
    void noKeyStandsTwice() throws IOException {
        for (String language : List.of("en", "ko")) {
            Set<String> keys = new HashSet<>();
            List<String> twice = Files.readAllLines(Path.of("assets/texts", language + ".properties")).stream()
                    .filter(line -> !line.startsWith("#") && line.contains("=")).map(line -> line.substring(0, line.indexOf('=')).strip())
                    .filter(key -> !keys.add(key)).toList();
            assertEquals(List.of(), twice, language);
        }
    }

    /** Which value is written as what, in whatever order. */
    private static Set<String> places(String pattern) {
        Set<String> places = new TreeSet<>();
        Matcher place = PLACE.matcher(pattern);
        int next = 1;
        while (place.find()) {
            if (!place.group(2).equals("%")) {
                places.add((place.group(1) == null ? next++ + "$" : place.group(1)) + place.group(2));
            }
        }
        return places;
    }

    @Test
    void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
        Set<String> literals = new HashSet<>();
        Set<String> missing = new TreeSet<>();
        Properties english = read("en");
        Pattern asked = Pattern.compile("Words\\s*\\.\\s*(?:of|inEnglish|count)\\(\\s*\"([^\"]+)\"(\\s*\\+)?");
        for (Path file : sources()) {
            String source = source(file);
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                literals.add(literal.group(1));
            }
            Matcher key = asked.matcher(source);
            while (key.find()) {
                if (key.group(2) == null && !english.containsKey(key.group(1))) {
                    missing.add(SOURCES.relativize(file) + ": " + key.group(1));
                }
            }
            Matcher bundled = BUNDLED.matcher(source);
            while (bundled.find()) {
                if (!english.containsKey(bundled.group(1))) {
                    missing.add(SOURCES.relativize(file) + ": " + bundled.group(1));
                }
            }
        }
        assertEquals(Set.of(), missing);
        english.stringPropertyNames().forEach(key -> literals.add(english.getProperty(key)));
        Set<String> unused = new TreeSet<>();
        for (String key : english.stringPropertyNames()) {
            String stem = key.endsWith(".one") ? key.substring(0, key.length() - 4) : key;
            // A key that is put together begins with a literal that ends with a dot, or stands in one of picocli's texts.
            if (!PARSERS_OWN.matcher(stem).matches() && !literals.contains(stem)
                    && literals.stream().noneMatch(some -> some.endsWith(".") && stem.startsWith(some)
                    || some.contains("${bundle:" + stem + "}"))) {
                unused.add(key);
            }
        }
        assertEquals(Set.of(), unused, "words that nobody shows");
    }

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            if (NOT_SHOWN.stream().anyMatch(SOURCES.relativize(file).toString()::startsWith)) {
                continue;
            }
            String source = source(file);
            Matcher literal = LITERAL.matcher(source);
            while (literal.find()) {
                int begin = Math.max(source.lastIndexOf(';', literal.start()), Math.max(source.lastIndexOf('{', literal.start()),
                        source.lastIndexOf('}', literal.start())));
                if (ENGLISH.matcher(literal.group(1)).find() && !NAME.matcher(literal.group(1)).matches()
                        && !(file.startsWith(SOURCES.resolve("io")) && OPERATOR.matcher(literal.group(1)).matches())
                        && !FAULT.matcher(source.substring(begin + 1, literal.start())).find()
                        && !(file.startsWith(SOURCES.resolve("figure"))
                                && FAULT_OF_FIGURE.matcher(source.substring(begin + 1, literal.start())).find())) {
                    found.add(SOURCES.relativize(file) + ": " + literal.group(1));
                }
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void wordsAreLookedUpWhenTheyAreShown() throws IOException {
        List<String> kept = new ArrayList<>();
        Pattern constant = Pattern.compile("static final [^;{(]*=[^;{]*Words\\.(?:of|inEnglish|count)\\([^;]*;");
        for (Path file : sources()) {
            Matcher found = constant.matcher(source(file));
            while (found.find()) {
                kept.add(SOURCES.relativize(file) + ": " + found.group());
            }
        }
        assertEquals(List.of(), kept);
    }

    @Test
    void theLanguageIsThatOfTheDisplay() {
        Locale.setDefault(Locale.Category.DISPLAY, Locale.KOREA);
        assertEquals(Language.KOREAN, Language.current());
        Locale.setDefault(Locale.Category.DISPLAY, Locale.FRANCE);
        assertEquals(Language.ENGLISH, Language.current());
        Language.KOREAN.speak();
        assertEquals(Language.KOREAN, Language.current());
    }
}
