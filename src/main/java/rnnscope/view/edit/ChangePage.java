package rnnscope.view.edit;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.track.Channels;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.cause.DirectionLab;
import rnnscope.session.cause.WritingLab;
import rnnscope.tape.Channel;
import rnnscope.view.help.HelpPage;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/**
 * Page that changes the model and shows what follows: hold a unit, push the state, edit weights; ask whether it is the
 * cause.
 */
public final class ChangePage implements UnitPage {
    private final Session session;
    private final UnitEdits edits;
    private final ClampPane hold;
    private final ChannelRow channelRow;
    private final DirectionPane direction;
    private final WeightsPane weights;
    private final CauseCard cause;
    private final WritingCard writing;
    private final WritingLab writings;
    private final Card card;
    private final VBox body;
    private final YieldingColumn node;
    private final ObjectProperty<What> what = new SimpleObjectProperty<>(this, "what", What.UNIT);

    /** What is changed. */
    private enum What {
        UNIT, DIRECTION, WEIGHTS;

        private String key() {
            return "view.edit.what." + name().toLowerCase(Locale.ROOT);
        }
    }

    public ChangePage(UnitContext context) {
        session = context.session();
        edits = new UnitEdits(session);
        channelRow = new ChannelRow(edits);
        hold = new ClampPane(edits, channelRow);
        direction = new DirectionPane(session, edits,
                new DirectionLab(session, context.view().background(), Platform::runLater), context.lab().own());
        weights = new WeightsPane(session);
        cause = new CauseCard(context.figures(), session, context.cause(), context.lab().own(), edits);
        writings = context.writings();
        writing = new WritingCard(session, writings, edits);
        body = new VBox();
        body.getStyleClass().add("edit-pane");
        Segments<What> kinds = new Segments<>("change-what", List.of(What.values()), w -> Words.inEnglish(w.key()),
                w -> Words.of(w.key()), w -> Words.of(w.key() + ".tip"), what);
        VBox content = new VBox(kinds, body);
        content.getStyleClass().add("edit-pane");
        VBox.setVgrow(body, Priority.ALWAYS);
        card = new Card(content);
        card.setTitleOf("view.edit.change");
        card.setAside(Words.of("view.edit.undo"));
        VBox.setVgrow(writing, Priority.ALWAYS);
        node = new YieldingColumn(card, cause, writing);
        node.giveWay(cause, writing);
        node.getStyleClass().add("page-cards");
        HelpPage.set(node, "change");
        what.addListener((property, was, is) -> layOut());
        edits.channelProperty().addListener((property, was, is) -> context.changed().run());
        edits.whereProperty().addListener((property, was, is) -> context.changed().run());
        session.editsProperty().addListener((property, was, is) -> context.changed().run());
        layOut();
    }

    private void layOut() {
        Region shown = switch (what.get()) {
            case UNIT -> hold;
            case DIRECTION -> direction;
            case WEIGHTS -> weights;
        };
        body.getChildren().setAll(shown);
        VBox.setVgrow(shown, Priority.ALWAYS);
        Visibility.show(cause, what.get() == What.UNIT);
        VBox.setVgrow(card, what.get() == What.WEIGHTS ? Priority.ALWAYS : Priority.NEVER);
        refresh();
    }

    @Override
    public String key() {
        return "view.edit.change-page.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        writings.watch(this, shows);
    }

    @Override
    public void refresh() {
        if (session.excerpt() == null) {
            return;
        }
        List<Channel> channels = Channels.inOrder(session.channels());
        int unit = session.selection().unit();
        card.setBeside(session.selection().layers() > 1
                ? Words.of("view.edit.unit.layer", unit, session.selection().layer() + 1) : Words.of("view.edit.unit", unit));
        switch (what.get()) {
            case UNIT -> {
                channelRow.refresh(channels);
                hold.refresh();
            }
            case DIRECTION -> direction.refresh(channels);
            case WEIGHTS -> weights.refresh();
        }
        cause.refresh();
        writing.refresh();
    }
}
