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
public final class UnitRanker {
    private final Workers workers;
    private final CountedUnits units;
    private final List<PropertySummary> properties;
    private final long halfLength;
    private final Worker[] team;
    private final NullSegments segments;
    private final ShiftNull chance;
    /** [property][unit of all layers one after the other]. */
    private final UnitScore[][] scores;

    /** What one thread works with. */
    private final class Worker {
        final CountedUnits.Counter counter = units.counter();
        final byte[] kept = new byte[segments.size()];
        final float[][] signals = new float[2][segments.size()];
        final Fourier fourier = chance == null ? null : chance.fourier();
        /** [unit of a pair][property]: score, sign, threshold and so on, but for what chance would do. */
        final UnitScore[][] found = new UnitScore[2][properties.size()];
        /** [unit of a pair][property]: what a correlation is multiplied by to be the score's distance from chance. */
        final double[][] factor = new double[2][properties.size()];
    }

    private UnitRanker(Workers workers, CountedUnits units, List<PropertySummary> properties, NullSegments segments,
            List<float[]> signals) {
        this.workers = workers;
        this.units = units;
        this.properties = properties;
        this.segments = segments;
        this.halfLength = segments.length();
        this.chance = signals == null ? null : new ShiftNull(signals, segments);
        this.scores = new UnitScore[properties.size()][units.size()];
        this.team = new Worker[workers.size()];
        workers.run((worker, of) -> team[worker] = new Worker());
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
    public static List<List<UnitScore>> rank(Workers workers, List<Activity> activities, List<PropertyValues> properties,
            boolean tests, Progress progress) {
        return rank(workers, activities, properties, summaries(workers, properties), tests, progress);
    }

    /** @param summaries of the properties */
    static List<List<UnitScore>> rank(Workers workers, List<Activity> activities, List<PropertyValues> properties,
            List<PropertySummary> summaries, boolean tests, Progress progress) {
        if (properties.isEmpty()) {
            return List.of();
        }
        int steps = activities.get(0).steps();
        NullSegments segments = new NullSegments(steps);
        List<float[]> signals = null;
        if (tests) {
            signals = new ArrayList<>();
            for (int k = 0; k < properties.size(); k++) {
                float[] kept = new float[segments.size()];
                segments.copy(properties.get(k).values(), kept);
                signals.add(summaries.get(k).signal(kept));
            }
        }
        Design design = new Design(workers, properties, summaries, steps, steps / 2);
        return rank(workers, new ActivityUnits(activities, design, segments), summaries, segments, signals, progress);
    }

    /**
     * The same of units that were counted.
     *
     * @param signals of the properties at the steps that the segments keep; null where p and q are not wanted
     */
    public static List<List<UnitScore>> rank(Workers workers, CountedUnits units, List<PropertySummary> properties,
            NullSegments segments, List<float[]> signals, Progress progress) {
        return properties.isEmpty() ? List.of()
                : new UnitRanker(workers, units, properties, segments, signals).rank(progress);
    }

    static List<PropertySummary> summaries(Workers workers, List<PropertyValues> properties) {
        PropertySummary[] summaries = new PropertySummary[properties.size()];
        workers.run((worker, of) -> {
            for (int k = worker; k < summaries.length; k += of) {
                summaries[k] = PropertySummary.of(properties.get(k));
            }
        });
        return List.of(summaries);
    }

    private List<List<UnitScore>> rank(Progress progress) {
        for (int first = 0; first < units.size(); first += 2 * team.length) {
            if (!progress.report(first, units.size())) {
                throw new CancellationException();
            }
            int from = first;
            workers.run((worker, of) -> score(team[worker], from + 2 * worker));
        }
        progress.report(units.size(), units.size());
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
        int count = Math.min(2, units.size() - first);
        for (int i = 0; i < count; i++) {
            count(worker, i, first + i);
        }
        float[][] spectra = chance == null || count <= 0 ? null
                : chance.spectra(worker.fourier, worker.signals[0], worker.signals[1]);
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < properties.size(); k++) {
                UnitScore score = worker.found[i][k];
                scores[k][first + i] = spectra == null ? score
                        : tested(score, chanceOf(k), worker.factor[i][k] * chance.deviation(spectra[i], k));
            }
        }
    }

    private void count(Worker worker, int slot, int unit) {
        LevelCounts[] counts = worker.counter.read(unit, worker.kept);
        for (int k = 0; k < properties.size(); k++) {
            worker.found[slot][k] = score(unit, k, counts[0], counts[1]);
            worker.factor[slot][k] = factor(k, counts[1]);
        }
        if (chance != null) {
            writeSignal(counts[1].all(), worker.kept, worker.signals[slot]);
        }
    }

    private UnitScore score(int unit, int k, LevelCounts chosen, LevelCounts heldOut) {
        double first = fromChance(k, chosen, 0);
        double second = fromChance(k, heldOut, 1);
        int sign = first < 0 ? -1 : 1;
        double threshold = Double.NaN;
        double f1 = Double.NaN;
        if (properties.get(k).isBinary()) {
            int level = Scores.threshold(chosen.defined(k), chosen.weight(k), sign);
            threshold = units.levelValue(unit, level);
            f1 = Scores.f1(heldOut.defined(k), heldOut.weight(k), sign, level);
        }
        return new UnitScore(units.layer(unit), units.index(unit), sign, chanceOf(k) + sign * first, chanceOf(k) + sign * second,
                threshold, f1, Double.NaN, Double.NaN, Double.NaN);
    }

    private double chanceOf(int k) {
        return properties.get(k).isBinary() ? 0.5 : 0;
    }

    /** How far the score is from that of a unit that knows nothing; 0 for a constant unit. */
    private double fromChance(int k, LevelCounts counts, int half) {
        double distance = properties.get(k).isBinary() ? Scores.auc(counts.defined(k), counts.weight(k)) - 0.5
                : Scores.spearman(counts.defined(k), counts.weight(k), properties.get(k).squares(half));
        return Double.isNaN(distance) ? 0 : distance;
    }

    /**
     * What the correlation r of the unit's ranks with the property, over all N steps, is multiplied by to give the
     * score. Where the property is defined at n of them: ρ = r √(N/n); AUC − ½ is the difference of the mean ranks (as
     * parts of n) where it holds and where not, ρ times their deviation / √(π(1 − π)), π the part where it holds.
     */
    private double factor(int k, LevelCounts heldOut) {
        long[] d = heldOut.defined(k);
        double n = Scores.total(d);
        double part = Scores.total(heldOut.weight(k)) / n;
        double gap = Math.sqrt(halfLength / n);
        return properties.get(k).isBinary() ? gap * Scores.rankDeviation(d) / Math.sqrt(part * (1 - part)) : gap;
    }

    /** The unit's ranks, which over the second half have mean 0 and mean square 1, at the steps kept. */
    private void writeSignal(long[] all, byte[] kept, float[] signal) {
        float[] rank = new float[all.length];
        double deviation = 2.0 * halfLength * Scores.rankDeviation(all);
        long below = 0;
        for (int l = 0; l < all.length; l++) {
            rank[l] = deviation == 0 ? 0 : (float) ((2 * below + all[l] - halfLength) / deviation);
            below += all[l];
        }
        for (int i = 0; i < signal.length; i++) {
            signal[i] = rank[kept[i] & 0xFF];
        }
    }

    private static UnitScore tested(UnitScore s, double chance, double deviation) {
        double p = deviation > 0 ? ShiftNull.tail((s.heldOut() - chance) / deviation) : 1;
        return s.tested(deviation, p, Double.NaN);
    }

    private void correct() {
        double[] p = new double[scores.length * units.size()];
        for (int i = 0; i < p.length; i++) {
            p[i] = scores[i / units.size()][i % units.size()].p();
        }
        double[] q = FalseDiscoveries.corrected(p);
        for (int i = 0; i < p.length; i++) {
            UnitScore s = scores[i / units.size()][i % units.size()];
            scores[i / units.size()][i % units.size()] = s.tested(s.deviation(), s.p(), q[i]);
        }
    }
}
