package rnnscope.figure.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.cell.Cells;
import rnnscope.tape.Channel;

class ChannelsTest {
    private static List<String> symbols(String cell) {
        return Channels.inOrder(Cells.of(cell).channels()).stream().map(Channel::symbol).toList();
    }

    @Test
    void anLstmsAreInTheOrderOfItsEquations() {
        assertEquals(List.of("f", "i", "g", "o", "c", "tanh c", "h"), symbols("lstm"));
    }

    @Test
    void othersStayAsTheyAre() {
        assertEquals(Cells.of("gru").channels(), Channels.inOrder(Cells.of("gru").channels()));
    }
}
