package rnnscope.cli;

import java.util.List;
import java.util.stream.Collectors;
import rnnscope.language.Words;
import rnnscope.network.Topology;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/** Names of a network's quantities on the command line and in archives: "l0.forget", "target.attention.context". */
final class QuantityNames {
    private QuantityNames() {}

    /** What the names of a side begin with, where there are two. */
    static String prefix(Topology topology, Side side) {
        return topology.side() == Side.SOURCE ? "" : side == Side.SOURCE ? "source." : "target.";
    }

    /** Without the side. */
    static String of(String place) {
        return (Character.isDigit(place.charAt(0)) ? "l" : "") + place.replace('/', '.');
    }

    /**
     * What can be held of a network under a name.
     *
     * @throws IllegalArgumentException in words for the user when there is nothing of the name
     */
    static Quantity changeable(Topology topology, String name) {
        List<Quantity> all = topology.changeable();
        return all.stream().filter(q -> of(topology, q).equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Words.of("cli.quantity", name,
                        all.stream().map(q -> of(topology, q)).collect(Collectors.joining(", ")))));
    }

    static String of(Topology topology, Quantity quantity) {
        return prefix(topology, quantity.side()) + of(quantity.name());
    }
}
