package rnnscope.session.gradient.question;

import java.util.List;

/**
 * Question about gradients, everything that an answer depends on. Immutable; two are equal when they have the same
 * answer.
 *
 * @param networks compared, in the order of the cells' registry, each of another cell
 * @param sequence what they read
 * @param layer    whose Jacobian and spectrum, from 0
 */
public record Question(List<ComparedNetwork> networks, Sequence sequence, Levers levers, int layer) {
    /** The list is copied. */
    public Question {
        networks = List.copyOf(networks);
    }

    /** The most layers that a network has. */
    public int layers() {
        return networks.stream().mapToInt(c -> c.spec().layers()).max().orElse(1);
    }
}
