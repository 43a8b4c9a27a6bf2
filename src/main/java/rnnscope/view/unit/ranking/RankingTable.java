package rnnscope.view.unit.ranking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeSortMode;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableRow;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import rnnscope.control.FigureContext;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;

/**
 * Table of a ranking: properties with the unit that knows each best; unfolded, all units: as they were chosen, or by
 * number.
 */
final class RankingTable extends TreeTableView<RankingRow> {
    private static final double ROW = 26;
    private static final double UNIT = 46;
    private static final double BAR = 78;
    private static final double SCORE = 84;
    /** In less, a name cannot be read, and the bar gives way. */
    private static final double NAME = 150;
    /** Room of the scroll bar. */
    private static final double MARGIN = 12;

    private final TreeTableColumn<RankingRow, RankingRow> names = new TreeTableColumn<>(Words.of("view.unit.ranking.column.property"));
    private final Label controlKey = controlKey();
    private final boolean[] showing = {false};
    private List<Entry> entries = List.of();
    private String filter = "";
    private Consumer<RankingRow> onChosen = row -> {};

    /**
     * A property in the table.
     *
     * @param best  its best unit
     * @param units all of them, best first; asked for when it is unfolded
     */
    record Entry(RankingRow best, Supplier<List<RankingRow>> units) {}

    /** A property whose units are made when it is unfolded. */
    private static final class Item extends TreeItem<RankingRow> {
        private final Entry entry;
        private boolean made;

        Item(Entry entry) {
            super(entry.best());
            this.entry = entry;
        }

        @Override
        public boolean isLeaf() {
            return entry.best().unit() < 0;
        }

        @Override
        public ObservableList<TreeItem<RankingRow>> getChildren() {
            if (!made && isExpanded()) {
                made = true;
                super.getChildren().setAll(entry.units().get().stream().map(TreeItem::new).toList());
            }
            return super.getChildren();
        }
    }

    RankingTable(FigureContext figures) {
        setId("ranking");
        getStyleClass().add("ranking");
        setAccessibleText(Words.of("view.unit.ranking.card"));
        setShowRoot(false);
        setRoot(new TreeItem<>());
        setSortMode(TreeSortMode.ALL_DESCENDANTS);
        setColumnResizePolicy(TreeTableView.UNCONSTRAINED_RESIZE_POLICY);
        fixedCellSizeProperty().bind(figures.scaleProperty().multiply(ROW));
        Label empty = new Label();
        empty.getStyleClass().add("explanation");
        setPlaceholder(empty);

        names.setCellValueFactory(cell -> value(cell.getValue()));
        names.setCellFactory(column -> new NameCell());
        names.getStyleClass().add("name-column");
        names.setComparator(Comparator.comparing((RankingRow row) -> row.property().title())
                .thenComparing(RankingRow::rank));
        TreeTableColumn<RankingRow, RankingRow> unit = column(Words.of("view.unit.ranking.column.unit"), RankingRow::unit,
                UnitCell::new);
        TreeTableColumn<RankingRow, RankingRow> bar = column("", RankingRow::length, BarCell::new);
        bar.setSortable(false);
        bar.setGraphic(controlKey);
        TreeTableColumn<RankingRow, RankingRow> score = column(Words.of("view.unit.ranking.column.score"),
                RankingRow::length, ScoreCell::new);
        // Units stay in the order in which they were chosen, by another half of the text than scored them.
        score.setComparator((a, b) -> a.rank() > 0 && b.rank() > 0 ? Integer.compare(b.rank(), a.rank())
                : a.unit() < 0 || b.unit() < 0 ? Boolean.compare(b.unit() < 0, a.unit() < 0)
                : RankingRow.compareScores(a, b));
        score.setSortType(TreeTableColumn.SortType.DESCENDING);
        getColumns().setAll(List.of(names, unit, bar, score));
        width(unit, figures, UNIT);
        width(bar, figures, BAR);
        width(score, figures, SCORE);
        bar.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(
                figures.scaleProperty().multiply(NAME + UNIT + BAR + SCORE + MARGIN)));
        names.prefWidthProperty().bind(widthProperty().subtract(unit.widthProperty())
                .subtract(Bindings.when(bar.visibleProperty()).then(bar.widthProperty()).otherwise(0))
                .subtract(score.widthProperty()).subtract(figures.scaleProperty().multiply(MARGIN)));
        getSortOrder().setAll(List.of(score));
        setRowFactory(table -> new Row(() -> onChosen));
        heightProperty().addListener((property, was, is) -> Platform.runLater(this::showChosen));
        getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (is != null && !showing[0]) {
                onChosen.accept(is.getValue());
            }
        });
    }

    /** What is chosen stays in sight when there is less room. */
    private void showChosen() {
        int chosen = getSelectionModel().getSelectedIndex();
        if (chosen >= 0 && lookup(".virtual-flow") instanceof VirtualFlow<?> rows) {
            rows.scrollTo(chosen);
        }
    }

    /** What the tick across a bar is, above the bars. */
    private static Label controlKey() {
        Region tick = new Region();
        tick.getStyleClass().add("score-control");
        tick.setMinSize(2, 11);
        tick.setMaxSize(2, 11);
        Label key = new Label(Words.of("view.unit.ranking.untrained"), tick);
        key.setId("control-key");
        key.getStyleClass().add("control-key");
        key.setTooltip(new Tooltip(Words.of("view.unit.ranking.untrained.tip")));
        return key;
    }

    private static ObservableValue<RankingRow> value(TreeItem<RankingRow> item) {
        return new ReadOnlyObjectWrapper<>(item.getValue());
    }

    private static TreeTableColumn<RankingRow, RankingRow> column(String title, ToDoubleFunction<RankingRow> order,
            Supplier<TreeTableCell<RankingRow, RankingRow>> cell) {
        TreeTableColumn<RankingRow, RankingRow> column = new TreeTableColumn<>(title);
        column.setCellValueFactory(data -> value(data.getValue()));
        column.setCellFactory(c -> cell.get());
        column.setComparator(Comparator.comparingDouble(order));
        return column;
    }

    private static void width(TreeTableColumn<?, ?> column, FigureContext figures, double width) {
        column.prefWidthProperty().bind(figures.scaleProperty().multiply(width));
        column.setResizable(false);
    }

    /** Called with the row that the user chose. */
    void setOnChosen(Consumer<RankingRow> handler) {
        onChosen = handler;
    }

    /** What stands where there is no row. */
    void setEmptyWords(String words) {
        ((Label) getPlaceholder()).setText(words);
    }

    void show(List<Entry> newEntries) {
        entries = List.copyOf(newEntries);
        controlKey.setVisible(entries.stream().anyMatch(entry -> !Double.isNaN(entry.best().control())));
        fill();
    }

    /** Only properties whose title or definition has these words. */
    void filter(String words) {
        filter = words.strip().toLowerCase(Locale.ROOT);
        fill();
    }

    /** What shows is unfolded and chosen as before. */
    private void fill() {
        showing[0] = true;
        TreeItem<RankingRow> chosen = getSelectionModel().getSelectedItem();
        RankingRow before = chosen == null ? null : chosen.getValue();
        Set<String> unfolded = new HashSet<>();
        getRoot().getChildren().stream().filter(TreeItem::isExpanded)
                .forEach(item -> unfolded.add(item.getValue().property().id()));
        // A selection does not survive other rows.
        getSelectionModel().clearSelection();
        List<TreeItem<RankingRow>> items = new ArrayList<>();
        for (Entry entry : entries) {
            String about = entry.best().property().title() + " " + entry.best().property().definition();
            if (about.toLowerCase(Locale.ROOT).contains(filter)) {
                Item item = new Item(entry);
                item.setExpanded(unfolded.contains(entry.best().property().id()));
                items.add(item);
            }
        }
        getRoot().getChildren().setAll(items);
        sort();
        if (before != null) {
            mark(before.property().id(), before.layer(), before.unit());
        }
        showing[0] = false;
    }

    /** Marks the row of a property, or that of one of its units where it is unfolded; tells nobody. */
    void mark(String property, int layer, int unit) {
        boolean wasShowing = showing[0];
        showing[0] = true;
        getSelectionModel().clearSelection();
        for (TreeItem<RankingRow> item : getRoot().getChildren()) {
            if (item.getValue().property().id().equals(property)) {
                TreeItem<RankingRow> row = is(item, layer, unit) || !item.isExpanded() ? item
                        : item.getChildren().stream().filter(child -> is(child, layer, unit)).findFirst().orElse(item);
                getSelectionModel().select(row);
            }
        }
        showing[0] = wasShowing;
    }

    /**
     * What a unit knows best of all units, or else what some unit knows most of that no unit of an untrained model does;
     * nothing where all may be chance.
     */
    Optional<RankingRow> best(int layer, int unit) {
        List<RankingRow> known = entries.stream().map(Entry::best).filter(RankingRow::significant).toList();
        Comparator<RankingRow> byScore = Comparator.comparingDouble(RankingRow::length);
        return known.stream().filter(row -> row.layer() == layer && row.unit() == unit).max(byScore)
                .or(() -> known.stream().max(Comparator.comparingDouble(RankingRow::lead)));
    }

    private static boolean is(TreeItem<RankingRow> item, int layer, int unit) {
        return item.getValue().layer() == layer && item.getValue().unit() == unit;
    }

    /** Faint where it may be chance, with all of it in words. */
    private static final class Row extends TreeTableRow<RankingRow> {
        private final Tooltip tooltip = new Tooltip();

        /** @param onChosen told of a click, on a row that is chosen already too */
        Row(Supplier<Consumer<RankingRow>> onChosen) {
            addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    onChosen.get().accept(getItem());
                }
            });
        }

        @Override
        protected void updateItem(RankingRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean chance = !empty && row != null && !row.significant();
            getStyleClass().removeAll("chance");
            if (chance) {
                getStyleClass().add("chance");
            }
            boolean said = !empty && row != null;
            tooltip.setText(said ? row.words() : "");
            setTooltip(said ? tooltip : null);
            setAccessibleText(said ? row.words() : null);
        }
    }

    private static final class NameCell extends TreeTableCell<RankingRow, RankingRow> {
        private final Label chance = new Label();

        NameCell() {
            chance.getStyleClass().add("chance-words");
            setContentDisplay(ContentDisplay.RIGHT);
        }

        @Override
        protected void updateItem(RankingRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : row.name());
            setGraphic(empty || row == null || row.significant() ? null : chance);
            chance.setText(Words.of(row == null || row.unit() >= 0 ? "view.unit.ranking.chance"
                    : "view.unit.ranking.not-ranked"));
        }
    }

    private static final class UnitCell extends TreeTableCell<RankingRow, RankingRow> {
        UnitCell() {
            getStyleClass().add("number-cell");
        }

        @Override
        protected void updateItem(RankingRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null || row.unit() < 0 ? null : Integer.toString(row.unit()));
        }
    }

    private static final class BarCell extends TreeTableCell<RankingRow, RankingRow> {
        private final ScoreBar bar = new ScoreBar();

        BarCell() {
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            getStyleClass().add("bar-cell");
            bar.prefWidthProperty().bind(widthProperty().multiply(0.9));
            bar.prefHeightProperty().bind(heightProperty());
        }

        @Override
        protected void updateItem(RankingRow row, boolean empty) {
            super.updateItem(row, empty);
            boolean scored = !empty && row != null && row.unit() >= 0;
            setGraphic(scored ? bar : null);
            if (scored) {
                bar.show(row.length(), row.control());
            }
        }
    }

    private static final class ScoreCell extends TreeTableCell<RankingRow, RankingRow> {
        ScoreCell() {
            getStyleClass().addAll("number-cell", "score-cell");
        }

        @Override
        protected void updateItem(RankingRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null || row.unit() < 0 ? null
                    : (row.isCorrelation() ? "|r| " : "AUC ") + Numbers.signed(row.score(), 2));
        }
    }
}
