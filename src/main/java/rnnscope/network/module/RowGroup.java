package rnnscope.network.module;

import java.util.ArrayList;
import java.util.List;

/** Row modules that follow one another over the same rows, run row by row together, so that the workers meet once. */
public final class RowGroup extends RowModule {
    private final RowModule[] modules;

    private RowGroup(RowModule first, List<RowModule> modules) {
        super(first);
        this.modules = modules.toArray(RowModule[]::new);
    }

    /** The same modules, neighbours over the same rows put together. */
    public static List<BoundModule> group(List<BoundModule> modules) {
        List<BoundModule> grouped = new ArrayList<>();
        for (int i = 0; i < modules.size(); i++) {
            List<RowModule> together = new ArrayList<>();
            while (i + together.size() < modules.size() && modules.get(i + together.size()) instanceof RowModule next
                    && (together.isEmpty() || together.get(0).hasRowsOf(next))) {
                together.add(next);
            }
            grouped.add(together.size() < 2 ? modules.get(i) : new RowGroup(together.get(0), together));
            i += Math.max(0, together.size() - 1);
        }
        return grouped;
    }

    @Override
    public void forward(Pass p, int row, int rows) {
        for (RowModule module : modules) {
            module.forward(p, row, rows);
        }
    }

    @Override
    public void clearRows(Pass p, int row, int rows) {
        for (RowModule module : modules) {
            module.clearRows(p, row, rows);
        }
    }

    @Override
    public void backward(Pass p, int row, int rows) {
        for (int i = modules.length - 1; i >= 0; i--) {
            modules[i].backward(p, row, rows);
        }
    }

    @Override
    public void weightGradients(Pass p, int worker, int of) {
        for (RowModule module : modules) {
            module.weightGradients(p, worker, of);
        }
    }
}
