package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Workers;

/**
 * Design of a ranking, the properties of a text made ready for counting: yes-or-no questions in groups, ranks of what
 * has a size.
 */
final class Design {
    private final List<PropertyValues> properties;
    private final int steps;
    private final List<ClassGroup> groups;
    /** Which property, and whether it is asked where it is defined, for each question of the groups in their order. */
    private final List<Asked> asked = new ArrayList<>();
    /** Ranks of the properties that have a size, null for the others. */
    private final int[][] ranks; // (properties, T)
    /** Sum of the squared ranks in each half. */
    private final double[][] squares; // (properties, 2)

    /**
     * A question.
     *
     * @param property     index
     * @param isDefinition whether it is defined, not whether it holds
     */
    record Asked(int property, boolean isDefinition) {}

    Design(Workers workers, List<PropertyValues> properties, int steps) {
        this.properties = List.copyOf(properties);
        this.steps = steps;
        this.ranks = new int[properties.size()][];
        this.squares = new double[properties.size()][2];
        List<ClassGroup.Question> questions = new ArrayList<>();
        for (int k = 0; k < properties.size(); k++) {
            PropertyValues values = properties.get(k);
            if (values.isBinary()) {
                questions.add(t -> values.isDefined(t) ? (int) values.value(t) : 2);
                asked.add(new Asked(k, false));
            } else if (isSomewhereUndefined(values)) {
                questions.add(t -> values.isDefined(t) ? 1 : 0);
                asked.add(new Asked(k, true));
            }
        }
        workers.run((worker, of) -> {
            for (int k = worker; k < properties.size(); k += of) {
                PropertyValues values = properties.get(k);
                if (!values.isBinary()) {
                    ranks[k] = new int[steps];
                    squares[k][0] = Ranks.write(values, Half.first(steps), ranks[k]);
                    squares[k][1] = Ranks.write(values, Half.second(steps), ranks[k]);
                }
            }
        });
        this.groups = ClassGroup.of(steps, questions);
    }

    private static boolean isSomewhereUndefined(PropertyValues values) {
        for (int t = 0; t < values.length(); t++) {
            if (!values.isDefined(t)) {
                return true;
            }
        }
        return false;
    }

    int steps() {
        return steps;
    }

    int size() {
        return properties.size();
    }

    boolean isBinary(int property) {
        return properties.get(property).isBinary();
    }

    List<ClassGroup> groups() {
        return groups;
    }

    List<Asked> asked() {
        return asked;
    }

    /** Doubled and centred ranks of a property that has a size, at every step. */
    int[] ranks(int property) {
        return ranks[property];
    }

    /** Sum of the squared ranks of a property that has a size. */
    double squares(int property, Half half) {
        return squares[property][half.from() == 0 ? 0 : 1];
    }

    /**
     * A property over the second half as a signal of mean 0 and mean square 1: its ranks, or whether it holds; 0 where
     * it is not defined.
     */
    float[] signal(int property) {
        Half half = Half.second(steps);
        PropertyValues values = properties.get(property);
        double[] x = new double[half.length()];
        double sum = 0;
        int count = 0;
        for (int i = 0; i < x.length; i++) {
            int t = half.from() + i;
            if (values.isDefined(t)) {
                x[i] = isBinary(property) ? values.value(t) : ranks[property][t];
                sum += x[i];
                count++;
            }
        }
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = values.isDefined(half.from() + i) ? x[i] - sum / count : 0;
            squares += x[i] * x[i];
        }
        float[] signal = new float[x.length];
        double scale = Math.sqrt(x.length / squares);
        for (int i = 0; i < x.length; i++) {
            signal[i] = (float) (x[i] * scale);
        }
        return signal;
    }
}
