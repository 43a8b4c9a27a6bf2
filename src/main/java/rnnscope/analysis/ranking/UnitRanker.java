package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Fourier;
import rnnscope.math.Workers;
import rnnscope.network.Progress;

/**
 * Ranker that scores every unit against every property. See {@link UnitScore} for what a score is, {@link ShiftNull}
 * for what it is compared with.
 */
final class UnitRanker {
    private final Workers workers;
    private final List<Activity> activities;
    private final Design design;
    private final int steps;
    private final int units;
    private final Worker[] team;
    private final ShiftNull chance;
    /** [property][unit of all layers one after the other]. */
    private final UnitScore[][] scores;

    /** What one thread works with. */
    private final class Worker {
        final LevelCounts[] counts = {new LevelCounts(design), new LevelCounts(design)};
        final byte[] row = new byte[steps];
        final float[][] signals = new float[2][steps - steps / 2];
        final Fourier fourier = chance == null ? null : chance.fourier();
        /** [unit of a pair][property]: score, sign, threshold and so on, but for what chance would do. */
        final UnitScore[][] found = new UnitScore[2][design.size()];
        /** [unit of a pair][property]: what a correlation is multiplied by to be the score's distance from chance. */
        final double[][] factor = new double[2][design.size()];
    }

    private UnitRanker(Workers workers, List<Activity> activities, List<PropertyValues> properties, boolean tests) {
        this.workers = workers;
        this.activities = activities;
        this.steps = activities.get(0).steps();
        this.units = activities.stream().mapToInt(Activity::units).sum();
        this.design = new Design(workers, properties, steps);
        this.chance = tests ? chance(design) : null;
        this.scores = new UnitScore[properties.size()][units];
        this.team = new Worker[workers.size()];
        workers.run((worker, of) -> team[worker] = new Worker());
    }

    private static ShiftNull chance(Design design) {
        List<float[]> signals = new ArrayList<>();
        for (int k = 0; k < design.size(); k++) {
            signals.add(design.signal(k));
        }
        return new ShiftNull(signals, design.steps() - design.steps() / 2);
    }

    /**
     * The scores of all units for each property, best on the first half first. Among equals the lower layer and unit
     * come first.
     *
     * @param activities of every layer, of one channel and text
     * @param properties of that text; each must have two values in either half
     * @param tests      whether p and q are wanted; else they are NaN
     * @param progress   counts units
     * @throws CancellationException when {@code progress} says no
     */
    static List<List<UnitScore>> rank(Workers workers, List<Activity> activities, List<PropertyValues> properties,
            boolean tests, Progress progress) {
        if (properties.isEmpty()) {
            return List.of();
        }
        return new UnitRanker(workers, activities, properties, tests).rank(progress);
    }

    private List<List<UnitScore>> rank(Progress progress) {
        for (int first = 0; first < units; first += 2 * team.length) {
            if (!progress.report(first, units)) {
                throw new CancellationException();
            }
            int from = first;
            workers.run((worker, of) -> score(team[worker], from + 2 * worker));
        }
        progress.report(units, units);
        if (chance != null) {
            correct();
        }
        List<List<UnitScore>> sorted = new ArrayList<>();
        for (UnitScore[] ofProperty : scores) {
            List<UnitScore> list = new ArrayList<>(List.of(ofProperty));
            list.sort(Comparator.comparingDouble(UnitScore::chosenBy).reversed());
            sorted.add(list);
        }
        return sorted;
    }

    /** Scores two units, whose spectra come from one transform. */
    private void score(Worker worker, int first) {
        int count = Math.min(2, units - first);
        for (int i = 0; i < count; i++) {
            count(worker, i, first + i);
        }
        float[][] spectra = chance == null || count <= 0 ? null
                : chance.spectra(worker.fourier, worker.signals[0], worker.signals[1]);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < design.size(); k++) {
                UnitScore score = worker.found[i][k];
                scores[k][first + i] = spectra == null ? score
                        : tested(score, chanceOf(k), worker.factor[i][k] * chance.deviation(spectra[i], k));
            }
        }
    }

    private void count(Worker worker, int slot, int unit) {
        int layer = 0;
        int at = unit;
        while (at >= activities.get(layer).units()) {
            at -= activities.get(layer++).units();
        }
        Activity activity = activities.get(layer);
        activity.readLevels(at, 0, worker.row);
        LevelCounts chosen = worker.counts[0];
        LevelCounts heldOut = worker.counts[1];
        chosen.count(worker.row, Half.first(steps));
        heldOut.count(worker.row, Half.second(steps));
        for (int k = 0; k < design.size(); k++) {
            worker.found[slot][k] = score(activity, at, k, chosen, heldOut);
            worker.factor[slot][k] = factor(k, heldOut);
        }
        if (chance != null) {
            writeSignal(heldOut.all(), worker.row, worker.signals[slot]);
        }
    }

    private UnitScore score(Activity activity, int unit, int k, LevelCounts chosen, LevelCounts heldOut) {
        double first = fromChance(k, chosen, Half.first(steps));
        double second = fromChance(k, heldOut, Half.second(steps));
        int sign = first < 0 ? -1 : 1;
        double threshold = Double.NaN;
        double f1 = Double.NaN;
        if (design.isBinary(k)) {
            int level = Scores.threshold(chosen.defined(k), chosen.weight(k), sign);
            threshold = activity.levelValue(unit, level);
            f1 = Scores.f1(heldOut.defined(k), heldOut.weight(k), sign, level);
        }
        return new UnitScore(activity.layer(), unit, sign, chanceOf(k) + sign * first, chanceOf(k) + sign * second,
                threshold, f1, Double.NaN, Double.NaN, Double.NaN);
    }

    private double chanceOf(int k) {
        return design.isBinary(k) ? 0.5 : 0;
    }

    /** How far the score is from that of a unit that knows nothing; 0 for a constant unit. */
    private double fromChance(int k, LevelCounts counts, Half half) {
        double distance = design.isBinary(k) ? Scores.auc(counts.defined(k), counts.weight(k)) - 0.5
                : Scores.spearman(counts.defined(k), counts.weight(k), design.squares(k, half));
        return Double.isNaN(distance) ? 0 : distance;
    }

    /**
     * What the correlation r of the unit's ranks with the property, over all N steps, is multiplied by to give the
     * score. Where the property is defined at n of them: ρ = r √(N/n); AUC − ½ is the difference of the mean ranks (as
     * parts of n) where it holds and where not, ρ times their deviation / √(π(1 − π)), π the part where it holds.
     */
    private double factor(int k, LevelCounts heldOut) {
        int[] d = heldOut.defined(k);
        double n = Scores.total(d);
        double part = Scores.total(heldOut.weight(k)) / n;
        double gap = Math.sqrt((steps - steps / 2) / n);
        return design.isBinary(k) ? gap * Scores.rankDeviation(d) / Math.sqrt(part * (1 - part)) : gap;
    }

    /** The unit's ranks over the second half, with mean 0 and mean square 1. */
    private void writeSignal(int[] all, byte[] row, float[] signal) {
        float[] rank = new float[all.length];
        double deviation = 2.0 * signal.length * Scores.rankDeviation(all);
        long below = 0;
        for (int l = 0; l < all.length; l++) {
            rank[l] = deviation == 0 ? 0 : (float) ((2 * below + all[l] - signal.length) / deviation);
            below += all[l];
        }
        for (int i = 0; i < signal.length; i++) {
            signal[i] = rank[row[steps / 2 + i] & 0xFF];
        }
    }

    private static UnitScore tested(UnitScore s, double chance, double deviation) {
        double p = deviation > 0 ? ShiftNull.tail((s.heldOut() - chance) / deviation) : 1;
        return s.tested(deviation, p, Double.NaN);
    }

    private void correct() {
        double[] p = new double[scores.length * units];
        for (int i = 0; i < p.length; i++) {
            p[i] = scores[i / units][i % units].p();
        }
        double[] q = FalseDiscoveries.corrected(p);
        for (int i = 0; i < p.length; i++) {
            UnitScore s = scores[i / units][i % units];
            scores[i / units][i % units] = s.tested(s.deviation(), s.p(), q[i]);
        }
    }
}
