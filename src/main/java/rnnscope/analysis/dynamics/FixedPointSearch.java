package rnnscope.analysis.dynamics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;

/**
 * Search for the fixed and slow points of a state update with its input held (Sussillo and Barak, 2013): from many states
 * at once, minima of
 *
 * <pre>
 *   q(s) = ½ ‖F(s, x) − s‖²          ∇q = (J − I)ᵀ (F(s, x) − s)
 * </pre>
 *
 * All go down by Adam (Kingma and Ba, 2015) together. Where several come to the same state one of them goes on, by Newton's
 * steps (J − I)⁻¹ (F(s, x) − s) as long as they lower q. What stays too fast to be called slow is left out. Nothing depends
 * on anything but the map and the starts.
 */
public final class FixedPointSearch {
    private static final int STEPS = 600;
    private static final double RATE = 0.1;
    private static final int NEWTON = 12;
    /** Adam's, usual. */
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    /** How far apart two states are the same, for each root of a unit. */
    private static final double NEAR = 0.02;
    private static final double SAME = 1e-3;
    /** Speed of what is still slow, for each root of a unit. */
    private static final double SLOW = 0.01;
    /** Speed that float32 does not lower, for each root of a unit. */
    private static final double EXACT = 1e-7;
    /** Speed of what Newton's steps may still lead to a point from, for each root of a unit. */
    private static final double HOPEFUL = 0.1;
    private static final int CHECKED = 20;

    private final StateUpdate map;
    /** The same of one state, and of as many as one has elements. */
    private final StateUpdate one;
    private final StateUpdate rows;
    private final int n;
    private final int m;

    private FixedPointSearch(StateUpdate map) {
        this.map = map;
        this.one = map.holding(1);
        this.rows = map.holding(map.size());
        this.n = map.size();
        this.m = map.states();
    }

    /** A state that was come to. */
    private record Candidate(float[] state, double speed, int found) {}

    /**
     * The points: those that rest before slow ones, the fewer directions leave the earlier, those from most starts first.
     *
     * @param map       with what enters held
     * @param starts    (map's states, n); not modified
     * @param progress  asked often; when it says no, what has been found so far is given
     */
    public static List<FixedPoint> search(StateUpdate map, float[] starts, Progress progress) {
        return new FixedPointSearch(map).search(starts, progress);
    }

    private List<FixedPoint> search(float[] starts, Progress progress) {
        float[] states = starts.clone();
        descend(states, progress);
        List<Candidate> polished = new ArrayList<>();
        List<Candidate> different = merged(candidates(states), NEAR);
        for (int i = 0; i < different.size(); i++) {
            if (!progress.report(STEPS + STEPS * (long) i / different.size(), 2 * STEPS)) {
                break;
            }
            Candidate candidate = different.get(i);
            if (candidate.speed <= HOPEFUL * Math.sqrt(n)) {
                polished.add(newton(candidate));
            }
        }
        List<FixedPoint> points = new ArrayList<>();
        for (Candidate candidate : merged(polished, SAME)) {
            if (candidate.speed <= SLOW * Math.sqrt(n)) {
                points.add(new FixedPoint(candidate.state, candidate.speed, rows.jacobian(candidate.state), candidate.found));
            }
        }
        points.sort(Comparator.comparing(FixedPoint::isFixed).reversed().thenComparingInt(FixedPoint::unstableDirections)
                .thenComparing(Comparator.comparingInt(FixedPoint::found).reversed()));
        return points;
    }

    /** Adam on every element, in proportion to how much it varies among the starts, its rate falling along half a cosine. */
    private void descend(float[] s, Progress progress) {
        float[] next = new float[m * n];
        float[] r = new float[m * n];
        float[] g = new float[m * n];
        float[] first = new float[m * n];
        float[] second = new float[m * n];
        float[] scales = deviations(s);
        for (int step = 1; step <= STEPS; step++) {
            if (step % CHECKED == 0 && !progress.report(step, 2 * STEPS)) {
                return;
            }
            map.apply(s, next);
            for (int i = 0; i < r.length; i++) {
                r[i] = next[i] - s[i];
            }
            map.pullBack(r, g);
            double rate = RATE * (1 + Math.cos(Math.PI * step / STEPS)) / 2;
            float by = (float) (rate / (1 - Math.pow(BETA1, step)));
            float unbiased = (float) (1 / (1 - Math.pow(BETA2, step)));
            for (int i = 0; i < r.length; i++) {
                float gradient = g[i] - r[i];
                first[i] = (float) BETA1 * first[i] + (float) (1 - BETA1) * gradient;
                second[i] = (float) BETA2 * second[i] + (float) (1 - BETA2) * gradient * gradient;
                s[i] -= by * scales[i % n] * first[i] / ((float) Math.sqrt(second[i] * unbiased) + 1e-8f);
            }
        }
    }

    /** Standard deviation of each element among the states, 0.2 at least. */
    private float[] deviations(float[] s) {
        float[] deviations = new float[n];
        for (int j = 0; j < n; j++) {
            double sum = 0;
            double squares = 0;
            for (int b = 0; b < m; b++) {
                sum += s[b * n + j];
                squares += (double) s[b * n + j] * s[b * n + j];
            }
            deviations[j] = (float) Math.max(0.2, Math.sqrt(Math.max(0, squares / m - sum / m * (sum / m))));
        }
        return deviations;
    }

    private List<Candidate> candidates(float[] states) {
        float[] next = new float[m * n];
        map.apply(states, next);
        List<Candidate> all = new ArrayList<>();
        for (int b = 0; b < m; b++) {
            float[] state = Arrays.copyOfRange(states, b * n, (b + 1) * n);
            double speed = distance(state, Arrays.copyOfRange(next, b * n, (b + 1) * n));
            if (Double.isFinite(speed)) {
                all.add(new Candidate(state, speed, 1));
            }
        }
        return all;
    }

    /** Of those that are near one another the slowest; the slowest first. */
    private List<Candidate> merged(List<Candidate> all, double near) {
        List<Candidate> slowest = all.stream().sorted(Comparator.comparingDouble(Candidate::speed)).toList();
        List<Candidate> kept = new ArrayList<>();
        for (Candidate candidate : slowest) {
            int same = IntStream.range(0, kept.size())
                    .filter(i -> distance(kept.get(i).state, candidate.state) <= near * Math.sqrt(n)).findFirst().orElse(-1);
            if (same < 0) {
                kept.add(candidate);
            } else {
                Candidate first = kept.get(same);
                kept.set(same, new Candidate(first.state, first.speed, first.found + candidate.found));
            }
        }
        return kept;
    }

    private Candidate newton(Candidate candidate) {
        float[] state = candidate.state;
        double speed = candidate.speed;
        for (int step = 0; step < NEWTON && speed > EXACT * Math.sqrt(n); step++) {
            double[][] jacobian = rows.jacobian(state);
            float[] f = next(state);
            DMatrixRMaj a = new DMatrixRMaj(jacobian);
            DMatrixRMaj r = new DMatrixRMaj(n, 1);
            for (int i = 0; i < n; i++) {
                a.add(i, i, -1);
                r.set(i, 0, (double) f[i] - state[i]);
            }
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.lu(n);
            DMatrixRMaj change = new DMatrixRMaj(n, 1);
            if (!solver.setA(a)) {
                break;
            }
            solver.solve(r, change);
            float[] better = lower(state, change.data, speed);
            if (better == null) {
                break;
            }
            state = better;
            speed = distance(state, next(state));
        }
        return new Candidate(state, speed, candidate.found);
    }

    /** The state less the change, or a part of it, where q is lower; null where it is nowhere. */
    private float[] lower(float[] state, double[] change, double speed) {
        for (double part = 1; part > 0.05; part /= 2) {
            float[] tried = state.clone();
            for (int i = 0; i < n; i++) {
                tried[i] -= (float) (part * change[i]);
            }
            if (distance(tried, next(tried)) < speed) {
                return tried;
            }
        }
        return null;
    }

    private float[] next(float[] state) {
        float[] next = new float[n];
        one.apply(state, next);
        return next;
    }

    private static double distance(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double d = (double) a[i] - b[i];
            sum += d * d;
        }
        return Math.sqrt(sum);
    }
}
