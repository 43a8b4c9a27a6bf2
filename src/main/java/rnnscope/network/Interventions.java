package rnnscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import rnnscope.cell.Cell;
import rnnscope.cell.Cells;
import rnnscope.cell.Hook;
import rnnscope.math.Panels;
import rnnscope.model.Intervention;
import rnnscope.model.ModelSpec;
import rnnscope.tape.Channel;

/** What is done to the values of a network while it runs, apart for each of the sequences that run side by side. */
final class Interventions {
    private final ModelSpec spec;
    private final int batch;
    private final List<List<Intervention>> lists = new ArrayList<>();
    /** Step of its text at which the window of a sequence begins. */
    private final int[] starts;
    private final Hook[] hooks;

    /** One intervention in one sequence; {@code added} is null where a value is held. */
    private record Effect(int sequence, Intervention what, int unit, float held, float[] added) {}

    Interventions(ModelSpec spec, int batch) {
        this.spec = spec;
        this.batch = batch;
        this.starts = new int[batch];
        this.hooks = new Hook[spec.layers()];
        Arrays.fill(hooks, Hook.NONE);
        for (int b = 0; b < batch; b++) {
            lists.add(List.of());
        }
    }

    /** Replaces what is done to one sequence. */
    void set(int sequence, List<Intervention> list) {
        if (lists.get(sequence).equals(list)) {
            return;
        }
        list.forEach(this::requireSense);
        lists.set(sequence, List.copyOf(list));
        for (int l = 0; l < hooks.length; l++) {
            List<Effect> effects = new ArrayList<>();
            for (int b = 0; b < batch; b++) {
                for (Intervention what : lists.get(b)) {
                    if (what.layer() == l) {
                        effects.add(effect(b, what));
                    }
                }
            }
            hooks[l] = effects.isEmpty() ? Hook.NONE : new LayerHook(effects.toArray(Effect[]::new));
        }
    }

    private static Effect effect(int sequence, Intervention what) {
        if (what instanceof Intervention.Clamp clamp) {
            return new Effect(sequence, what, clamp.unit(), clamp.value(), null);
        }
        List<Float> direction = ((Intervention.Push) what).direction();
        float[] added = new float[direction.size()];
        for (int j = 0; j < added.length; j++) {
            added[j] = direction.get(j);
        }
        return new Effect(sequence, what, -1, 0, added);
    }

    private void requireSense(Intervention what) {
        Cell cell = Cells.of(spec.cell());
        require(what.layer() >= 0 && what.layer() < spec.layers(),
                "the model has no layer " + (what.layer() + 1) + ", it has " + spec.layers());
        require(cell.channels().stream().anyMatch(c -> c.id().equals(what.channel())), cell.title()
                + " has no channel \"" + what.channel() + "\"; it has "
                + cell.channels().stream().map(Channel::id).collect(Collectors.joining(", ")));
        if (what instanceof Intervention.Clamp clamp) {
            require(clamp.unit() >= 0 && clamp.unit() < spec.units(),
                    "there is no unit " + clamp.unit() + " among " + spec.units());
        } else if (what instanceof Intervention.Push push) {
            require(cell.state().contains(push.channel()), "a direction is added to the state (" + String.join(", ",
                    cell.state()) + "), not to " + push.channel());
            require(push.direction().size() == spec.units(), "a direction has a number for each of " + spec.units()
                    + " units, not " + push.direction().size());
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    void startAt(int sequence, int step) {
        starts[sequence] = step;
    }

    Hook hook(int layer) {
        return hooks[layer];
    }

    /** Whether a value of a sequence is held at step {@code t} of the window. */
    boolean isHeld(int sequence, int layer, String channel, int unit, int t) {
        return hooks[layer] instanceof LayerHook hook && hook.isHeld(sequence, channel, unit, t);
    }

    /** Stops in all rows what goes back through the values of the first sequence that are held at step {@code t}. */
    Hook heldInAllRows(int layer, int t) {
        return hooks[layer] instanceof LayerHook hook ? new HeldRows(hook, t) : Hook.NONE;
    }

    private record HeldRows(LayerHook layer, int t) implements Hook {
        @Override
        public void computed(String channel, float[] v, Panels place, int row, int rows) {}

        @Override
        public void goingBack(String channel, float[] v, Panels gradient, int row, int rows) {
            for (int j = 0; j < gradient.columns(); j++) {
                for (int r = row; r < row + rows && layer.isHeld(0, channel, j, t); r++) {
                    v[gradient.at(r, j)] = 0;
                }
            }
        }
    }

    /** The effects on one layer. A step's rows are {@code (t + 1) · batch + b}. */
    private final class LayerHook implements Hook {
        private final Effect[] effects;

        LayerHook(Effect[] effects) {
            this.effects = effects;
        }

        @Override
        public void computed(String channel, float[] v, Panels place, int row, int rows) {
            for (Effect effect : effects) {
                if (isAt(effect, channel, row, rows)) {
                    int at = row - row % batch + effect.sequence;
                    if (effect.added == null) {
                        v[place.at(at, effect.unit)] = effect.held;
                    } else {
                        for (int j = 0; j < effect.added.length; j++) {
                            v[place.at(at, j)] += effect.added[j];
                        }
                    }
                }
            }
        }

        @Override
        public void goingBack(String channel, float[] v, Panels gradient, int row, int rows) {
            for (Effect effect : effects) {
                if (effect.added == null && isAt(effect, channel, row, rows)) {
                    v[gradient.at(row - row % batch + effect.sequence, effect.unit)] = 0;
                }
            }
        }

        private boolean isAt(Effect effect, String channel, int row, int rows) {
            int first = row % batch;
            return effect.sequence >= first && effect.sequence < first + rows
                    && effect.what.channel().equals(channel)
                    && effect.what.span().contains(starts[effect.sequence] + row / batch - 1);
        }

        boolean isHeld(int sequence, String channel, int unit, int t) {
            for (Effect effect : effects) {
                if (effect.sequence == sequence && effect.unit == unit && effect.what.channel().equals(channel)
                        && effect.what.span().contains(starts[sequence] + t)) {
                    return true;
                }
            }
            return false;
        }
    }
}
