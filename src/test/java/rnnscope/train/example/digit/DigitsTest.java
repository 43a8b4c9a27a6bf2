package rnnscope.train.example.digit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rnnscope.io.ShippedModels;
import rnnscope.math.SeededRandom;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.example.Sources;

class DigitsTest {

    @Test
    void aSeedDrawsTheSamePicturesOfAllDigitsInTenths() {
        List<ClutteredDigits.Shown> some = ClutteredDigits.of(20, 5);
        List<ClutteredDigits.Shown> again = ClutteredDigits.of(20, 5);
        for (int i = 0; i < 20; i++) {
            assertEquals(i % 10, some.get(i).digit());
            assertArrayEquals(some.get(i).levels(), again.get(i).levels());
            double ink = 0;
            for (float level : some.get(i).levels()) {
                assertTrue(level >= 0 && level <= 1 && level == Math.round(10 * level) / 10f, "level " + level);
                ink += level;
            }
            assertTrue(ink > 15 && ink < 200, "ink " + ink);
        }
    }

    /** What is read from the text of a picture is the picture, to the last pixel. */
    @Test
    void aPictureIsWrittenDownWholly() throws Exception {
        Model model = ShippedModels.load("glimpses-gru");
        Batch shown = ExampleTasks.firstDigit();
        assertArrayEquals(shown.inputs(), Sources.read(model, Sources.text(model, shown)).inputs());
    }

    @Test
    void aDigitToDrawIsWrittenDownWithItsStyle() throws Exception {
        SeededRandom random = new SeededRandom(1);
        Model model = ShippedModels.load("draw-lstm");
        for (int digit = 0; digit < 10; digit++) {
            DrawnDigit drawn = DrawnDigit.next(digit, random);
            assertEquals(drawn, DrawnDigit.parse(drawn.text()));
            assertEquals(drawn.text(), DrawnDigit.of(drawn.given()).text());
            Batch read = Sources.read(model, drawn.text());
            assertArrayEquals(drawn.given(), read.inputs());
            assertArrayEquals(drawn.levels(), read.targetNumbers());
            assertTrue(IntStream.range(0, 15).allMatch(i -> Math.abs(read.inputs()[i]) <= 1.001));
        }
        assertNull(DrawnDigit.parse("12 0 0.7 2 14 14"));
        assertNull(DrawnDigit.parse("3 0 0.7 2 14"));
        assertNull(DrawnDigit.parse("3 0 0.7 2 14 1e9"));
    }
}
