package rnnscope.cli.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rnnscope.figure.Painted;
import rnnscope.figure.chart.ChartCurve;
import rnnscope.figure.chart.LearningFigure;
import rnnscope.figure.paint.Look;
import rnnscope.language.Language;

class LearningChartTest {
    private static final List<String> COLUMNS = List.of("model", "iteration", "property", "layer", "unit", "held_out");
    /** As fresh rows and as they are read again; the best unit of a snapshot first. */
    private static final List<List<?>> ROWS = List.of(
            List.of("runs/a.run", 0L, "word", "1", 3, 0.5),
            List.of("runs/a.run", 0L, "word", "1", 1, 0.6),
            List.of("runs/a.run", 0L, "column", "1", 2, -0.25),
            List.of("runs/a.run", 100L, "word", "1", 2, 0.75),
            List.of("runs/a.run", 100L, "column", "1", 2, 0.5),
            List.of("runs/a.run", "200", "word", "1", "7", "1.0"),
            List.of("runs/a.run", "200", "word", "1", "2", "0.8"),
            List.of("other.run GRU", "100", "word", "1", "4", "0.5"),
            List.of("story-rnn", "", "word", "1", "0", "0.9"));

    @AfterEach
    void speakEnglish() {
        Language.ENGLISH.speak();
    }

    @Test
    void aCurveIsTheBestUnitsScoreOverTheIterations() throws Exception {
        List<LearningFigure> figures = LearningChart.figures(COLUMNS, ROWS);
        assertEquals(List.of("When a.run learned each property", "When other.run GRU learned each property"),
                figures.stream().map(LearningFigure::title).toList());
        LearningFigure figure = figures.get(0);
        ChartCurve word = figure.curves().get(0);
        assertEquals("Inside a word · unit 7", word.label());
        assertArrayEquals(new double[] {0, 100, 200}, word.x());
        assertArrayEquals(new double[] {0.5, 0.75, 1}, word.y());
        ChartCurve column = figure.curves().get(1);
        assertArrayEquals(new double[] {0, 100}, column.x());
        assertArrayEquals(new double[] {-0.25, 0.5}, column.y());
        assertEquals(List.of(0.0, 0.5), figure.levels().stream().map(level -> level.value()).toList());
        assertEquals(List.of("chance, rank correlation", "chance, AUC"),
                figure.levels().stream().map(level -> level.label()).toList());
        assertEquals("iterations (weight updates)", figure.across());
        assertEquals(200, figures.get(1).last());
        assertEquals(figure.axis(), figures.get(1).axis());
    }

    /** The axis of scores goes from −0.25 to 1 with 1/20 of that more at both ends. */
    @Test
    void dotsAndChanceStandAtTheirScores() throws Exception {
        LearningFigure figure = LearningChart.figures(COLUMNS, ROWS).get(0);
        Look look = Look.light();
        Painted painted = Painted.figure(figure, 960, 480, look);
        double height = 480 - 56 - 52;
        double word = 428 - (0.5 + 0.3125) / 1.375 * height;
        assertEquals(look.lineColour("h"), painted.at(56, word));
        assertEquals(look.lineColour("f"), painted.at(56, 428 - 0.0625 / 1.375 * height));
        long dark = IntStream.range(650, 800).filter(x -> IntStream.rangeClosed(-1, 1)
                .anyMatch(dy -> painted.at(x, word + dy).getRed() < (look.line().getRed() + look.muted().getRed()) / 2)).count();
        assertTrue(dark > 30 && dark < 120, "the dashes of chance: " + dark);
    }

    @Test
    void withoutARankedPropertyThereIsNothingToDraw() {
        assertEquals("c.svg: no property could be ranked at any snapshot, so there is nothing to draw",
                assertThrows(IllegalArgumentException.class, () -> LearningChart.write(Path.of("c.svg"), COLUMNS, List.of()))
                        .getMessage());
    }

    @Test
    void itSpeaksKorean() throws Exception {
        Language.KOREAN.speak();
        LearningFigure figure = LearningChart.figures(COLUMNS, ROWS).get(0);
        assertEquals("a.run: 속성마다 배운 때", figure.title());
        assertEquals("반복(가중치 갱신 횟수)", figure.across());
    }
}
