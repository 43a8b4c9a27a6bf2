package rnnscope.model;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/**
 * The transposes of the weight matrices that the backward pass multiplies by, W (K, N) as Wᵀ (N, K), packed once for
 * each update. N counts the padding between gates, so that the gradient of the gates is multiplied as it lies. A diagonal
 * is its own transpose.
 */
public final class TransposedWeights {
    private final Map<String, Panels> originals = new LinkedHashMap<>();
    private final Map<String, Panels> places = new LinkedHashMap<>();
    /** Names of those that are no matrices and are copied as they are. */
    private final Set<String> diagonals = new HashSet<>();
    private final float[] values;

    public TransposedWeights(ParameterLayout layout) {
        int size = 0;
        for (ParameterLayout.Slice slice : layout.slices()) {
            boolean diagonal = slice.kind() == ParameterLayout.Kind.DIAGONAL;
            if (diagonal || slice.kind() == ParameterLayout.Kind.WEIGHT) {
                Panels place = diagonal ? slice.place().moved(size - slice.place().offset())
                        : Panels.at(size, slice.depth(), slice.place().columns());
                if (diagonal) {
                    diagonals.add(slice.name());
                }
                originals.put(slice.name(), slice.place());
                places.put(slice.name(), place);
                size = Math.addExact(size, place.size());
            }
        }
        this.values = new float[size];
    }

    public float[] values() {
        return values;
    }

    public Panels place(String name) {
        return places.get(name);
    }

    /** Packs one weight matrix anew. */
    public void update(Kernels kernels, Parameters parameters, String name) {
        Panels original = originals.get(name);
        Panels place = places.get(name);
        if (diagonals.contains(name)) {
            System.arraycopy(parameters.values(), original.offset(), values, place.offset(), place.size());
        } else {
            kernels.transpose(parameters.values(), original, values, place);
        }
    }

    /** Copies the packed weights of some kind, "weight_hr", to where they lie in an array as large. */
    public void copy(String kind, float[] to) {
        places.forEach((name, place) -> {
            if (name.contains("." + kind + "_l")) {
                System.arraycopy(values, place.offset(), to, place.offset(), place.size());
            }
        });
    }
}
