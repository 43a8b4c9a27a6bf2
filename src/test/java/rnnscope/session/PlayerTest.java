package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlayerTest {
    private final Cursor cursor = new Cursor();
    private final Player player = new Player(cursor);

    @BeforeEach
    void hundredSteps() {
        cursor.reset(100, 0);
    }

    @Test
    void goesAsFarAsTimeAllows() {
        player.speedProperty().set(10);
        player.toggle();
        player.advance(0.05);
        assertEquals(0, cursor.step());
        assertEquals(0.5, player.phase(), 1e-12);
        player.advance(0.06);
        assertEquals(1, cursor.step());
        player.advance(0.2);
        assertEquals(3, cursor.step());
    }

    @Test
    void doesNotRushAfterTheWindowWasStuck() {
        player.speedProperty().set(60);
        player.toggle();
        player.advance(10);
        assertEquals(15, cursor.step());
    }

    @Test
    void standsStillWhilePaused() {
        player.advance(0.2);
        assertEquals(0, cursor.step());
        player.toggle();
        player.toggle();
        player.advance(0.2);
        assertEquals(0, cursor.step());
    }

    @Test
    void stopsAtTheEndAndBeginsAgainFromThere() {
        cursor.moveTo(98);
        player.speedProperty().set(60);
        player.toggle();
        player.advance(0.2);
        assertEquals(99, cursor.step());
        assertFalse(player.isPlaying());
        player.toggle();
        assertEquals(0, cursor.step());
        assertTrue(player.isPlaying());
    }

    @Test
    void keepsToItsSpeeds() {
        player.speedProperty().set(1000);
        assertEquals(Player.FASTEST, player.speedProperty().get());
        player.speedProperty().set(0);
        assertEquals(Player.SLOWEST, player.speedProperty().get());
        assertTrue(player.isSlow());
    }

    @Test
    void hasNothingToPlayInATextOfOneSymbol() {
        cursor.reset(1, 0);
        player.toggle();
        assertFalse(player.isPlaying());
    }
}
