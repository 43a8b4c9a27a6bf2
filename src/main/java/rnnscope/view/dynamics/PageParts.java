package rnnscope.view.dynamics;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.YieldingColumn;

/** Parts that the pages beside a phase portrait are made of. */
final class PageParts {
    private PageParts() {}

    /** Words that are wrapped and keep all their lines. */
    static Label words(String id) {
        Label words = new Label();
        words.setId(id);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add("page-hint");
        return words;
    }

    static FigureView figure(DynamicsContext context, String id, double leastWidth, double leastHeight) {
        FigureView figure = new FigureView(context.view().figures());
        figure.setId(id);
        figure.setLeast(leastWidth, leastHeight);
        return figure;
    }

    /** A card with some parts one below another, of which one takes what room there is. */
    static Card card(String title, Node grows, Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("page-content");
        VBox.setVgrow(grows, Priority.ALWAYS);
        Card card = new Card(content);
        card.setTitleOf(title);
        VBox.setVgrow(card, Priority.ALWAYS);
        return card;
    }

    /** Cards one below another. */
    static YieldingColumn column(Card... cards) {
        YieldingColumn column = new YieldingColumn(cards);
        column.getStyleClass().add("page-cards");
        return column;
    }
}
