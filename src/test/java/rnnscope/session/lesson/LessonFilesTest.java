package rnnscope.session.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rnnscope.session.file.Change;
import rnnscope.session.file.LeverPlaces;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFileException;

class LessonFilesTest {
    private static final String STEP =
            "{\"title\": {\"en\": \"a\"}, \"stands\": {\"perspective\": \"step\"}, \"caption\": {\"en\": ";

    /** A share or a power of ten in words, which nobody would compute anew. */
    private static final Pattern MEASURED = Pattern.compile("\\d%|10[⁻⁰¹²³⁴-⁹]");

    private static String fault(String json) {
        return assertThrows(SessionFileException.class,
                () -> LessonFiles.parse("my.lesson.json", json.getBytes(StandardCharsets.UTF_8))).getMessage();
    }

    @Test
    void aFaultNamesFileLineAndField() {
        String head = "{\"lesson\": 1, \"title\": {\"en\": \"t\"}, \"steps\": [\n";
        assertEquals("my.lesson.json, line 2: steps[0]: a caption has at most two sentences, that of an answer among them",
                fault(head + STEP + "\"One. Two! Three?\"}}]}"));
        assertEquals("my.lesson.json, line 2: steps[0]: {p} is no claim of this step", fault(head + STEP + "\"It is {p}.\"}}]}"));
        assertEquals("my.lesson.json, line 2: there is no field steps[0].stands.colour",
                fault(head + STEP.replace("\"step\"", "\"step\", \"colour\": 3") + "\"One.\"}}]}"));
        assertEquals("my.lesson.json, line 3: steps[0].stands.at cannot be \"here\"",
                fault(head + STEP.replace("\"step\"", "\"step\",\n\"at\": \"here\"") + "\"One.\"}}]}"));
        assertTrue(fault("{\"lesson\": 1, \"title\": {\"en\": \"t\"}, \"steps\": []}").contains("at least one"));
        assertEquals("my.lesson.json, line 1: the field steps is missing",
                fault("{\"lesson\": 1, \"title\": {\"en\": \"t\"}}"));
        assertTrue(fault("{\"lesson\": 4, \"title\": {\"en\": \"t\"}, \"steps\": []}").contains("it is of version 4"));
        assertEquals("/nowhere/lesson.json: there is no such file",
                assertThrows(SessionFileException.class, () -> LessonFiles.read(Path.of("/nowhere/lesson.json"))).getMessage());
    }

    @Test
    void everyLessonThatComesWithTheProgramIsWholeInBothLanguages() throws Exception {
        assertFalse(LessonFiles.shipped().isEmpty());
        for (String name : LessonFiles.shipped()) {
            Lesson lesson = LessonFiles.load(name);
            assertEquals(lesson, LessonFiles.parse(name, LessonFiles.bytes(lesson)), name);
            assertTrue(lesson.steps().size() >= 6 && lesson.steps().size() <= 15, name + " has " + lesson.steps().size() + " steps");
            assertTrue(isWhole(lesson.title()) && isWhole(lesson.about()), name);
            for (LessonStep step : lesson.steps()) {
                String where = name + ": " + step.title().en();
                assertTrue(isWhole(step.title()) && isWhole(step.notes()), where);
                assertTrue(step.question() == null ? isWhole(step.caption())
                        : isWhole(step.question().ask()) && isWhole(step.question().answer()), where);
                assertTrue(step.stands().perspective() != null, where);
                Set<String> said = new TreeSet<>(step.claims().keySet());
                step.caption().names().forEach(said::remove);
                step.notes().names().forEach(said::remove);
                if (step.question() != null) {
                    step.question().answer().names().forEach(said::remove);
                    step.question().ask().names().forEach(said::remove);
                }
                assertEquals(Set.of(), said, where + ": nobody says it");
                assertFalse(MEASURED.matcher(step.caption() + (step.question() == null ? "" : step.question().toString())).find(),
                        where + ": what is measured is a claim");
            }
        }
    }

    /** The example of the manual is a lesson, and what it says of "of" is all that there is. */
    @Test
    void theManualsExampleIsALesson() throws Exception {
        String page = Files.readString(Path.of("assets/manual/en/lessons.md"));
        String json = page.substring(page.indexOf("```\n{") + 4, page.indexOf("}\n```") + 1);
        Lesson lesson = LessonFiles.parse("manual", json.getBytes(StandardCharsets.UTF_8));
        assertEquals("99.7%", lesson.steps().get(0).claims().get("p").says());
        for (Claim.Of of : Claim.Of.values()) {
            assertTrue(page.contains("`" + of.name().toLowerCase(Locale.ROOT) + "`"), of.name());
        }
        for (RecordComponent field : SessionFile.class.getRecordComponents()) {
            assertTrue(page.contains("`" + field.getName() + "`") || Set.of("version", "theme").contains(field.getName()), field.getName());
        }
        int at = 0;
        for (String name : LessonFiles.shipped()) {
            assertTrue(page.indexOf(LessonFiles.load(name).title().en()) > at, name);
            at = page.indexOf(LessonFiles.load(name).title().en());
        }
    }

    private static boolean isWhole(Bilingual words) {
        return words != null && words.en() != null && words.ko() != null && !words.en().isBlank() && !words.ko().isBlank();
    }

    @Test
    void theSchemaHasEveryFieldThatIsReadAndNoOther() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(LessonFiles.class.getResource("/assets/lessons/lesson.schema.json"));
        assertEquals(fields(Lesson.class), properties(schema));
        JsonNode definitions = schema.get("$defs");
        Map<String, Class<?>> records = Map.of("words", Bilingual.class, "step", LessonStep.class, "question", LessonStep.Question.class,
                "claim", Claim.class, "stands", SessionFile.class, "example", SessionFile.ExamplePlace.class, "chosen",
                SessionFile.Chosen.class, "change", Change.class, "levers", LeverPlaces.class, "run", SessionFile.RunPlace.class);
        for (Map.Entry<String, Class<?>> one : records.entrySet()) {
            assertEquals(fields(one.getValue()), properties(definitions.get(one.getKey())), one.getKey());
        }
        JsonNode stands = definitions.get("stands").get("properties");
        assertEquals(fields(SessionFile.ModelPlace.class), properties(stands.get("model")));
        assertEquals(fields(SessionFile.TextPlace.class), properties(stands.get("text")));
        assertEquals(fields(SessionFile.Viewport.class), properties(stands.get("sight")));
        assertEquals(fields(SessionFile.ComparedPlace.class), properties(stands.get("compared")));
        assertEquals(fields(SessionFile.DynamicsPlace.class), properties(stands.get("dynamics")));
        Set<String> quantities = new TreeSet<>();
        definitions.get("claim").get("properties").get("of").get("enum").forEach(one -> quantities.add(one.textValue()));
        assertEquals(Arrays.stream(Claim.Of.values()).map(of -> of.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)), quantities);
    }

    private static Set<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(LessonFilesTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(RecordComponent component) {
        JsonProperty given = component.getAccessor().getAnnotation(JsonProperty.class);
        return given == null || given.value().isEmpty() ? component.getName() : given.value();
    }

    private static Set<String> properties(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.get("properties").fieldNames().forEachRemaining(names::add);
        return names;
    }
}
