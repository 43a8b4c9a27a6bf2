package rnnscope.model;

import java.util.LinkedHashMap;
import java.util.Map;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/**
 * The transposes of the weight matrices that the backward pass multiplies by, W (K, N) as Wᵀ (N, K), packed once for
 * each update. N counts the padding between gates, so that the gradient of the gates is multiplied as it lies.
 */
public final class TransposedWeights {
    private final Map<String, Panels> originals = new LinkedHashMap<>();
    private final Map<String, Panels> places = new LinkedHashMap<>();
    private final float[] values;

    public TransposedWeights(ParameterLayout layout) {
        int size = 0;
        for (ParameterLayout.Slice slice : layout.slices()) {
            if (slice.kind() == ParameterLayout.Kind.WEIGHT) {
                Panels place = Panels.at(size, slice.depth(), slice.place().columns());
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
        kernels.transpose(parameters.values(), originals.get(name), values, places.get(name));
    }
}
