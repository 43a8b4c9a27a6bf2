package rnnscope.analysis.similarity;

import java.util.Arrays;

/**
 * Word profiles of units, what each unit has to do with each word: the co-cluster of hidden units and words (Ming et
 * al., 2017), by two-way hierarchical clustering (Eisen et al., 1998). With a_j(t) the value of unit j, s and e the
 * first and the last step of an occurrence of a word, means over the occurrences of word w, deviations over those of
 * all words of the text:
 *
 * <pre>
 *   EXPECTS:  z_wj = (mean_w a_j(s − 1) − mean a_j(s − 1)) / deviation of a_j(s − 1)
 *   RESPONDS: z_wj =  mean_w (a_j(e) − a_j(s − 1)) / root mean square of a_j(e) − a_j(s − 1)
 * </pre>
 *
 * The first is how the unit stands when the word is about to come, the second what reading the word does to it. 0 for a
 * unit that never changes. Immutable.
 */
public final class WordProfiles {
    private final TextWords words;
    private final float[][] z; // (words, units)
    private final Dendrogram wordOrder;
    private final Dendrogram unitOrder;

    /** What is measured. */
    public enum Kind {
        /** How the unit stands before the word. */
        EXPECTS,
        /** How the word changes the unit. */
        RESPONDS
    }

    /** The values of the units over the text that the words are of. */
    @FunctionalInterface
    public interface Values {
        float at(int unit, int step);
    }

    private WordProfiles(TextWords words, float[][] z) {
        this.words = words;
        this.z = z;
        this.wordOrder = Correlations.of(z).cluster();
        float[][] byUnit = new float[z.length == 0 ? 0 : z[0].length][z.length];
        for (int w = 0; w < z.length; w++) {
            for (int j = 0; j < byUnit.length; j++) {
                byUnit[j][w] = z[w][j];
            }
        }
        this.unitOrder = Correlations.of(byUnit).cluster();
    }

    public static WordProfiles of(TextWords words, int units, Values values, Kind kind) {
        float[][] z = new float[words.words().size()][units];
        double[] sums = new double[z.length];
        for (int j = 0; j < units; j++) {
            Arrays.fill(sums, 0);
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < words.occurrences(); i++) {
                double before = values.at(j, words.first(i) - 1);
                double x = kind == Kind.EXPECTS ? before : values.at(j, words.last(i)) - before;
                sum += x;
                squares += x * x;
                if (words.word(i) >= 0) {
                    sums[words.word(i)] += x;
                }
            }
            double n = words.occurrences();
            double centre = kind == Kind.EXPECTS ? sum / n : 0;
            double deviation = Math.sqrt(Math.max(0, squares / n - centre * centre));
            for (int w = 0; w < z.length; w++) {
                double mean = sums[w] / words.count(w);
                z[w][j] = deviation < 1e-6 ? 0 : (float) ((mean - centre) / deviation);
            }
        }
        return new WordProfiles(words, z);
    }

    public TextWords words() {
        return words;
    }

    /** z of a word and a unit, in deviations. */
    public float value(int word, int unit) {
        return z[word][unit];
    }

    /** Words with similar profiles next to one another. */
    public Dendrogram wordOrder() {
        return wordOrder;
    }

    /** Units with similar profiles next to one another. */
    public Dendrogram unitOrder() {
        return unitOrder;
    }
}
