package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import rnnscope.train.example.Film.Move;

class FilmTest {
    private static final String STORY = "plus 9,3 up up right still turns down left";

    @Test
    void whatIsTypedIsDrawnAndSeenAgain() {
        Film film = Film.of(STORY);
        float[] levels = film.levels();
        assertEquals(8 * 144, levels.length);
        assertEquals(STORY, film.text());
        assertEquals(STORY, Film.ofLevels(levels).text());
        assertEquals(List.of("appears", "up", "up", "right", "still", "turns", "down", "left"), film.labels());
        assertEquals(Optional.of("left"), film.direction());
        assertTrue(levels[8 * 12 + 2] > 0.7 && levels[7 * 12 + 2] > 0.7 && levels[7 * 12 + 1] < 0.2, "a plus at row 9, column 3");
        int last = 7 * 144;
        assertTrue(levels[last + 7 * 12 + 2] > 0.7 && levels[last + 6 * 12 + 1] > 0.7 && levels[last + 6 * 12 + 2] < 0.2, "a cross at 8,3");
    }

    @Test
    void theEdgeStopsAShapeAndWhatLooksTheSameDoesNotTurn() {
        assertEquals("ring 2,2 still right still still", Film.of("ring 2,2 left right up turns").text());
        assertEquals("ring 3,2 up right still still", Film.of("ring 3,2 up right still turns").text());
    }

    @Test
    void aMoveAPlaceAndTheLengthAreChanged() {
        Film film = Film.of("bar 5,5 right right up");
        assertEquals("bar 5,5 right left up", film.with(2, Move.LEFT).text());
        assertEquals("post 5,5 right right up", film.with("post").text());
        assertEquals("bar 8,4 right right up", film.passing(2, 7, 5).text(), "at row 8, column 6 in the third picture");
        assertEquals("bar 5,5 right right", film.longer(false).text());
        assertEquals("bar 5,5 right right up still", film.longer(true).text());
    }

    @Test
    void whatIsNoFilmIsRefusedInOneSentence() {
        for (String text : List.of("", "ring", "ring 5", "disc 5,5 up", "ring 1,5 up", "ring 5,5 jumps", "ring 5,5" + " up".repeat(60))) {
            String words = assertThrows(IllegalArgumentException.class, () -> Film.of(text)).getMessage();
            assertTrue(words.startsWith("a film is a shape (square, ring, "), words);
        }
    }

    @Test
    void whatAShapeDoesInAHeldOutFilmItDoesNotDoInThoseToLearnFrom() {
        for (boolean ends : new boolean[] {false, true}) {
            Film.Split split = Film.split(ends);
            Set<String> learned = new HashSet<>();
            split.training().forEach(film -> film.successions().forEach(learned::add));
            assertEquals(6_000, split.training().size());
            assertEquals(500, split.heldOut().size());
            assertTrue(split.heldOut().stream().allMatch(film -> film.successions().anyMatch(s -> !learned.contains(s))));
            assertTrue(!ends || split.heldOut().stream().allMatch(film -> film.direction().isPresent()));
        }
    }
}
