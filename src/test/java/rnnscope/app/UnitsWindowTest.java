package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import rnnscope.control.FigureView;
import rnnscope.figure.unit.DensityFigure;
import rnnscope.figure.unit.HistogramFigure;
import rnnscope.figure.unit.MultiplesFigure;
import rnnscope.figure.unit.OnsetFigure;
import rnnscope.figure.unit.PageFigure;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.session.reading.SourceText;
import rnnscope.text.ShippedTexts;
import rnnscope.text.TextRange;
import rnnscope.train.Initialisation;

class UnitsWindowTest extends WindowTest {
    @Override
    protected void open() {
        Model model = untrained(ShippedTexts.load("story"), "lstm", 1, 16);
        session.openModel("small", () -> model);
    }

    private <T> T figure(String id, Class<T> type) {
        Node found = lookup(id).query();
        FigureView view = found instanceof FigureView itself ? itself
                : lookup(id + " .figure-view").queryAs(FigureView.class);
        Object shown = view.shownProperty().get();
        return type.isInstance(shown) ? type.cast(shown) : null;
    }

    private PageFigure page() {
        return figure("#page", PageFigure.class);
    }

    private MultiplesFigure multiples() {
        return figure("#multiples", MultiplesFigure.class);
    }

    private void openUnits() {
        until(() -> session.excerpt() != null);
        String text = ShippedTexts.load("story").substring(0, 8000);
        interact(() -> session.openText("short", () -> new SourceText("short.txt", text)));
        until(() -> session.excerpt().length() == text.length());
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> lookup("#page").tryQuery().isPresent() && page() != null && multiples() != null);
    }

    private Point2D on(String id, double x, double y) {
        Node node = lookup(id).query();
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getMinX() + x, bounds.getMinY() + y);
    }

    /** The middle of a symbol on the page. */
    private Point2D symbol(int step) {
        return on("#page", page().cell(step).getCenterX(), page().cell(step).getCenterY());
    }

    /** The middle of the strip of a rank. */
    private Point2D strip(int rank) {
        double height = lookup("#multiples").query().getLayoutBounds().getHeight();
        return on("#multiples", 300, multiples().middle(rank, height));
    }

    @Test
    void aClickOnALetterMovesTheBeamAndADragSelectsAStretch() {
        openUnits();
        clickOn(symbol(42));
        assertEquals(42, session.cursor().step());
        assertNull(session.selection().rangeProperty().get());
        drag(symbol(100), MouseButton.PRIMARY).moveTo(symbol(110)).dropTo(symbol(120));
        assertEquals(new TextRange(100, 121), session.selection().rangeProperty().get());
        until(() -> new TextRange(100, 121).equals(page().chosen()));
        assertEquals(42, session.cursor().step());
        press(KeyCode.SHIFT);
        clickOn(symbol(50));
        release(KeyCode.SHIFT);
        assertEquals(new TextRange(42, 51), session.selection().rangeProperty().get());
        type(KeyCode.ESCAPE);
        assertNull(session.selection().rangeProperty().get());
    }

    @Test
    void shiftAndTheArrowsSelectWithTheBeam() {
        openUnits();
        clickOn(symbol(30));
        press(KeyCode.SHIFT).type(KeyCode.RIGHT, 4).release(KeyCode.SHIFT);
        assertEquals(new TextRange(30, 35), session.selection().rangeProperty().get());
        press(KeyCode.SHIFT).type(KeyCode.LEFT, 6).release(KeyCode.SHIFT);
        assertEquals(new TextRange(28, 31), session.selection().rangeProperty().get());
        assertEquals(28, session.cursor().step());
    }

    @Test
    void upAndDownFlipThroughTheUnitsAndAClickChoosesOne() {
        openUnits();
        until(() -> !multiplesWords().isEmpty());
        int there = multiples().order().get(multiples().order().indexOf(session.selection().unit()) + 2);
        type(KeyCode.DOWN, 2);
        assertEquals(there, session.selection().unit());
        until(() -> multiples().probe().unit() == there && page().shading().about().endsWith("unit " + there));
        int rank = multiples().first() == 0 ? 1 : multiples().first();
        int other = multiples().order().get(rank);
        clickOn(strip(rank));
        assertEquals(other, session.selection().unit());
        moveTo("#tab-units");
        until(() -> page().shading().about().endsWith("unit " + other));
        assertEquals(session.excerpt().trace().value(0, "cellTanh", other, 77), page().shading().at(77));
    }

    @Test
    void pointingAtAStripShowsItsUnitOnThePage() {
        openUnits();
        int rank = multiples().first() + (multiples().order().get(multiples().first()) == session.selection().unit() ? 1 : 0);
        int pointed = multiples().order().get(rank);
        moveTo(strip(rank));
        until(() -> page().shading().about().endsWith("unit " + pointed));
        moveTo("#tab-units");
        until(() -> page().shading().about().endsWith("unit " + session.selection().unit()));
    }

    @Test
    void theChannelIsChosenBesideThePage() {
        openUnits();
        clickOn("#channel-f");
        until(() -> page().shading().symbol().equals("f") && multiples().probe().channel().equals("forget"));
        assertFalse(page().shading().isSigned());
    }

    @Test
    void thePageScrollsAndFollowsTheBeam() {
        openUnits();
        moveTo(symbol(20));
        scroll(120, VerticalDirection.UP);
        until(() -> page().top() > 0);
        assertEquals(0, session.cursor().step());
        clickOn("#transport-end");
        int last = session.excerpt().length() - 1;
        until(() -> page().lines().start(page().top()) <= last && page().top() > 100 && page().shading().has(last));
        type(KeyCode.HOME);
        until(() -> page().top() == 0 && page().shading().has(0));
    }

    @Test
    void lettersGrowAndTheBeamStaysInSight() {
        openUnits();
        clickOn(symbol(500));
        double size = page().size();
        int cells = page().lines().columns() * page().lines().folds();
        press(KeyCode.CONTROL).type(KeyCode.EQUALS, 2).release(KeyCode.CONTROL);
        until(() -> page().size() > 1.3 * size && page().lines().columns() * page().lines().folds() < cells);
        int line = page().lines().lineOf(500);
        assertTrue(line >= page().top());
        type(KeyCode.RIGHT);
        assertEquals(501, session.cursor().step());
    }

    // The ranking

    @SuppressWarnings("unchecked")
    private TreeTableView<Object> ranking() {
        return lookup("#ranking").queryAs(TreeTableView.class);
    }

    private void openRanking() {
        openUnits();
        until(() -> ranking().getRoot().getChildren().size() > 10);
    }

    /** The row that says this. */
    private Node row(String words) {
        until(() -> lookup(".tree-table-row-cell").queryAll().stream().anyMatch(row -> says(row, words)));
        return lookup(".tree-table-row-cell").queryAll().stream().filter(row -> says(row, words)).findFirst().orElseThrow();
    }

    private static boolean says(Node row, String words) {
        return row.isVisible() && row.getAccessibleText() != null && row.getAccessibleText().startsWith(words + ":");
    }

    @Test
    void whatSomeUnitKnowsBestIsShownAtFirst() {
        openRanking();
        assertTrue(session.selection().unitPinnedProperty().get());
        assertTrue(lookup(".pane-words").queryAllAs(Label.class).stream()
                .anyMatch(label -> label.getText().startsWith("ranked for: ")));
        until(() -> ranking().getSelectionModel().getSelectedItem() != null);
        assertEquals(session.selection().unit(), multiples().order().get(0));
    }

    @Test
    void aRowShowsItsUnitEverywhereWithItsValuesByTheProperty() {
        openRanking();
        clickOn(row("Capital letter"));
        until(() -> figure("#portrait", HistogramFigure.class) != null && figure("#portrait-onset", OnsetFigure.class) != null);
        assertEquals(session.selection().unit(), multiples().order().get(0));
        assertEquals(16, multiples().order().size());
        clickOn(row("Word of the sentence"));
        until(() -> figure("#portrait", DensityFigure.class) != null);
        assertEquals("word of the sentence", figure("#portrait", DensityFigure.class).axis());
    }

    @Test
    void theTableIsFilteredSortedAndGoneThroughWithTheKeys() {
        openRanking();
        int all = ranking().getRoot().getChildren().size();
        clickOn("#ranking-filter").write("line");
        until(() -> ranking().getRoot().getChildren().size() < all && ranking().getRoot().getChildren().size() >= 2);
        eraseText(4);
        until(() -> ranking().getRoot().getChildren().size() == all);
        clickOn(row("Capital letter"));
        int unit = session.selection().unit();
        type(KeyCode.DOWN);
        until(() -> !multiplesWords().contains("capital letter"));
        type(KeyCode.UP);
        until(() -> multiplesWords().contains("capital letter"));
        assertEquals(unit, session.selection().unit());
        type(KeyCode.RIGHT);
        until(() -> ranking().getSelectionModel().getSelectedItem().getChildren().size() == 16);
        type(KeyCode.DOWN, 2);
        until(() -> session.selection().unit() == multiples().order().get(1));
        TreeTableColumn<Object, ?> number = ranking().getColumns().get(1);
        TreeTableColumn<Object, ?> score = ranking().getColumns().get(3);
        var row = ranking().getSelectionModel().getSelectedItem().getParent();
        String best = row.getChildren().get(0).getValue().toString();
        interact(() -> ranking().getSortOrder().setAll(List.of(number)));
        until(() -> row.getChildren().get(3).getValue().toString().contains("unit=3,"));
        interact(() -> ranking().getSortOrder().setAll(List.of(score)));
        until(() -> row.getChildren().get(0).getValue().toString().equals(best));
    }

    private String multiplesWords() {
        return lookup(".pane-words").queryAllAs(Label.class).stream().map(Label::getText)
                .filter(words -> words.startsWith("ranked")).findFirst().orElse("");
    }

    @Test
    void aRegularExpressionIsRankedLikeTheOthers() {
        openRanking();
        int all = ranking().getRoot().getChildren().size();
        clickOn("#ranking-add").clickOn("#property-expression").write("(th");
        assertTrue(lookup("#property-add").queryButton().isDisabled());
        assertTrue(lookup(".field-problem").queryAllAs(Label.class).stream().anyMatch(
                label -> label.isVisible() && label.getText().contains("is not valid")));
        write("e|a)").type(KeyCode.ENTER);
        until(() -> ranking().getRoot().getChildren().size() == all + 1);
        clickOn(row("(the|a)"));
        until(() -> multiplesWords().contains("(the|a)"));
    }

    @Test
    void unitsAreListedInTheOrderThatIsChosen() {
        openRanking();
        until(() -> !multiplesWords().isEmpty());
        List<Integer> ranked = multiples().order();
        clickOn("#list-order-by-number");
        until(() -> multiples().order().equals(IntStream.range(0, 16).boxed().toList()));
        clickOn("#list-order-similar");
        until(() -> lookup(".pane-words").queryAllAs(Label.class).stream()
                .anyMatch(words -> words.getText().equals("similar tanh c side by side")));
        assertEquals(16, multiples().order().stream().distinct().count());
        clickOn("#list-order-saturated");
        until(() -> lookup(".pane-words").queryAllAs(Label.class).stream()
                .anyMatch(words -> words.getText().startsWith("tanh c most often")));
        clickOn("#list-order-ranked");
        until(() -> multiples().order().equals(ranked));
    }

    @Test
    void whileTheModelLearnsTheRankingStaysAndSaysOfWhenItIs() {
        openRanking();
        Label past = lookup("#past").queryAs(Label.class);
        assertFalse(past.isVisible());
        Model now = session.openedModel();
        for (int i = 1; i <= 5; i++) {
            Model next = new Model(now.spec(), Initialisation.UNIFORM.parameters(now.spec(), 1, i), now.tokenizer(),
                    ModelCard.named("LSTM at step " + i));
            interact(() -> session.renew(next, false));
            until(() -> session.excerpt().model() == next && past.isVisible());
            assertTrue(ranking().getRoot().getChildren().size() > 10);
            assertEquals(1, ranking().getOpacity());
        }
        assertTrue(past.getText().startsWith("As of "), past.getText());
        Model last = session.openedModel();
        interact(() -> session.renew(new Model(last.spec(), last.parameters(), last.tokenizer(), last.card()), true));
        until(() -> !past.isVisible());
    }

    @Test
    void oneButtonAsksWhetherTheUnitIsTheCauseAndAnswersBelowTheRanking() {
        openRanking();
        clickOn(row("Capital letter"));
        Node cause = lookup("#cause-beside").query();
        Node portrait = lookup("#portrait-card").query();
        assertFalse(cause.isVisible());
        Object chosen = ranking().getSelectionModel().getSelectedItem();
        clickOn("#ranking-cause");
        until(() -> cause.isVisible() && lookup("#cause-words").queryAs(Label.class).getText().startsWith("Loss "));
        assertFalse(portrait.isVisible());
        assertSame(chosen, ranking().getSelectionModel().getSelectedItem());
        clickOn(row("Capital letter")).type(KeyCode.DOWN);
        until(() -> portrait.isVisible() && !cause.isVisible());
        type(KeyCode.UP);
        until(() -> cause.isVisible());
        clickOn("#cause-close");
        until(() -> portrait.isVisible() && !cause.isVisible());
    }

    @Test
    void aStepTakenElsewhereIsTakenHereAndTheChipOfTheUnitShowsWhereUnitsDo() {
        openUnits();
        type(KeyCode.RIGHT, 7);
        press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
        assertEquals(7, session.cursor().step());
        until(() -> lookup("#unit-chip").query().isVisible());
        press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
        until(() -> !lookup("#unit-chip").query().isVisible());
        press(KeyCode.CONTROL).type(KeyCode.DIGIT4).release(KeyCode.CONTROL);
        until(() -> lookup("#unit-chip").query().isVisible());
    }
}
