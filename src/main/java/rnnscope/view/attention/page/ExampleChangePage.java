package rnnscope.view.attention.page;

import java.util.List;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.model.Wiring.Pooling;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.example.SequenceAnswer;
import rnnscope.tape.Side;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionPage;
import rnnscope.view.edit.ExampleChange;
import rnnscope.view.help.HelpPage;

/** Page that changes the model: any unit of encoder, decoder, bridge, attention or heads, and what follows. */
public final class ExampleChangePage implements AttentionPage {
    private final AttentionContext context;
    private final ExampleChange change;
    private final YieldingRow node;

    public ExampleChangePage(AttentionContext context) {
        this.context = context;
        change = new ExampleChange(context.view(), this::step, context.changed());
        List<Region> cards = change.cards();
        VBox.setVgrow(cards.get(cards.size() - 1), Priority.ALWAYS);
        YieldingColumn right = new YieldingColumn(cards.subList(1, cards.size()).toArray(Region[]::new));
        right.giveWay(cards.get(2), cards.get(1));
        right.getStyleClass().add("page-cards");
        node = new YieldingRow(cards.get(0), right);
        node.getStyleClass().add("change-cards");
        HelpPage.set(node, "change");
        for (Region column : List.of(cards.get(0), right)) {
            HBox.setHgrow(column, Priority.ALWAYS);
            column.setPrefWidth(100);
        }
        node.giveWay(right);
    }

    /** The step that is written, or of the source the one that is pinned, else the last. */
    private int step(Side side) {
        int column = context.model().columnProperty().get();
        return side == Side.TARGET ? context.model().moment().step() : column >= 0 ? column
                : context.lab().answer().source().symbols().size() - 1;
    }

    @Override
    public String key() {
        return "view.attention.change.";
    }

    @Override
    public boolean suits(ExampleAnswer answer) {
        return answer instanceof PairAnswer || answer instanceof SequenceAnswer sequence
                && (sequence.trace().heads() > 0 || answer.model().spec().wiring().pooling() == Pooling.ATTENTION);
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void refresh() {
        change.refresh();
    }
}
