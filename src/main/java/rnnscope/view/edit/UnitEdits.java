package rnnscope.view.edit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import rnnscope.cell.Cells;
import rnnscope.language.Words;
import rnnscope.model.Intervention.Push;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Channel;
import rnnscope.tape.Quantity;
import rnnscope.text.TextRange;

/** Edits of the selected unit: one of its channels held, or the state pushed, everywhere or in a range. */
final class UnitEdits extends ChannelEdits {
    private final Session session;
    private final StringProperty channel = new SimpleStringProperty(this, "channel", "hidden");
    private final ObjectProperty<Where> where = new SimpleObjectProperty<>(this, "where", Where.EVERYWHERE);
    private final StatePush push;

    /** Over which steps an edit holds. */
    enum Where {
        EVERYWHERE, RANGE;

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
            return "view.edit.where." + name().toLowerCase(Locale.ROOT);
        }
    }

    UnitEdits(Session session) {
        super(EditedModel.of(session));
        this.session = session;
        this.push = new StatePush(session);
    }

    /** Id of the channel that is held. */
    StringProperty channelProperty() {
        return channel;
    }

    ObjectProperty<Where> whereProperty() {
        return where;
    }

    /** The channel that is held; the hidden state where the model has no such channel. */
    @Override
    Channel channel() {
        List<Channel> all = session.channels();
        return all.stream().filter(c -> c.id().equals(channel.get())).findFirst()
                .orElseGet(() -> all.stream().filter(c -> c.id().equals("hidden")).findFirst().orElse(null));
    }

    /** Ids of the channels that the cell of the layer that is chosen carries from step to step. */
    List<String> states() {
        return Cells.of(session.excerpt().model().spec().cell(session.selection().layer())).state();
    }

    /** The steps of which the next edit is made; the whole text where no range is selected. */
    @Override
    TextRange span() {
        TextRange range = session.selection().rangeProperty().get();
        return where.get() == Where.RANGE && range != null ? range : TextRange.ALL;
    }

    // Holding

    @Override
    Quantity quantity() {
        return Quantity.channel(session.selection().layer(), channel().id());
    }

    @Override
    int unit() {
        return session.selection().unit();
    }

    @Override
    int units() {
        return session.excerpt().trace().layout().channel(session.selection().layer(), channel().id()).columns();
    }

    @Override
    boolean canBePushed() {
        return states().contains(channel().id());
    }

    /** Mean of the selected unit's channel over the text as far as it has been read, by the model as it was opened. */
    @Override
    float mean() {
        Excerpt now = session.excerpt();
        Selection selection = session.selection();
        return now.original().overview(selection.layer(), channel().id(), selection.unit(), 1)[0];
    }

    /** The selected unit's value in the beam; NaN where it is not known. */
    @Override
    float value() {
        Excerpt now = session.excerpt();
        int step = session.cursor().shown();
        Selection selection = session.selection();
        return now.trace().contains(step)
                ? now.trace().value(selection.layer(), channel().id(), selection.unit(), step) : Float.NaN;
    }

    // Pushing

    /** What is pushed next is another direction: the push before stays as it is. */
    void beginPush() {
        push.begin();
    }

    /** The push that {@link #push} made and that still acts. */
    Optional<Push> pushed() {
        return push.pushed();
    }

    /**
     * Adds {@code amount} times a direction to a state, in place of the push before; 0 takes it away.
     *
     * @param state     id of the channel
     * @param direction one number for each unit
     */
    void push(String state, List<Float> direction, float amount, boolean amend) {
        push.to(Quantity.channel(session.selection().layer(), state), direction, amount, span(), amend);
    }

    /** What the edits cost over the stretch that is traced: mean surprise without and with them, nats per symbol. */
    double[] losses() {
        Excerpt now = session.excerpt();
        double[] sums = new double[2];
        int count = 0;
        for (int t = now.trace().start(); t < now.trace().end(); t++) {
            double surprise = now.before().surprise(t);
            if (!Double.isNaN(surprise)) {
                sums[0] += surprise;
                sums[1] += now.trace().surprise(t);
                count++;
            }
        }
        return new double[] {sums[0] / count, sums[1] / count};
    }
}
