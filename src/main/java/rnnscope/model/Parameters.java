package rnnscope.model;

import rnnscope.language.Words;

/**
 * One {@code float[]} addressed through a {@link ParameterLayout}: the learned numbers of a network. A gradient and an
 * optimizer's moment are Parameters too. Mutable; padding stays 0.
 */
public final class Parameters {
    private final ParameterLayout layout;
    private final float[] values;

    /** All zero. */
    public Parameters(ParameterLayout layout) {
        this(layout, new float[layout.size()]);
    }

    private Parameters(ParameterLayout layout, float[] values) {
        this.layout = layout;
        this.values = values;
    }

    public ParameterLayout layout() {
        return layout;
    }

    /** The array itself, for kernels. */
    public float[] values() {
        return values;
    }

    public Parameters copy() {
        return new Parameters(layout, values.clone());
    }

    /** Takes over the numbers of {@code other}, which has the same layout. */
    public void set(Parameters other) {
        System.arraycopy(other.values, 0, values, 0, values.length);
    }

    public float get(String name, int row, int k) {
        return values[layout.slice(name).at(row, k)];
    }

    public void set(String name, int row, int k, float value) {
        values[layout.slice(name).at(row, k)] = value;
    }

    /** A tensor in PyTorch's order, row after row. */
    public float[] get(String name) {
        ParameterLayout.Slice slice = layout.slice(name);
        float[] tensor = new float[slice.count()];
        for (int row = 0; row < slice.rows(); row++) {
            for (int k = 0; k < slice.depth(); k++) {
                tensor[row * slice.depth() + k] = values[slice.at(row, k)];
            }
        }
        return tensor;
    }

    /**
     * Takes a tensor in PyTorch's order.
     *
     * @throws IllegalArgumentException when its length is not that of {@code name}
     */
    public void set(String name, float[] tensor) {
        ParameterLayout.Slice slice = layout.slice(name);
        if (tensor.length != slice.count()) {
            throw new IllegalArgumentException(Words.of("model.elements", name, slice.count(), tensor.length));
        }
        for (int row = 0; row < slice.rows(); row++) {
            for (int k = 0; k < slice.depth(); k++) {
                values[slice.at(row, k)] = tensor[row * slice.depth() + k];
            }
        }
    }
}
