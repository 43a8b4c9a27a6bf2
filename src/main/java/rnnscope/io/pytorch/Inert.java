package rnnscope.io.pytorch;

import java.util.List;
import java.util.Map;

/**
 * Object of a Python class, without the class: what it was made of, never what it does.
 *
 * @param of        the class: "torch.nn.modules.rnn.LSTM"
 * @param arguments what it was made with
 * @param state     its attributes, once they are known
 */
record Inert(String of, List<Object> arguments, Map<Object, Object> state) {
    /** Two objects are the same only where they are one; what they hold may hold them again. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return of;
    }
}
