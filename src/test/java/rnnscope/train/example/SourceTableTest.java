package rnnscope.train.example;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTableTest {
    private static final List<String> NAMES = List.of("price before", "index", "mentions");
    private static final float[] NUMBERS = {1, 1.25f, 0, 1.5f, -2, 2};

    private static String fault(String text) {
        return assertThrows(IllegalArgumentException.class, () -> SourceTable.read(text, NAMES)).getMessage();
    }

    @Test
    void whatIsWrittenIsRead() {
        String text = SourceTable.text(NUMBERS, NAMES);
        assertEquals("price before,index,mentions\n1,1.25,0\n1.5,-2,2\n", text);
        assertArrayEquals(NUMBERS, SourceTable.read(text, NAMES));
    }

    @Test
    void namesMayBeMissingOrElsewhere() {
        assertArrayEquals(NUMBERS, SourceTable.read("1,1.25,0\n\n1.5, −2,2\n", NAMES));
        assertArrayEquals(NUMBERS, SourceTable.read("day;mentions;index;price before\nMon;0;1.25;1\nTue;2;-2;1.5", NAMES));
        assertArrayEquals(NUMBERS, SourceTable.read("a\tb\tc\n1\t1.25\t0\n1.5\t-2\t2", NAMES));
    }

    @Test
    void faultsNameRowAndColumn() {
        assertEquals("row 2, column index: \"low\" is no number", fault("1,1,1\n2,low,2"));
        assertEquals("row 1, column mentions: the cell is empty", fault("1,1,\n2,2,2"));
        assertEquals("row 2 has 2 cells in place of 3", fault("1,1,1\n2,2"));
        assertEquals("the table has 2 columns of 3: price before, index, mentions", fault("a,b\n1,2"));
        assertEquals("the table has no row of numbers", fault("price before,index,mentions\n"));
    }
}
