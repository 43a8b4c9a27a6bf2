package rnnscope.session.gradient.question;

import java.util.List;

/**
 * Everything that an answer depends on. Immutable; two are equal when they have the same answer.
 *
 * @param contenders the networks, in the order of the cells' registry, each of another cell
 * @param sequence   what they read
 * @param layer      whose Jacobian and spectrum, from 0
 */
public record Question(List<Contender> contenders, Sequence sequence, Levers levers, int layer) {
    /** The list is copied. */
    public Question {
        contenders = List.copyOf(contenders);
    }

    /** The most layers that a contender has. */
    public int layers() {
        return contenders.stream().mapToInt(c -> c.spec().layers()).max().orElse(1);
    }
}
