package rnnscope.session.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import rnnscope.math.Panels;
import rnnscope.tape.Channel;
import rnnscope.tape.Tape;
import rnnscope.tape.TapeLayout;
import rnnscope.tape.Trace;

class UnitMemoryTest {
    private static final int STEPS = 480;

    /** Unit 0 stands still, unit 1 alternates between −1 and 1, unit 2 changes every 96 steps between −½ and ½. */
    @Test
    void aUnitThatChangesSeldomBeatsOneThatAlternates() {
        List<Channel> channels = List.of(Channel.signed("hidden", "h", "hidden state", Channel.Role.STATE, 1));
        TapeLayout layout = new TapeLayout.Builder(1, STEPS).layer("toy", channels, 3)
                .add("logits", 2).add("probabilities", 2).build();
        Tape tape = new Tape(layout, false);
        Panels place = layout.channel(0, "hidden");
        for (int t = 0; t < STEPS; t++) {
            tape.values()[place.at(layout.row(t), 0)] = 0.9f;
            tape.values()[place.at(layout.row(t), 1)] = t % 2 == 0 ? 1 : -1;
            tape.values()[place.at(layout.row(t), 2)] = t / 96 % 2 == 0 ? 0.5f : -0.5f;
        }
        assertEquals(2, UnitMemory.best(new Trace(tape, 0, new int[STEPS + 1]), 0, "hidden"));
    }
}
