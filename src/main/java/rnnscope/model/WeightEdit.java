package rnnscope.model;

import rnnscope.language.Words;

/** A change of the learned numbers; row and column are those of PyTorch's tensor of this name. */
public sealed interface WeightEdit {
    String parameter();

    int row();

    /** Makes the change in place. */
    void applyTo(Parameters parameters);

    /** One number becomes another. */
    record Set(String parameter, int row, int k, float value) implements WeightEdit {
        /** @throws IllegalArgumentException in words for the user when the value is no number */
        public Set {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException(Words.of("model.weight", value));
            }
        }

        @Override
        public void applyTo(Parameters parameters) {
            parameters.set(parameter, row, k, value);
        }
    }

    /** A whole row, all that leads into one gate of one unit, is multiplied. */
    record ScaleRow(String parameter, int row, float factor) implements WeightEdit {
        /** @throws IllegalArgumentException in words for the user when the factor is no number */
        public ScaleRow {
            if (!Float.isFinite(factor)) {
                throw new IllegalArgumentException(Words.of("model.row", factor));
            }
        }

        @Override
        public void applyTo(Parameters parameters) {
            ParameterLayout.Slice slice = parameters.layout().slice(parameter);
            for (int k = 0; k < slice.depth(); k++) {
                parameters.set(parameter, row, k, parameters.get(parameter, row, k) * factor);
            }
        }
    }
}
