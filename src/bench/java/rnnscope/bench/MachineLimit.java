package rnnscope.bench;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * What this machine can do at most: multiply-adds that need nothing but registers, and weights that are read once and
 * used once. What a product or a step reaches is a share of it.
 */
final class MachineLimit {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int CHAINS = 12;
    private static final int ROUNDS = 2_000;
    private static final double SECONDS = 0.5;
    private static final int ATTEMPTS = 10;

    private volatile float sink;

    /** GFLOP/s of multiply-adds in registers, on {@code threads} threads at once: measured until it gets no better. */
    double multiplyAdds(int threads) {
        double flops = 2.0 * CHAINS * SPECIES.length() * ROUNDS * threads;
        double best = slowest(threads);
        for (int i = 0; i < ATTEMPTS; i++) {
            double last = best;
            best = Math.min(best, slowest(threads));
            // At first the loop is not compiled, and nothing is like anything.
            if (i > 0 && best > 0.98 * last) {
                break;
            }
        }
        return flops / best * 1e-9;
    }

    /** Seconds of the fastest call of the slowest thread, when all work at once. */
    private double slowest(int threads) {
        Burst[] bursts = new Burst[threads];
        Thread[] team = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            int thread = i;
            team[i] = new Thread(() -> bursts[thread] = Burst.of(() -> sink += inRegisters(ROUNDS), SECONDS));
            team[i].start();
        }
        double slowest = 0;
        for (int i = 0; i < threads; i++) {
            try {
                team[i].join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            slowest = Math.max(slowest, bursts[i].fastest());
        }
        return slowest;
    }

    /** How long it takes to read {@code bytes} of weights, again and again, on one thread. */
    Burst reading(int bytes, double seconds) {
        float[] weights = new float[bytes / Float.BYTES];
        return Burst.of(() -> sink += sum(weights), seconds);
    }

    /** Twelve chains: enough to hide the latency of each on two units, and few enough for sixteen registers. */
    private static float inRegisters(int rounds) {
        FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
        FloatVector y = FloatVector.broadcast(SPECIES, 0.25f);
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        FloatVector i = a;
        FloatVector j = a;
        FloatVector k = a;
        FloatVector l = a;
        for (int r = 0; r < rounds; r++) {
            a = x.fma(y, a);
            b = x.fma(y, b);
            c = x.fma(y, c);
            d = x.fma(y, d);
            e = x.fma(y, e);
            f = x.fma(y, f);
            g = x.fma(y, g);
            h = x.fma(y, h);
            i = x.fma(y, i);
            j = x.fma(y, j);
            k = x.fma(y, k);
            l = x.fma(y, l);
        }
        return a.lane(0) + b.lane(0) + c.lane(0) + d.lane(0) + e.lane(0) + f.lane(0) + g.lane(0) + h.lane(0)
                + i.lane(0) + j.lane(0) + k.lane(0) + l.lane(0);
    }

    /** Eight sums, so that reading is what takes the time. */
    private static float sum(float[] x) {
        FloatVector a = FloatVector.zero(SPECIES);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        FloatVector e = a;
        FloatVector f = a;
        FloatVector g = a;
        FloatVector h = a;
        int w = SPECIES.length();
        for (int i = 0; i + 8 * w <= x.length; i += 8 * w) {
            a = a.add(FloatVector.fromArray(SPECIES, x, i));
            b = b.add(FloatVector.fromArray(SPECIES, x, i + w));
            c = c.add(FloatVector.fromArray(SPECIES, x, i + 2 * w));
            d = d.add(FloatVector.fromArray(SPECIES, x, i + 3 * w));
            e = e.add(FloatVector.fromArray(SPECIES, x, i + 4 * w));
            f = f.add(FloatVector.fromArray(SPECIES, x, i + 5 * w));
            g = g.add(FloatVector.fromArray(SPECIES, x, i + 6 * w));
            h = h.add(FloatVector.fromArray(SPECIES, x, i + 7 * w));
        }
        return a.add(b).add(c.add(d)).add(e.add(f).add(g.add(h))).lane(0);
    }
}
