package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Workers;

/**
 * Design of a ranking, the properties of a text, or of a part of it, made ready for counting: yes-or-no questions in
 * groups, ranks of what has a size.
 */
public final class Design {
    private final List<PropertyValues> properties;
    private final List<ClassGroup> groups;
    /** Which property, and whether it is asked where it is defined, for each question of the groups in their order. */
    private final List<Asked> asked = new ArrayList<>();
    /** Ranks of the properties that have a size, null for the others. */
    private final int[][] ranks; // (properties, T)

    /**
     * A question.
     *
     * @param property     index
     * @param isDefinition whether it is defined, not whether it holds
     */
    record Asked(int property, boolean isDefinition) {}

    /**
     * @param properties of the part
     * @param summaries  of the whole text
     * @param steps      of the part
     * @param middle     how many of them lie in the first half of the text
     */
    public Design(Workers workers, List<PropertyValues> properties, List<PropertySummary> summaries, int steps, int middle) {
        this.properties = List.copyOf(properties);
        this.ranks = new int[properties.size()][];
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
                if (!properties.get(k).isBinary()) {
                    ranks[k] = ranks(properties.get(k), summaries.get(k), steps, middle);
                }
            }
        });
        this.groups = ClassGroup.of(steps, questions);
    }

    private static int[] ranks(PropertyValues values, PropertySummary summary, int steps, int middle) {
        int[] ranks = new int[steps];
        for (int t = 0; t < steps; t++) {
            ranks[t] = values.isDefined(t) ? summary.rank(t < middle ? 0 : 1, values.value(t)) : 0;
        }
        return ranks;
    }

    private static boolean isSomewhereUndefined(PropertyValues values) {
        for (int t = 0; t < values.length(); t++) {
            if (!values.isDefined(t)) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return properties.size();
    }

    List<ClassGroup> groups() {
        return groups;
    }

    List<Asked> asked() {
        return asked;
    }

    /** Doubled and centred ranks of a property that has a size, at every step; 0 where it is not defined. */
    int[] ranks(int property) {
        return ranks[property];
    }
}
