package rnnscope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CursorTest {
    private final Cursor cursor = new Cursor();

    @BeforeEach
    void tenSteps() {
        cursor.reset(10, 3);
    }

    @Test
    void staysInTheText() {
        cursor.moveBy(-100);
        assertEquals(0, cursor.step());
        cursor.moveTo(100);
        assertEquals(9, cursor.step());
        assertTrue(cursor.isAtEnd());
        cursor.moveBy(-1);
        assertFalse(cursor.isAtEnd());
    }

    @Test
    void aPreviewIsShownButNotGoneTo() {
        cursor.preview(7);
        assertEquals(7, cursor.shown());
        assertEquals(3, cursor.step());
        cursor.preview(-1);
        assertEquals(3, cursor.shown());
        cursor.preview(10);
        assertEquals(3, cursor.shown());
    }

    @Test
    void aShorterTextPullsItBack() {
        cursor.preview(9);
        cursor.reset(2, 9);
        assertEquals(1, cursor.step());
        assertEquals(1, cursor.shown());
    }
}
