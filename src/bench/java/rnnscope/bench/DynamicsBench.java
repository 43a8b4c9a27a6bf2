package rnnscope.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import rnnscope.analysis.dynamics.FixedPoint;
import rnnscope.analysis.dynamics.FixedPointSearch;
import rnnscope.analysis.dynamics.LyapunovSpectrum;
import rnnscope.analysis.dynamics.StatePlane;
import rnnscope.analysis.dynamics.VectorField;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.io.ModelFiles;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.StateUpdate;

/**
 * Dynamics of shipped models, in seconds of processor time on one thread: the fixed points of 200 states of a text with a
 * symbol held, a field of 24 × 24 states, the 64 largest Lyapunov exponents along
 * 2,000 symbols.
 */
public final class DynamicsBench {
    private static final int STARTS = 200;
    private static final int GRID = 24;
    private static final int EXPONENTS = 64;
    private static final int LENGTH = 2_000;

    private DynamicsBench() {}

    public static void main(String[] args) throws Exception {
        System.out.println("| model | floats of a state | fixed points, s | found | vector field, ms | Lyapunov spectrum, s |");
        System.out.println("| --- | --: | --: | --: | --: | --: |");
        for (String name : List.of("story-rnn", "story-gru", "story-lstm", "visit-rnn", "visit-lstm")) {
            Model model = ModelFiles.read(Path.of("sample-models", name + ".safetensors"));
            measure(model);
            System.out.println(measure(model));
        }
    }

    private static String measure(Model model) {
        Kernels kernels = Kernels.best();
        Random random = new Random(1);
        int[] text = random.ints(LENGTH, 0, model.spec().vocabulary()).toArray();
        StateUpdate one = StateUpdate.of(model, 1, kernels);
        int n = one.size();
        float[][] visited = new float[LENGTH][];
        float[] state = new float[n];
        for (int t = 0; t < LENGTH; t++) {
            one.enter(text[t]);
            one.apply(state, state);
            visited[t] = state.clone();
        }
        StateUpdate many = StateUpdate.of(model, STARTS, kernels);
        many.enter(text[0]);
        float[] starts = new float[STARTS * n];
        for (int b = 0; b < STARTS; b++) {
            System.arraycopy(visited[b * (LENGTH / STARTS)], 0, starts, b * n, n);
        }
        long began = now();
        List<FixedPoint> points = FixedPointSearch.search(many, starts, Progress.IGNORED);
        double search = seconds(began);

        StatePlane plane = StatePlane.of(PrincipalComponents.of(Arrays.copyOf(visited, STARTS)), 0, 1);
        StateUpdate grid = StateUpdate.of(model, GRID * GRID, kernels);
        grid.enter(text[0]);
        began = now();
        VectorField.of(grid, plane, GRID, GRID, -3, 3, -3, 3);
        double field = seconds(began);

        StateUpdate rows = StateUpdate.of(model, Math.min(n, EXPONENTS), kernels);
        began = now();
        LyapunovSpectrum.along(rows, new float[n], text, 100, Progress.IGNORED);
        return String.format(Locale.ROOT, "| %s | %d | %.2f | %d | %.1f | %.2f |", model.card().name(), n, search, points.size(),
                1e3 * field, seconds(began));
    }

    /** Processor time of this thread: others may run beside it. */
    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double seconds(long since) {
        return (now() - since) / 1e9;
    }
}
