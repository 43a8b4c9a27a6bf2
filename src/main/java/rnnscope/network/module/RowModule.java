package rnnscope.network.module;

import rnnscope.math.Workers;
import rnnscope.tape.Side;

/** A step module whose rows depend on no other row, so that any number of steps are computed at once. */
public abstract class RowModule extends StepModule {
    private final Side side;
    private final boolean once;
    private final Workers.Task forwardTask = this::forwardShare;
    private final Workers.Task backwardTask = this::backwardShare;
    private Pass p;

    /** @param once whether there is one row for each sequence, not one for each of its steps */
    protected RowModule(Side side, boolean once) {
        this.side = side;
        this.once = once;
    }

    /** Of the same rows as another. */
    RowModule(RowModule other) {
        this(other.side, other.once);
    }

    /** Whether the rows of two modules are the same, so that one may follow the other row by row. */
    final boolean hasRowsOf(RowModule other) {
        return side == other.side && once == other.once;
    }

    @Override
    protected final Window window(Pass p) {
        return p.window(side);
    }

    @Override
    public final void forward(Pass p) {
        this.p = p;
        p.workers().run(forwardTask);
    }

    @Override
    public final void backward(Pass p) {
        this.p = p;
        p.workers().run(backwardTask);
    }

    private void forwardShare(int worker, int of) {
        int row = row(p, worker, of);
        forward(p, row, row(p, worker + 1, of) - row);
    }

    private void backwardShare(int worker, int of) {
        int row = row(p, worker, of);
        backward(p, row, row(p, worker + 1, of) - row);
    }

    @Override
    public final void clearGradients(Pass p, int worker, int of) {
        if (!once) {
            super.clearGradients(p, worker, of);
            return;
        }
        int row = row(p, worker, of);
        clearRows(p, row, row(p, worker + 1, of) - row);
    }

    /** First row of a worker's share. */
    private int row(Pass p, int worker, int of) {
        return once ? Workers.share(window(p).batch(), worker, of) : window(p).row(worker, of);
    }

    /** The first of some rows whose loss counts, or the end of these rows. */
    protected final int firstLossRow(Pass p, int row, int rows) {
        int first = once ? row : window(p).layout().row(window(p).firstLoss());
        return Math.min(row + rows, Math.max(row, first));
    }

    /** The row after the last of some rows whose loss counts, not before {@code first}. */
    protected final int endOfLossRow(Pass p, int first, int row, int rows) {
        int end = once ? row + rows : window(p).layout().row(window(p).endOfLoss());
        return Math.max(first, Math.min(row + rows, end));
    }

    /** First of all its rows in the window, for the gradients of weights. */
    protected final int firstRow(Pass p) {
        return once ? 0 : window(p).batch();
    }

    /** How many rows the window has. */
    protected final int rows(Pass p) {
        return once ? window(p).batch() : window(p).steps() * window(p).batch();
    }
}
