package rnnscope.analysis.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.analysis.unit.Activities;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.text.property.TextProperty;

/** Every figure of the ranking against SciPy's; {@code src/test/python/ranking_fixture.py} made the fixture. */
class RankingFixtureTest {
    private final JsonNode json = read();
    private final Activity activity = Activities.of(0, units());
    private final List<PropertyValues> properties = properties();

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Path.of("src/test/resources/ranking/scipy.json").toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private float[][] units() {
        List<float[]> units = new ArrayList<>();
        json.get("units").forEach(unit -> units.add(floats(unit)));
        return units.toArray(float[][]::new);
    }

    private List<PropertyValues> properties() {
        Set<String> binary = new HashSet<>();
        json.get("binary").forEach(name -> binary.add(name.asText()));
        List<PropertyValues> list = new ArrayList<>();
        json.get("properties").properties().forEach(entry -> list.add(Activities.property(entry.getKey(),
                binary.contains(entry.getKey()) ? TextProperty.Kind.BINARY : TextProperty.Kind.SCALAR,
                floats(entry.getValue()))));
        return list;
    }

    private static float[] floats(JsonNode numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i).isNull() ? Float.NaN : (float) numbers.get(i).asDouble();
        }
        return values;
    }

    @Test
    void scoresAreThoseOfSciPyAlsoWhereAPropertyHasGaps() {
        check(properties, false);
    }

    @Test
    void shiftsAndTheirCorrectionAreThoseOfSciPy() {
        List<PropertyValues> whole = properties.subList(0, 2);
        assertEquals(List.of("holds", "size"), whole.stream().map(p -> p.property().id()).toList());
        check(whole, true);
    }

    private void check(List<PropertyValues> asked, boolean tests) {
        for (int size = 1; size <= 2; size++) {
            try (Workers workers = Workers.of(size)) {
                var scores = UnitRanker.rank(workers, List.of(activity), asked, tests, Progress.IGNORED);
                for (int k = 0; k < asked.size(); k++) {
                    assertEquals(activity.units(), scores.get(k).size());
                    for (UnitScore score : scores.get(k)) {
                        check(score, expected(asked.get(k).property().id(), score.unit()), tests);
                    }
                }
            }
        }
    }

    private JsonNode expected(String property, int unit) {
        for (JsonNode row : json.get("expected")) {
            if (row.get("property").asText().equals(property) && row.get("unit").asInt() == unit) {
                return row;
            }
        }
        throw new AssertionError();
    }

    private static void check(UnitScore score, JsonNode row, boolean tests) {
        String what = row.toString();
        assertEquals(row.get("sign").asInt(), score.sign(), what);
        assertEquals(row.get("chosenBy").asDouble(), score.chosenBy(), 1e-9, what);
        assertEquals(row.get("heldOut").asDouble(), score.heldOut(), 1e-9, what);
        if (row.has("f1")) {
            assertEquals(row.get("f1").asDouble(), score.f1(), 1e-9, what);
        }
        if (tests) {
            assertEquals(row.get("deviation").asDouble(), score.deviation(), 1e-6, what);
            assertEquals(row.get("p").asDouble(), score.p(), 1e-3 * row.get("p").asDouble(), what);
            assertEquals(row.get("q").asDouble(), score.q(), 1e-3 * row.get("q").asDouble(), what);
        }
    }
}
