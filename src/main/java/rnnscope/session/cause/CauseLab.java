package rnnscope.session.cause;

import java.util.BitSet;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import rnnscope.analysis.cause.Ablation;
import rnnscope.analysis.cause.PropertyEnds;
import rnnscope.math.Workers;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperty;

/**
 * Causal question about a unit: what the model as it was opened loses without it, beside others at random. Worked out
 * in the background; all methods are called in the foreground.
 */
public final class CauseLab extends CausalQuestion<CauseAnswer> {
    private final Session session;
    private final Study study;
    private final ReadOnlyObjectWrapper<TextProperty> asked = new ReadOnlyObjectWrapper<>(this, "asked");

    /** @param study what is asked about */
    public CauseLab(Session session, Study study, Executor background, Executor foreground) {
        super(background, foreground, session::failed);
        this.session = session;
        this.study = study;
        study.addWork(() -> !Double.isNaN(progressProperty().get()));
        study.excerptProperty().addListener((property, was, is) -> {
            if (was == null || was.original() != is.original() && !(session.isChanging() && study.isOf(was.original()))) {
                forget();
            }
        });
    }

    /** The property that was asked about last; null until one was. */
    public ReadOnlyObjectProperty<TextProperty> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    public void ask(TextProperty property, int layer, String channel, int unit) {
        Excerpt now = study.excerpt();
        if (now == null) {
            return;
        }
        Reading reading = now.original();
        Ablation.Question question = new Ablation.Question(layer, channel, unit, OTHERS, SEED);
        asked.set(property);
        ask(progress -> {
            BitSet ends = PropertyEnds.of(property.kind(), property.values(reading.tokens()));
            TextRange stretch = Ablation.stretch(reading.tokens().length());
            try (Workers workers = Workers.of(team())) {
                return new CauseAnswer(reading, property, Ablation.of(reading, stretch, ends, question,
                        session.kernels(), workers, progress));
            }
        });
    }
}
