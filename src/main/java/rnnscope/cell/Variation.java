package rnnscope.cell;

import java.util.List;
import java.util.Map;

/**
 * Variation of a cell, what sets it apart from one whose gates hear the input and the hidden state before, and nothing
 * else.
 *
 * @param peepholes symbols of the gates that see the memory too, each unit its own through one weight: the rows of the
 *                  vector "peephole" (Gers and Schmidhuber, 2000)
 * @param projects  whether the matrix "weight_hr" makes h of what the units give (Sak, Senior and Beaufays, 2014)
 * @param hears     by a gate's symbol, the channel of the same step that W_hh is multiplied with in place of h before
 */
public record Variation(List<String> peepholes, boolean projects, Map<String, String> hears) {
    public static final Variation NONE = new Variation(List.of(), false, Map.of());

    /** The collections are copied. */
    public Variation {
        peepholes = List.copyOf(peepholes);
        hears = Map.copyOf(hears);
    }

    /** Name in files of the vector of peepholes, and of the projection. */
    public static final String PEEPHOLE = "peephole";
    public static final String PROJECTION = "weight_hr";
}
