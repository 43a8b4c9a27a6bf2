package rnnscope.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Edits of a model, all that is changed of it: values held or pushed while it runs, and weights. Immutable; the order
 * is that in which they act.
 */
public record ModelEdits(List<Intervention> interventions, List<WeightEdit> weights) {
    public static final ModelEdits NONE = new ModelEdits(List.of(), List.of());

    /** The lists are copied. */
    public ModelEdits {
        interventions = List.copyOf(interventions);
        weights = List.copyOf(weights);
    }

    public boolean isEmpty() {
        return interventions.isEmpty() && weights.isEmpty();
    }

    /** How many changes there are. */
    public int count() {
        return interventions.size() + weights.size();
    }

    /** With one more, in whose favour an earlier one of the same kind, unit and steps gives way. */
    public ModelEdits with(Intervention added) {
        return new ModelEdits(plus(interventions.stream().filter(old -> !isReplaced(old, added)).toList(), added),
                weights);
    }

    private static boolean isReplaced(Intervention old, Intervention added) {
        return old.getClass() == added.getClass() && unit(old) == unit(added) && unit(old) >= 0
                && old.quantity().equals(added.quantity()) && old.span().equals(added.span());
    }

    /** The unit that an intervention changes; −1 where it changes several. */
    public static int unit(Intervention what) {
        if (what instanceof Intervention.Push push) {
            return push.only();
        }
        return what instanceof Intervention.Clamp clamp ? clamp.unit() : ((Intervention.Scale) what).unit();
    }

    /** With one more, in whose favour an earlier number in the same place gives way. */
    public ModelEdits with(WeightEdit added) {
        return new ModelEdits(interventions,
                plus(weights.stream().filter(old -> !isReplaced(old, added)).toList(), added));
    }

    private static boolean isReplaced(WeightEdit old, WeightEdit added) {
        return old instanceof WeightEdit.Set was && added instanceof WeightEdit.Set is
                && was.parameter().equals(is.parameter()) && was.row() == is.row() && was.k() == is.k();
    }

    public ModelEdits without(Intervention removed) {
        return new ModelEdits(minus(interventions, removed), weights);
    }

    public ModelEdits without(WeightEdit removed) {
        return new ModelEdits(interventions, minus(weights, removed));
    }

    /** The model with these changes; itself, when there are none. It is left as it is. */
    public Model applyTo(Model model) {
        if (isEmpty()) {
            return model;
        }
        Parameters parameters = model.parameters();
        if (!weights.isEmpty()) {
            parameters = parameters.copy();
            for (WeightEdit edit : weights) {
                edit.applyTo(parameters);
            }
        }
        return new Model(model.spec(), parameters, model.tokenizer(), model.output(), model.card(), interventions);
    }

    private static <T> List<T> plus(List<T> list, T added) {
        List<T> longer = new ArrayList<>(list);
        longer.add(added);
        return longer;
    }

    private static <T> List<T> minus(List<T> list, T removed) {
        List<T> shorter = new ArrayList<>(list);
        shorter.remove(removed);
        return shorter;
    }
}
