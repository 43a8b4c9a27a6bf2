package rnnscope.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeapRoomTest {
    @Test
    void saysWhatIsNeededWhatThereIsAndWhatToDo() {
        HeapRoom.require(1 << 20, "a text", "take a shorter one");
        String words = assertThrows(IllegalArgumentException.class,
                () -> HeapRoom.require(1L << 50, "a text", "take a shorter one")).getMessage();
        assertTrue(words.matches("a text takes about 1048576.0 GB of memory, and [0-9.]+ [MG]B of the JVM's [0-9.]+ [MG]B"
                + " are free; take a shorter one, or give the JVM more with -Xmx"), words);
        assertTrue(HeapRoom.left() < Runtime.getRuntime().maxMemory());
    }

    @Test
    void sizesAreSaidInWords() {
        assertEquals("1 MB", HeapRoom.inWords(5));
        assertEquals("300 MB", HeapRoom.inWords(300L << 20));
        assertEquals("1.5 GB", HeapRoom.inWords(3L << 29));
    }
}
