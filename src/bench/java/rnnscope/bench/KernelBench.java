package rnnscope.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;

/** Speed of single kernels of every implementation, on one thread: the best of several bursts. */
public final class KernelBench {
    private static final int BURSTS = 7;
    private static final double BURST_SECONDS = 0.15;

    private KernelBench() {}

    public static void main(String[] args) {
        System.out.printf(Locale.ROOT, "at most, multiply-adds in registers: %.0f GFLOP/s%n",
                new MachineLimit().multiplyAdds(1));
        for (Kernels k : List.of(Kernels.plain(), Kernels.best())) {
            System.out.println(k.name());
            for (int units : new int[] {64, 128, 256, 512}) {
                products(k, units);
            }
            elementwise(k);
            parameters(k);
        }
    }

    private static void products(Kernels k, int units) {
        int rows = 1600;
        int gates = 4 * units;
        Panels a = Panels.at(0, units, rows);
        Panels c = Panels.at(a.size(), gates, rows);
        Panels w = Panels.at(c.offset() + c.size(), gates, units);
        Panels wT = Panels.at(w.offset() + w.size(), units, gates);
        float[] v = random(wT.offset() + wT.size());
        StringBuilder line = new StringBuilder(String.format("  %3d units, GFLOP/s: rows", units));
        for (int batch : new int[] {1, 16, 24, 25, 32, 50, rows}) {
            double flops = 2.0 * batch * units * gates;
            line.append(String.format(Locale.ROOT, " %d: %.0f", batch,
                    flops / nanoseconds(() -> k.product(v, a, v, w, v, c, 0, batch))));
        }
        double flops = 2.0 * rows * units * gates;
        line.append(String.format(Locale.ROOT, "; transposed: %.0f",
                flops / nanoseconds(() -> k.transposedProduct(v, a, v, c, v, w, 0, rows, 0, w.panels()))));
        line.append(String.format(Locale.ROOT, "; transpose %.0f µs",
                nanoseconds(() -> k.transpose(v, w, v, wT)) / 1e3));
        System.out.println(line);
    }

    private static void elementwise(Kernels k) {
        int rows = 16;
        Panels[] m = new Panels[4];
        Arrays.setAll(m, i -> Panels.at(i * Panels.at(0, 128, rows).size(), 128, rows));
        float[] v = random(4 * m[0].size());
        double n = 128 * rows;
        System.out.printf(Locale.ROOT, "  elements a ns: sigmoid %.2f, tanh %.2f, multiply %.2f, "
                + "multiplyAddMultiply %.2f, sigmoidGradient %.2f, addTanhGradient %.2f, softmax %.2f, startRows %.2f, "
                + "sumRows %.2f, clear %.2f%n",
                n / nanoseconds(() -> k.sigmoid(v, m[0], 0, rows)),
                n / nanoseconds(() -> k.tanh(v, m[0], m[1], 0, rows)),
                n / nanoseconds(() -> k.multiply(v, m[0], m[1], m[2], 0, rows)),
                n / nanoseconds(() -> k.multiplyAddMultiply(v, m[0], m[1], m[2], m[3], m[3], 0, rows)),
                n / nanoseconds(() -> k.sigmoidGradient(v, m[0], m[1], m[2], m[3], 0, rows)),
                n / nanoseconds(() -> k.addTanhGradient(v, m[0], m[1], m[2], m[3], 0, rows)),
                n / nanoseconds(() -> k.softmax(v, m[0], m[1], 0, rows)),
                n / nanoseconds(() -> k.startRows(v, m[2], m[3], m[1], new int[rows], 0, v, m[0], 0, rows)),
                n / nanoseconds(() -> k.sumRows(v, m[0], v, m[1], 0, rows, 0, 8)),
                n / nanoseconds(() -> k.clear(v, m[0], 0, rows)));
    }

    private static void parameters(Kernels k) {
        int n = 1 << 17;
        float[] w = random(n);
        float[] g = random(n);
        float[] m = new float[n];
        float[] s = new float[n];
        System.out.printf(Locale.ROOT, "  parameters a ns: adamStep %.2f, sumOfSquares %.2f%n",
                n / nanoseconds(() -> k.adamStep(w, g, m, s, 0, n, 1, 0.9f, 0.999f, 0.001f, 1, 1e-8f)),
                n / nanoseconds(() -> k.sumOfSquares(g, 0, n)));
    }

    private static float[] random(int size) {
        Random random = new Random(1);
        float[] v = new float[size];
        for (int i = 0; i < size; i++) {
            v[i] = (float) random.nextGaussian() * 0.05f;
        }
        return v;
    }

    private static double nanoseconds(Runnable work) {
        double best = Double.POSITIVE_INFINITY;
        for (int burst = 0; burst < BURSTS; burst++) {
            long start = System.nanoTime();
            long now = start;
            int calls = 0;
            while (now - start < BURST_SECONDS * 1e9) {
                for (int i = 0; i < 4; i++) {
                    work.run();
                }
                calls += 4;
                now = System.nanoTime();
            }
            best = Math.min(best, (double) (now - start) / calls);
        }
        return best;
    }
}
