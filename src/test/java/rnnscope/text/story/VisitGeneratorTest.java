package rnnscope.text.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import rnnscope.text.ShippedTexts;

class VisitGeneratorTest {
    private static final Pattern VISIT = Pattern.compile(
            "(\\w+) walked into the room\\. (\\w+) walked in too\\. ((?:[A-Z][a-z ]+\\. )*)\\1 said hi to \\2\\.");

    @Test
    void theFirstGreetsTheSecondOverSomeRemarks() {
        Set<Integer> remarks = new TreeSet<>();
        for (String line : VisitGenerator.generate(1, 50_000).split("\n")) {
            Matcher visit = VISIT.matcher(line);
            assertTrue(visit.matches(), line);
            assertNotEquals(visit.group(1), visit.group(2));
            remarks.add((int) visit.group(3).chars().filter(c -> c == '.').count());
        }
        assertEquals(Set.of(0, 1, 2, 3, 4, 5), remarks);
    }

    @Test
    void theShippedTextsAreVisits() {
        for (String name : new String[] {"names-near", "names-far"}) {
            ShippedTexts.load(name).lines().forEach(line -> assertTrue(VISIT.matcher(line).matches(), line));
        }
    }

    @Test
    void aSeedDecidesEveryByte() {
        CRC32 crc = new CRC32();
        crc.update(VisitGenerator.generate(7, 100_000).getBytes(StandardCharsets.US_ASCII));
        assertEquals(467581925L, crc.getValue(), "the visits changed: the models' corpora change with them");
        assertTrue(VisitGenerator.generate(7, 20_000).startsWith(VisitGenerator.generate(7, 5_000)));
        assertNotEquals(VisitGenerator.generate(7, 5_000), VisitGenerator.generate(8, 5_000));
    }
}
