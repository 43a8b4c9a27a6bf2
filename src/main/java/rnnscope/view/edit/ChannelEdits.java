package rnnscope.view.edit;

import java.util.Locale;
import java.util.Optional;
import rnnscope.language.Words;
import rnnscope.model.Intervention;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Intervention.Push;
import rnnscope.model.Intervention.Scale;
import rnnscope.model.ModelEdits;
import rnnscope.tape.Channel;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;

/** Edits of one unit of one quantity over some steps: held, scaled, or pushed. */
abstract class ChannelEdits {
    private final EditedModel model;

    ChannelEdits(EditedModel model) {
        this.model = model;
    }

    /** How a unit is changed by a number. */
    enum How {
        CLAMP, SCALE, PUSH;

        /** What ids call it. */
        String id() {
            return Words.inEnglish(key());
        }

        String words() {
            return Words.of(key());
        }

        String tip() {
            return Words.of(key() + ".tip");
        }

        private String key() {
            return "view.edit.how." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How what is changed is to be read: its symbol, its name, its range. */
    abstract Channel channel();

    abstract Quantity quantity();

    abstract int unit();

    /** Units of the quantity. */
    abstract int units();

    /** The steps of which the next edit is made. */
    abstract TextRange span();

    /** Whether something can be added to it. */
    abstract boolean canBePushed();

    /** Mean of the unit by the model as it was opened. */
    abstract float mean();

    /** Its value at the current step; NaN where it is not known. */
    abstract float value();

    ModelEdits edits() {
        return model.edits();
    }

    void edit(ModelEdits next, boolean amend) {
        model.edit(next, amend);
    }

    /** What changes this unit over these steps now. */
    private <T extends Intervention> Optional<T> now(Class<T> kind) {
        return edits().interventions().stream().filter(kind::isInstance).map(kind::cast)
                .filter(what -> what.quantity().equals(quantity()) && what.span().equals(span())
                        && ModelEdits.unit(what) == unit()).findFirst();
    }

    Optional<Clamp> clamp() {
        return now(Clamp.class);
    }

    /** The number by which it is changed in one way; NaN where it is not. */
    float number(How how) {
        return switch (how) {
            case CLAMP -> clamp().map(Clamp::value).orElse(Float.NaN);
            case SCALE -> now(Scale.class).map(Scale::factor).orElse(Float.NaN);
            case PUSH -> now(Push.class).map(push -> push.direction().get(push.only())).orElse(Float.NaN);
        };
    }

    void hold(float value, boolean amend) {
        change(How.CLAMP, value, amend);
    }

    /** @param amend whether it belongs to the edit before, as the moves of one drag do */
    void change(How how, float number, boolean amend) {
        ModelEdits free = without(how);
        edit(switch (how) {
            case CLAMP -> free.with(new Clamp(quantity(), unit(), number, span()));
            case SCALE -> number == 1 ? free : free.with(new Scale(quantity(), unit(), number, span()));
            case PUSH -> number == 0 ? free : free.with(Push.ofUnit(quantity(), unit(), units(), number, span()));
        }, amend);
    }

    private ModelEdits without(How how) {
        Optional<? extends Intervention> old = switch (how) {
            case CLAMP -> clamp();
            case SCALE -> now(Scale.class);
            case PUSH -> now(Push.class);
        };
        return old.map(edits()::without).orElse(edits());
    }

    boolean isFree() {
        for (How how : How.values()) {
            if (!Float.isNaN(number(how))) {
                return false;
            }
        }
        return true;
    }

    /** Lets the unit go over these steps, however it is changed. */
    void release() {
        ModelEdits rest = edits();
        for (Intervention what : edits().interventions()) {
            boolean own = what.quantity().equals(quantity()) && what.span().equals(span())
                    && ModelEdits.unit(what) == unit();
            rest = own ? rest.without(what) : rest;
        }
        edit(rest, false);
    }
}
