package rnnscope.session.gradient.question;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import rnnscope.analysis.gradient.Spectrum;
import rnnscope.model.ModelSpec;

/**
 * Cache of the newest spectrum of each network. Eigenvalues take longer than all the gradients, so those of weights
 * that change many times a second, as in training, are found a few times a second only. Of any thread.
 */
public final class RecentSpectra {
    /** How old a spectrum of weights in training may be. */
    private static final long MOST_AGE = 400_000_000L;

    private final LongSupplier clock;
    private final Map<Key, Found> newest = new HashMap<>();

    private record Key(ModelSpec spec, int layer, boolean isLearned) {}

    private record Found(Spectrum spectrum, long time) {}

    /** @param clock nanoseconds */
    public RecentSpectra(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * A spectrum.
     *
     * @param mayBeOld whether it may be that of the same network some tenths of a second ago
     * @param work     finds it
     */
    Spectrum of(ComparedNetwork network, int layer, boolean mayBeOld, Supplier<Spectrum> work) {
        Key key = new Key(network.spec(), layer, network.learned() != null);
        synchronized (newest) {
            Found found = newest.get(key);
            if (mayBeOld && found != null && clock.getAsLong() - found.time < MOST_AGE) {
                return found.spectrum;
            }
        }
        Spectrum spectrum = work.get();
        synchronized (newest) {
            newest.put(key, new Found(spectrum, clock.getAsLong()));
        }
        return spectrum;
    }
}
