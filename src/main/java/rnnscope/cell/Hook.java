package rnnscope.cell;

import rnnscope.math.Panels;

/**
 * Hook between the stages of a cell's step, so that a value can be changed before anything follows from it. The
 * rows are those of one step.
 */
public interface Hook {
    /** Changes nothing; a cell run with it does what it would do without any. */
    Hook NONE = new Hook() {
        @Override
        public void computed(String channel, float[] v, Panels place, int row, int rows) {}

        @Override
        public void goingBack(String channel, float[] v, Panels gradient, int row, int rows) {}
    };

    /** On the way forward: a channel has been computed, and nothing has read it yet. */
    void computed(String channel, float[] v, Panels place, int row, int rows);

    /**
     * On the way back: ∂loss/∂channel, or for a gate that of its pre-activation, is complete, and nothing has read it
     * yet. To be 0 where the channel's value was not that which the cell computed.
     */
    void goingBack(String channel, float[] v, Panels gradient, int row, int rows);
}
