package rnnscope.network.module;

/** A bound module that can also run one step at a time, for some of the sequences, on the calling thread. */
public abstract class StepModule extends BoundModule {

    /** The steps of the pass that it runs over. */
    protected abstract Window window(Pass p);

    /** All steps one after another, on the calling thread. */
    @Override
    public void forward(Pass p) {
        Window window = window(p);
        begin(p, 0, window.batch());
        for (int t = window.from(); t < window.end(); t++) {
            forward(p, window.layout().row(t), window.batch());
        }
    }

    /** All steps back one after another, on the calling thread. */
    @Override
    public void backward(Pass p) {
        Window window = window(p);
        beginBackward(p, 0, window.batch());
        for (int t = window.end() - 1; t >= window.from(); t--) {
            backward(p, window.layout().row(t), window.batch());
        }
        endBackward(p, 0, window.batch());
    }

    @Override
    public void clearGradients(Pass p, int worker, int of) {
        int row = window(p).clearedRow(worker, of);
        clearRows(p, row, window(p).clearedRow(worker + 1, of) - row);
    }

    /** Before the first step of some sequences. */
    public void begin(Pass p, int firstSequence, int sequences) {}

    /** One step: {@code rows} rows of the tape from {@code row} on. */
    public abstract void forward(Pass p, int row, int rows);

    /** Before the last step of some sequences is gone back through. */
    public void beginBackward(Pass p, int firstSequence, int sequences) {}

    /** One step back. */
    public abstract void backward(Pass p, int row, int rows);

    /** After the first step of some sequences has been gone back through. */
    public void endBackward(Pass p, int firstSequence, int sequences) {}

    /** Sets to 0 the gradients that others add to, any rows at once. */
    public abstract void clearRows(Pass p, int row, int rows);
}
