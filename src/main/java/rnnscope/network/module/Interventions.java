package rnnscope.network.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rnnscope.cell.Cell;
import rnnscope.cell.Hook;
import rnnscope.language.Words;
import rnnscope.math.Panels;
import rnnscope.model.Intervention;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Channel.Activation;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/**
 * Interventions in a network, what is done to its quantities while it runs, apart for each of the sequences that run
 * side by side. On the way back no gradient flows through a value that is clamped; through a scaled one it is scaled.
 */
public final class Interventions {
    private final Binding binding;
    private final List<Module> modules;
    private final int batch;
    private final List<List<Intervention>> lists = new ArrayList<>();
    /** Step of its text at which the window of a sequence begins. */
    private final int[] starts;
    private Map<Quantity, Effect[]> effects = Map.of();
    private final Hook[][] hooks = new Hook[Side.values().length][];

    /** One intervention in one sequence; {@code added} is null but for a direction. */
    private record Effect(int sequence, Intervention what, int unit, float[] added, Activation activation) {

        void apply(float[] v, Panels place, int row) {
            if (added != null) {
                for (int j = 0; j < added.length; j++) {
                    v[place.at(row, j)] += added[j];
                }
            } else if (what instanceof Intervention.Clamp clamp) {
                v[place.at(row, unit)] = clamp.value();
            } else {
                v[place.at(row, unit)] *= ((Intervention.Scale) what).factor();
            }
        }

        /**
         * The gradient arrives multiplied by the activation's slope where the value now is; it should be by the factor
         * and the slope where the value was.
         */
        void goBack(float[] v, Panels value, Panels gradient, int row) {
            if (added != null) {
                return;
            }
            int at = gradient.at(row, unit);
            if (what instanceof Intervention.Clamp || ((Intervention.Scale) what).factor() == 0) {
                v[at] = 0;
                return;
            }
            float factor = ((Intervention.Scale) what).factor();
            float y = v[value.at(row, unit)];
            float slope = activation.slope(y);
            v[at] = slope == 0 ? 0 : v[at] / slope * factor * activation.slope(y / factor);
        }
    }

    /** @param modules of the network, in any order, composites taken apart */
    public Interventions(Binding binding, List<Module> modules) {
        this.binding = binding;
        this.modules = modules;
        this.batch = (binding.source() != null ? binding.source() : binding.target()).layout().batch();
        this.starts = new int[batch];
        for (Side side : Side.values()) {
            hooks[side.ordinal()] = new Hook[binding.tape(side) == null ? 0 : binding.tape(side).layout().layers()];
            Arrays.fill(hooks[side.ordinal()], Hook.NONE);
        }
        for (int b = 0; b < batch; b++) {
            lists.add(List.of());
        }
    }

    /**
     * Replaces what is done to one sequence.
     *
     * @throws IllegalArgumentException in words for the user when one does not fit the network
     */
    public void set(int sequence, List<Intervention> list) {
        if (lists.get(sequence).equals(list)) {
            return;
        }
        list.forEach(this::requireSense);
        lists.set(sequence, List.copyOf(list));
        Map<Quantity, List<Effect>> all = new HashMap<>();
        for (int b = 0; b < batch; b++) {
            for (Intervention what : lists.get(b)) {
                all.computeIfAbsent(what.quantity(), q -> new ArrayList<>()).add(effect(b, what));
            }
        }
        effects = new HashMap<>();
        all.forEach((quantity, some) -> effects.put(quantity, some.toArray(Effect[]::new)));
        for (Side side : Side.values()) {
            for (int r = 0; r < hooks[side.ordinal()].length; r++) {
                int recurrence = r;
                boolean any = effects.keySet().stream().anyMatch(q -> q.side() == side && q.layer() == recurrence);
                hooks[side.ordinal()][r] = any ? new LayerHook(side, recurrence) : Hook.NONE;
            }
        }
    }

    private Effect effect(int sequence, Intervention what) {
        Activation activation = recurrence(what.quantity()).map(cell -> cell.channel(what.channel()).activation())
                .orElse(Activation.NONE);
        if (what instanceof Intervention.Clamp clamp) {
            return new Effect(sequence, what, clamp.unit(), null, activation);
        }
        if (what instanceof Intervention.Scale scale) {
            return new Effect(sequence, what, scale.unit(), null, activation);
        }
        List<Float> direction = ((Intervention.Push) what).direction();
        float[] added = new float[direction.size()];
        for (int j = 0; j < added.length; j++) {
            added[j] = direction.get(j);
        }
        return new Effect(sequence, what, -1, added, activation);
    }

    /** The cell that writes a channel; none for other quantities. */
    private Optional<Cell> recurrence(Quantity quantity) {
        return modules.stream().filter(Recurrent.class::isInstance).map(Recurrent.class::cast)
                .filter(layer -> layer.writes(quantity)).map(Recurrent::cell).findFirst();
    }

    private void requireSense(Intervention what) {
        Quantity quantity = what.quantity();
        List<Module> side = modules.stream().filter(m -> m.side() == quantity.side()).toList();
        if (quantity.layer() >= 0) {
            int layers = binding.tape(quantity.side()) == null ? 0 : binding.tape(quantity.side()).layout().layers();
            require(quantity.layer() < layers, "network.edit.layer", quantity.layer() + 1, layers);
        }
        if (side.stream().noneMatch(m -> m.sites().contains(quantity.name()))) {
            throw new IllegalArgumentException(side.stream().filter(Recurrent.class::isInstance).map(Recurrent.class::cast)
                    .filter(layer -> layer.isOf(quantity)).findFirst()
                    .map(layer -> Words.of("cell.no-channel", layer.cell().title(), quantity.id(),
                            String.join(", ", layer.channelIds())))
                    .orElse(Words.of("network.edit.nothing", quantity.name(),
                            String.join(", ", side.stream().flatMap(m -> m.sites().stream()).toList()))));
        }
        int units = binding.place(quantity).columns();
        if (what instanceof Intervention.Push push) {
            recurrence(quantity).ifPresent(cell -> require(cell.state().contains(push.channel()),
                    "network.edit.direction",
                    String.join(", ", cell.state()), push.channel()));
            require(push.direction().size() == units, "network.edit.direction.size", units,
                    push.direction().size());
        } else {
            int unit = what instanceof Intervention.Clamp clamp ? clamp.unit() : ((Intervention.Scale) what).unit();
            require(unit >= 0 && unit < units, "network.edit.unit", unit, units);
        }
    }

    private static void require(boolean condition, String key, Object... values) {
        if (!condition) {
            throw new IllegalArgumentException(Words.of(key, values));
        }
    }

    /** Says at which step of its text the window of a sequence begins, where interventions last from step to step. */
    public void startAt(int sequence, int step) {
        starts[sequence] = step;
    }

    /** Whether nothing is changed in any sequence. */
    public boolean isEmpty() {
        return effects.isEmpty();
    }

    /** Whether a quantity is changed in any sequence. */
    boolean change(Quantity quantity) {
        return effects.containsKey(quantity);
    }

    /** What acts on a recurrence. */
    public Hook hook(Side side, int recurrence) {
        return hooks[side.ordinal()][recurrence];
    }

    /** Acts on a quantity that has just been computed at some rows. */
    void computed(Quantity quantity, float[] v, Panels place, int row, int rows) {
        for (Effect effect : effects.getOrDefault(quantity, NONE)) {
            for (int r = first(effect, row); r < row + rows; r += batch) {
                if (acts(effect, place, r)) {
                    effect.apply(v, place, r);
                }
            }
        }
    }

    /** Acts on the gradient of a quantity at some rows. */
    void goingBack(Quantity quantity, float[] v, Panels gradient, int row, int rows) {
        for (Effect effect : effects.getOrDefault(quantity, NONE)) {
            Panels value = gradient.moved(-binding.tape(quantity.side()).layout().size());
            for (int r = first(effect, row); r < row + rows; r += batch) {
                if (acts(effect, value, r)) {
                    effect.goBack(v, value, gradient, r);
                }
            }
        }
    }

    private static final Effect[] NONE = {};

    /** The first row of the effect's sequence from {@code row} on. */
    private int first(Effect effect, int row) {
        return row + Math.floorMod(effect.sequence - row, batch);
    }

    /** Row {@code (t + 1) · batch + b} is step t of the window; where there is one row a sequence, no step. */
    private boolean acts(Effect effect, Panels place, int row) {
        return place.rows() == batch || effect.what.span().contains(starts[effect.sequence] + row / batch - 1);
    }

    /** Whether a value of a sequence is clamped at step {@code t} of the window. */
    public boolean isClamped(int sequence, Quantity quantity, int unit, int t) {
        for (Effect effect : effects.getOrDefault(quantity, NONE)) {
            if (effect.sequence == sequence && effect.what instanceof Intervention.Clamp && effect.unit == unit
                    && effect.what.span().contains(starts[sequence] + t)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What goes back through step {@code t} of the first sequence in all rows of another tape, where many gradients are
     * taken back at once.
     *
     * @param gradients how far behind its value a gradient lies on that tape
     */
    public Hook inAllRows(Side side, int recurrence, int t, int gradients) {
        return hook(side, recurrence) == Hook.NONE ? Hook.NONE : new Hook() {
            @Override
            public void computed(String channel, float[] v, Panels place, int row, int rows) {}

            @Override
            public void goingBack(String channel, float[] v, Panels gradient, int row, int rows) {
                goingBackInAllRows(Quantity.channel(side, recurrence, channel), v, gradient, row, rows, t, gradients);
            }
        };
    }

    /** The same for any quantity. */
    public void goingBackInAllRows(Quantity quantity, float[] v, Panels gradient, int row, int rows, int t,
            int gradients) {
        Panels value = gradient.moved(-gradients);
        for (Effect effect : effects.getOrDefault(quantity, NONE)) {
            for (int r = row; r < row + rows && effect.sequence == 0
                    && effect.what.span().contains(starts[0] + t); r++) {
                effect.goBack(v, value, gradient, r);
            }
        }
    }

    /** The effects on one recurrence. */
    private final class LayerHook implements Hook {
        private final Map<String, Quantity> quantities = new HashMap<>();

        LayerHook(Side side, int recurrence) {
            effects.keySet().stream().filter(q -> q.side() == side && q.layer() == recurrence)
                    .forEach(q -> quantities.put(q.id(), q));
        }

        @Override
        public void computed(String channel, float[] v, Panels place, int row, int rows) {
            Quantity quantity = quantities.get(channel);
            if (quantity != null) {
                Interventions.this.computed(quantity, v, place, row, rows);
            }
        }

        @Override
        public void goingBack(String channel, float[] v, Panels gradient, int row, int rows) {
            Quantity quantity = quantities.get(channel);
            if (quantity != null) {
                Interventions.this.goingBack(quantity, v, gradient, row, rows);
            }
        }
    }
}
