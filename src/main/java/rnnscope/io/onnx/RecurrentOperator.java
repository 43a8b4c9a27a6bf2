package rnnscope.io.onnx;

import java.util.Map;

/**
 * Operator of ONNX for a cell.
 *
 * @param operator          "LSTM"
 * @param order             places of ONNX's gates among ours: i, o, f, c among i, f, g, o; z, r, h among r, z, n
 * @param linearBeforeReset whether the reset gate acts on the product
 * @param relu              whether the activation is ReLU
 */
record RecurrentOperator(String operator, int[] order, boolean linearBeforeReset, boolean relu) {
    private static final Map<String, RecurrentOperator> ALL = Map.of(
            "lstm", new RecurrentOperator("LSTM", new int[] {0, 3, 1, 2}, false, false),
            "lstm-peephole", new RecurrentOperator("LSTM", new int[] {0, 3, 1, 2}, false, false),
            "gru", new RecurrentOperator("GRU", new int[] {1, 0, 2}, true, false),
            "gru-reset-before", new RecurrentOperator("GRU", new int[] {1, 0, 2}, false, false),
            "rnn-tanh", new RecurrentOperator("RNN", new int[] {0}, false, false),
            "rnn-relu", new RecurrentOperator("RNN", new int[] {0}, false, true));

    /** Null where there is none. */
    static RecurrentOperator of(String cell) {
        return ALL.get(cell);
    }

    int gates() {
        return order.length;
    }

    /** Blocks of a weight or bias in ONNX's order. */
    float[] ordered(float[] values) {
        int block = values.length / order.length;
        float[] ordered = new float[values.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, order[i] * block, ordered, i * block, block);
        }
        return ordered;
    }
}
