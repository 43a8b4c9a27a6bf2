package rnnscope.view.edit;

import java.util.List;
import java.util.function.ToIntFunction;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.model.ModelSpec;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Channel;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.Trace;
import rnnscope.text.TextRange;

/** Edits of a model that learned from examples: of one unit of any of its quantities, at all steps or at some. */
final class ExampleEdits extends ChannelEdits {
    private final ExampleLab lab;
    private final ToIntFunction<Side> step;
    private final ObjectProperty<Site> site = new SimpleObjectProperty<>(this, "site");
    private final IntegerProperty unit = new SimpleIntegerProperty(this, "unit");
    private final ObjectProperty<TextRange> span = new SimpleObjectProperty<>(this, "span", TextRange.ALL);
    private ModelSpec spec;
    private List<Site> sites = List.of();

    /** @param step that is looked at on a side */
    ExampleEdits(ExampleLab lab, ToIntFunction<Side> step) {
        super(EditedModel.of(lab));
        this.lab = lab;
        this.step = step;
    }

    /** All that can be changed of the model in front; another model begins with its first state. */
    List<Site> sites() {
        ModelSpec now = lab.answer().model().spec();
        if (!now.equals(spec)) {
            spec = now;
            sites = Site.of(now);
            site.set(sites.stream().filter(s -> s.channel().id().equals("hidden")).findFirst().orElse(sites.get(0)));
            unit.set(0);
            span.set(TextRange.ALL);
        }
        return sites;
    }

    ObjectProperty<Site> siteProperty() {
        return site;
    }

    IntegerProperty unitProperty() {
        return unit;
    }

    ObjectProperty<TextRange> spanProperty() {
        return span;
    }

    @Override
    Channel channel() {
        return site.get().channel();
    }

    @Override
    Quantity quantity() {
        return site.get().quantity();
    }

    @Override
    int unit() {
        return Math.min(unit.get(), units() - 1);
    }

    @Override
    int units() {
        return site.get().units();
    }

    @Override
    TextRange span() {
        return site.get().once() ? TextRange.ALL : span.get();
    }

    @Override
    boolean canBePushed() {
        return site.get().pushed();
    }

    @Override
    float mean() {
        ExampleAnswer answer = lab.answer();
        Trace trace = trace(answer.change() == null ? answer : answer.change().before());
        if (site.get().once()) {
            return at(trace, 0);
        }
        double sum = 0;
        for (int t = 0; t < trace.end(); t++) {
            sum += at(trace, t);
        }
        return (float) (sum / trace.end());
    }

    @Override
    float value() {
        Trace trace = trace(lab.answer());
        return at(trace, Math.max(0, Math.min(trace.end() - 1, step.applyAsInt(quantity().side()))));
    }

    private Trace trace(ExampleAnswer answer) {
        if (answer instanceof SequenceAnswer sequence) {
            return sequence.trace().trace();
        }
        PairAnswer pair = (PairAnswer) answer;
        return quantity().side() == Side.SOURCE ? pair.trace().source() : pair.trace().target();
    }

    private float at(Trace trace, int t) {
        float[] values = new float[units()];
        if (site.get().once()) {
            trace.readOnce(quantity().name(), values);
        } else {
            trace.read(quantity().name(), t, values);
        }
        return values[unit()];
    }
}
