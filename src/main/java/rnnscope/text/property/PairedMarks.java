package rnnscope.text.property;

import java.io.Serializable;

/**
 * Stack of paired marks that are open: what opens is put on a stack, what closes takes its partner and all above it
 * away, a closing mark without a partner is passed over. An empty line closes everything, so that a forgotten mark
 * does no more harm than to its paragraph.
 */
final class PairedMarks implements Serializable {
    private static final long serialVersionUID = 1;

    private final int[] closers = new int[64];
    private int depth;
    private int previous;

    /** To be told of every character first; closes everything at an empty line. */
    void read(int c) {
        if (c == '\n' && previous == '\n') {
            depth = 0;
        }
        previous = c;
    }

    /** Opens something that {@code closer} will close. Beyond 64 at once nothing is added. */
    void open(int closer) {
        if (depth < closers.length) {
            closers[depth++] = closer;
        }
    }

    /** Closes what waits for {@code closer}; false when nothing does. */
    boolean close(int closer) {
        for (int i = depth - 1; i >= 0; i--) {
            if (closers[i] == closer) {
                depth = i;
                return true;
            }
        }
        return false;
    }

    int depth() {
        return depth;
    }
}
