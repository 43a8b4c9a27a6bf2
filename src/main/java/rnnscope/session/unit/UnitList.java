package rnnscope.session.unit;

import java.util.List;
import java.util.stream.IntStream;
import rnnscope.language.Words;

/**
 * List of units in an order that means something.
 *
 * @param units from the first
 * @param words how they are ordered: "ranked for: inside a quotation"
 */
public record UnitList(List<Integer> units, String words) {
    public UnitList {
        units = List.copyOf(units);
    }

    /** As the model stores them. */
    public static UnitList stored(int count) {
        return new UnitList(IntStream.range(0, count).boxed().toList(), Words.of("session.sort.stored"));
    }

    /** The unit {@code by} places further on in the list, or as near as it allows. */
    public int next(int unit, int by) {
        int at = units.indexOf(unit);
        return units.get(Math.max(0, Math.min(units.size() - 1, at + by)));
    }
}
