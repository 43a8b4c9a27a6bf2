package rnnscope.cell;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/**
 * Pass of a cell, one layer's mathematics at known places. In all methods {@code v} is the tape (values and, behind
 * them, gradients), {@code w} the parameters, {@code row} the first row of a step (or of several, where said) and
 * {@code rows} how many rows from there on belong to the caller. Nothing allocates.
 */
public interface CellPass {

    /** The gates that W_ih x is added to, as one matrix (rows, gates · units), in the order of W_ih. */
    Panels inputGates();

    /** ∂loss/∂ of the pre-activations of {@link #inputGates()}, after {@link #backward}. */
    Panels inputGateGradients();

    /**
     * Sets the gates to their biases, plus the row of W_ih that belongs to the token where the input is one-hot. Any
     * number of steps at once.
     *
     * @param tokens one for each row, from {@code firstToken}; null where the input is dense
     */
    void start(Kernels k, float[] w, int[] tokens, int firstToken, float[] v, int row, int rows);

    /**
     * One step: reads the started gates and the state at {@code row − batch}, writes every channel.
     *
     * @param hook told of every channel as soon as it is there
     */
    void forward(Kernels k, float[] w, float[] v, int row, int rows, Hook hook);

    /**
     * One step back: reads ∂loss/∂h (complete) and what later steps left in ∂loss/∂c; writes the gradients of the
     * gates' pre-activations, adds to ∂loss/∂h and writes ∂loss/∂c of the step before.
     *
     * @param transposed the transposed weights
     * @param hook       that of the way forward, told of every channel's gradient
     */
    void backward(Kernels k, float[] transposed, float[] v, int row, int rows, Hook hook);

    /**
     * Adds the gradients of W_hh, b_hh and b_ih over {@code rows} rows, all steps at once. Each worker does its share
     * of the columns.
     *
     * @param g gradient of the parameters, accumulated
     */
    void weightGradients(Kernels k, float[] v, float[] g, int row, int rows, int worker, int workers);
}
