package rnnscope.session.file;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.Intervention;
import rnnscope.model.ModelEdits;
import rnnscope.model.WeightEdit;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.text.TextRange;

/**
 * A change of a model in a session file.
 *
 * @param kind      what is done
 * @param side      "source" or "target", of a quantity; null for source
 * @param quantity  "0/forget"
 * @param unit      from 0
 * @param value     what a unit is held at, the factor of a scale, or what a weight becomes
 * @param direction of a push, one number for each unit
 * @param parameter "rnn.weight_hh_l0"
 * @param from      first step, from 1; null for all
 * @param to        last step; null for the end
 */
public record Change(Kind kind, String side, String quantity, Integer unit, Float value, List<Float> direction,
        String parameter, Integer row, Integer column, Integer from, Integer to) {
    /** What is done. */
    public enum Kind {
        HOLD, SCALE, PUSH, WEIGHT, ROW
    }

    /** The list is copied. */
    public Change {
        direction = direction == null ? null : List.copyOf(direction);
        if (kind == null) {
            throw new IllegalArgumentException(Words.of("session.file.change.kind"));
        }
        boolean ofWeights = kind == Kind.WEIGHT || kind == Kind.ROW;
        require(ofWeights ? parameter : quantity, ofWeights ? "parameter" : "quantity", kind);
        require(kind == Kind.PUSH ? direction : value, kind == Kind.PUSH ? "direction" : "value", kind);
        if (ofWeights) {
            require(row, "row", kind);
        }
        if (kind == Kind.WEIGHT) {
            require(column, "column", kind);
        }
        if (kind == Kind.HOLD || kind == Kind.SCALE) {
            require(unit, "unit", kind);
        }
    }

    private static void require(Object value, String name, Kind kind) {
        if (value == null) {
            throw new IllegalArgumentException(Words.of("session.file.change.needs",
                    kind.name().toLowerCase(java.util.Locale.ROOT), name));
        }
    }

    /** All changes of a model. */
    static List<Change> of(ModelEdits edits) {
        List<Change> changes = new ArrayList<>();
        edits.interventions().forEach(what -> changes.add(of(what)));
        edits.weights().forEach(what -> changes.add(of(what)));
        return changes;
    }

    private static Change of(Intervention what) {
        String side = what.quantity().side() == Side.SOURCE ? null : "target";
        Integer from = what.span().from() == 0 ? null : what.span().from() + 1;
        Integer to = what.span().to() == Integer.MAX_VALUE ? null : what.span().to();
        if (what instanceof Intervention.Clamp clamp) {
            return new Change(Kind.HOLD, side, what.quantity().name(), clamp.unit(), clamp.value(), null, null, null, null,
                    from, to);
        }
        return what instanceof Intervention.Scale scale
                ? new Change(Kind.SCALE, side, what.quantity().name(), scale.unit(), scale.factor(), null, null, null, null,
                        from, to)
                : new Change(Kind.PUSH, side, what.quantity().name(), null, null, ((Intervention.Push) what).direction(),
                        null, null, null, from, to);
    }

    private static Change of(WeightEdit what) {
        return what instanceof WeightEdit.Set set
                ? new Change(Kind.WEIGHT, null, null, null, set.value(), null, set.parameter(), set.row(), set.k(), null, null)
                : new Change(Kind.ROW, null, null, null, ((WeightEdit.ScaleRow) what).factor(), null, what.parameter(),
                        what.row(), null, null, null);
    }

    /** The changes of a file, as a model takes them. */
    static ModelEdits edits(List<Change> changes) {
        ModelEdits edits = ModelEdits.NONE;
        for (Change change : changes == null ? List.<Change>of() : changes) {
            edits = switch (change.kind) {
                case WEIGHT -> edits.with(new WeightEdit.Set(change.parameter, change.row, change.column, change.value));
                case ROW -> edits.with(new WeightEdit.ScaleRow(change.parameter, change.row, change.value));
                default -> edits.with(change.intervention());
            };
        }
        return edits;
    }

    private Intervention intervention() {
        Quantity what = new Quantity("target".equals(side) ? Side.TARGET : Side.SOURCE, quantity);
        TextRange span = new TextRange(from == null ? 0 : from - 1, to == null ? Integer.MAX_VALUE : to);
        return switch (kind) {
            case HOLD -> new Intervention.Clamp(what, unit, value, span);
            case SCALE -> new Intervention.Scale(what, unit, value, span);
            default -> new Intervention.Push(what, direction, span);
        };
    }
}
