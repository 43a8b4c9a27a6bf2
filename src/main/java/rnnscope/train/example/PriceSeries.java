package rnnscope.train.example;

import java.util.ArrayList;
import java.util.List;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Price series of a share from day to day, the market's index, and how often the share is in the news; all made up (p
 * price, i index, m mentions, ε Gaussian noise):
 *
 * <pre>
 *   i_t = 0.98 i_{t−1} + 0.2 ε
 *   p_t = p_{t−1} + 0.3 (i_t − p_{t−1}) + 0.35 m_t (p_{t−1} − p_{t−2}) + 0.05 ε
 * </pre>
 *
 * <p>The price follows the index, and news make a movement go on: what today's price will be depends on yesterday's and
 * on the day before, which does not enter: it must be remembered. No forecast has a smaller squared error than the
 * variance of the last noise, {@value #LEAST_ERROR}, on average.
 */
public final class PriceSeries {
    /** Days that a forecast reads. */
    public static final int WINDOW = 20;
    /** Numbers of a day: yesterday's price, the index and the mentions of today. */
    public static final int READ = 3;
    /** Mean squared error of the best forecast that there is. */
    public static final double LEAST_ERROR = 0.0025;

    private static final double NOISE = 0.05;
    private static final int HELD_OUT_DAYS = 1_000;

    private final float[] price;
    private final float[] index;
    private final float[] mentions;

    /** @param days more than {@value #WINDOW} */
    public PriceSeries(int days, long seed) {
        SeededRandom random = new SeededRandom(seed);
        price = new float[days];
        index = new float[days];
        mentions = new float[days];
        for (int t = 1; t < days; t++) {
            index[t] = (float) (0.98 * index[t - 1] + 0.2 * random.nextGaussian());
            // Most days without a mention, now and then one or two.
            mentions[t] = random.nextInt(3) > 0 ? 0 : 1 + random.nextInt(2);
            float moved = t < 2 ? 0 : price[t - 1] - price[t - 2];
            price[t] = (float) (price[t - 1] + 0.3 * (index[t] - price[t - 1]) + 0.35 * mentions[t] * moved
                    + NOISE * random.nextGaussian());
        }
    }

    /** A series that no model learned from. */
    public static PriceSeries heldOut() {
        return new PriceSeries(HELD_OUT_DAYS, 2);
    }

    public int days() {
        return price.length;
    }

    public float price(int day) {
        return price[day];
    }

    public float index(int day) {
        return index[day];
    }

    public float mentions(int day) {
        return mentions[day];
    }

    /** What a forecast of a day's price reads, and that price; days from {@value #WINDOW} on. */
    public Batch example(int day) {
        float[] read = new float[WINDOW * READ];
        for (int i = 0; i < WINDOW; i++) {
            int t = day - WINDOW + 1 + i;
            read[i * READ] = price[t - 1];
            read[i * READ + 1] = index[t];
            read[i * READ + 2] = mentions[t];
        }
        return new Batch(new int[0], read, new int[0], new float[] {price[day]});
    }

    /** What the forecasts of all its days read, from day {@value #WINDOW} on. */
    public List<Batch> examples() {
        List<Batch> examples = new ArrayList<>();
        for (int day = WINDOW; day < days(); day++) {
            examples.add(example(day));
        }
        return examples;
    }

    /** Mean squared error of taking yesterday's price for today's. */
    public static double errorOfYesterday(List<Batch> examples) {
        double sum = 0;
        for (Batch example : examples) {
            double error = example.inputs()[(WINDOW - 1) * READ] - example.targetNumbers()[0];
            sum += error * error;
        }
        return sum / examples.size();
    }
}
