package rnnscope.train.live.history;

import java.util.ArrayList;
import java.util.List;

/**
 * History of values by iteration, thinned so that it stays dense early and lately: with n the newest iteration,
 *
 * <pre>
 *   u(i) = ln (i + s) / (n − i + s),   s = 8
 * </pre>
 *
 * spreads both ends, and what goes is what leaves the smallest gap in u. The first and the newest always stay.
 */
public final class ThinnedHistory<T> {
    private static final double SOFTENING = 8;

    private final List<Long> iterations = new ArrayList<>();
    private final List<T> things = new ArrayList<>();
    private List<T> list;

    public int size() {
        return things.size();
    }

    /** In the order of iterations; the same list as long as nothing changes. */
    public List<T> list() {
        list = list == null ? List.copyOf(things) : list;
        return list;
    }

    /** Adds what belongs to the newest iteration; replaces what is there already. */
    public void add(long iteration, T thing) {
        cutAfter(iteration - 1);
        list = null;
        iterations.add(iteration);
        things.add(thing);
    }

    public void cutAfter(long iteration) {
        while (!iterations.isEmpty() && iterations.get(iterations.size() - 1) > iteration) {
            iterations.remove(iterations.size() - 1);
            things.remove(things.size() - 1);
            list = null;
        }
    }

    /** Takes out the one that is missed least; there must be more than two. */
    public T thin() {
        int least = 1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 1; i < things.size() - 1; i++) {
            double gap = u(i + 1) - u(i - 1);
            if (gap < smallest) {
                smallest = gap;
                least = i;
            }
        }
        list = null;
        iterations.remove(least);
        return things.remove(least);
    }

    private double u(int i) {
        double at = iterations.get(i);
        double newest = iterations.get(iterations.size() - 1);
        return Math.log((at + SOFTENING) / (newest - at + SOFTENING));
    }
}
