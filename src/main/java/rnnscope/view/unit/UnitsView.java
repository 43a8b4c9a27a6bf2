package rnnscope.view.unit;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.control.ChangeListeners;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.track.Channels;
import rnnscope.figure.track.Passage;
import rnnscope.figure.unit.CellWidths;
import rnnscope.figure.unit.Shading;
import rnnscope.figure.unit.ShadingKeyFigure;
import rnnscope.language.Words;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.cause.CauseLab;
import rnnscope.session.cause.WritingLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.unit.ListOrder;
import rnnscope.session.unit.NamedUnits;
import rnnscope.session.unit.UnitLab;
import rnnscope.tape.Channel;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TextRange;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ScorePane;
import rnnscope.view.Shell;
import rnnscope.view.SideChooser;
import rnnscope.view.SidePages;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.comparison.ComparisonBar;

/**
 * View of the Units perspective: find what a hidden unit knows: the text in its colours, many units beside it, and
 * what was measured of all. Where there is little room the other units give way, and of a page beside the text its
 * lower cards; the text and the page's first card stay.
 */
public final class UnitsView implements PerspectiveView {
    /** Share of the width that the pages take, and what they take besides. */
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 46;
    /** Heights of the small multiples in a 1280×720 window: at first, and the least. */
    private static final double MULTIPLES = 144;
    private static final double LEAST_MULTIPLES = 72;
    private static final double LEAST_PAGE = 120;

    private final Session session;
    private final UnitLab lab;
    private final UnitsViewModel model;
    private final PageView page;
    private final MultiplesView multiples;
    private final TextTransport transport;
    private final Label pageWords = new Label();
    private final Label multiplesWords = new Label();
    private final HBox channels = new HBox();
    /** Null for a text. */
    private final SideChooser sides;
    private final SidePages<UnitPage> pages;
    private final List<Colouring> colourings;
    private final DoubleProperty multiplesHeight = new SimpleDoubleProperty(this, "multiplesHeight", MULTIPLES);
    private final Shell shell = new Shell(NOW_SHARE, NOW_EXTRA, this::refresh);
    private List<Channel> channelsShown = List.of();
    /** Null for a corpus. */
    private final ComparisonBar comparisonBar;
    private final NamedUnits names;
    private final FigureView key;
    private UnitRanking named;
    private int namedLayer;
    private Map<Integer, String> namesShown = Map.of();

    public UnitsView(ViewContext view) {
        this.session = view.session();
        this.lab = view.units();
        this.names = view.names();
        this.key = new FigureView(view.figures());
        CauseLab cause = new CauseLab(session, lab.study(), view.background(), Platform::runLater);
        WritingLab writings = new WritingLab(session, view.background(), Platform::runLater);
        UnitContext context = new UnitContext(view, lab, cause, writings, shell::markStale);
        CellWidths widths = new CellWidths(view.figures().lookProperty().get().fonts());
        model = new UnitsViewModel(session, lab, widths, view.background(), Platform::runLater);
        page = new PageView(view.figures(), widths);
        multiples = new MultiplesView(view.figures());
        transport = new TextTransport(view);
        sides = context.readsExamples() ? new SideChooser(view.subjects().corpora()) : null;
        key.setId("page-key");
        key.setMouseTransparent(true);
        key.prefWidthProperty().bind(view.figures().scaleProperty().multiply(ShadingKeyFigure.width()));
        key.prefHeightProperty().bind(view.figures().scaleProperty().multiply(14));
        key.minWidthProperty().bind(key.prefWidthProperty());
        page.setId("page");
        multiples.setId("multiples");

        colourings = Colourings.all(context);
        model.colouringProperty().set(colourings.get(0));
        Region pagePane = new ScorePane("units-pane", "view.unit.page.title", pageWords, key, options(colourings),
                pages(colourings));
        Region multiplesPane = new ScorePane("units-pane", "view.unit.others.title", multiplesWords,
                new Segments<>("list-order", List.of(ListOrder.values()), ListOrder::id, ListOrder::title,
                        ListOrder::definition,
                        lab.orderProperty()), multiples);
        VBox others = new VBox(divider(multiplesPane), multiplesPane);
        YieldingColumn score = new YieldingColumn(pagePane, others);
        VBox.setVgrow(pagePane, Priority.ALWAYS);
        score.giveWay(others);
        multiplesPane.prefHeightProperty().bind(view.figures().scaleProperty().multiply(multiplesHeight));
        multiplesPane.minHeightProperty().bind(multiplesPane.prefHeightProperty());
        score.getStyleClass().add("units-score");
        pages = new SidePages<>("unit-pages", "past", "view.unit.past", UnitPages.all(context), shell);
        shell.show(score, pages);
        shell.showTransport(transport.bar());
        comparisonBar = context.readsExamples() ? null : new ComparisonBar(view.comparison(), null);
        if (comparisonBar != null) {
            shell.setTop(comparisonBar);
            ChangeListeners.add(shell::markStale, view.comparison().partnerProperty(), view.comparison().shownProperty(),
                    view.comparison().faultProperty(), view.comparison().layerProperty());
        }
        connect();
        shell.setOnShown(shows -> {
            lab.watchList(shows);
            pages.now().show(shows);
            pageMoved();
        });
    }

    @Override
    public Region node() {
        return shell;
    }

    /** A line that can be dragged to make room above or below. */
    private Region divider(Region below) {
        Region line = new Region();
        line.getStyleClass().add("units-divider");
        line.setCursor(Cursor.V_RESIZE);
        line.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            double bottom = below.localToScene(0, below.getHeight()).getY();
            double most = line.getScene().getHeight() - LEAST_PAGE;
            double height = Math.max(LEAST_MULTIPLES, Math.min(most, bottom - event.getSceneY()));
            multiplesHeight.set(height * multiplesHeight.get() / below.getPrefHeight());
        });
        return line;
    }

    /** The text, and what stands in its place. */
    private Region pages(List<Colouring> colourings) {
        StackPane all = new StackPane(page);
        for (Colouring colouring : colourings) {
            Region other = colouring.page();
            if (other != null) {
                all.getChildren().add(other);
                Visibility.bind(other, model.colouringProperty().isEqualTo(colouring));
            }
        }
        page.visibleProperty().bind(Bindings.createBooleanBinding(
                () -> model.colouringProperty().get().page() == null, model.colouringProperty()));
        return all;
    }

    private Node options(List<Colouring> colourings) {
        HBox options = sides == null ? new HBox(channels) : new HBox(sides, channels);
        options.getStyleClass().add("pane-options");
        options.setMinWidth(Region.USE_PREF_SIZE);
        Visibility.bind(channels, Bindings.createBooleanBinding(
                () -> model.colouringProperty().get().isOfChannel(), model.colouringProperty()));
        for (Colouring colouring : colourings) {
            Node own = colouring.options();
            if (own != null) {
                Visibility.bind(own, model.colouringProperty().isEqualTo(colouring));
                options.getChildren().add(own);
            }
        }
        if (colourings.size() > 1) {
            options.getChildren().add(new Segments<>("colouring", colourings, Colouring::name, Colouring::title, null,
                    model.colouringProperty()));
        }
        return options;
    }

    private void connect() {
        Selection selection = session.selection();
        model.columnsProperty().bind(page.columnsProperty());
        model.setOnStale(shell::markStale);
        page.stepProperty().bind(session.cursor().stepProperty());
        page.chosenProperty().bindBidirectional(selection.rangeProperty());
        page.setOnPointed(step -> session.cursor().preview(session.player().isPlaying() ? -1 : step));
        page.setOnClicked(session.cursor()::moveTo);
        page.shownProperty().addListener((property, was, is) -> pageMoved());
        multiples.setOnPointed(hit -> selection.previewUnit(hit == null ? -1 : hit.unit()));
        multiples.setOnClicked(selection::pinUnit);
        session.excerptProperty().addListener((property, was, is) -> {
            page.mostStepsProperty().set(is.mostSteps());
            pageMoved();
        });
        ChangeListeners.add(shell::markStale, session.cursor().stepProperty(), session.cursor().previewProperty(),
                selection.unitProperty(), selection.rangeProperty());
    }

    private void pageMoved() {
        TextRange shown = page.shownProperty().get();
        if (shown != null && shell.isShown()) {
            session.show(shown.from(), shown.to());
        }
        shell.markStale();
    }

    private void refresh() {
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        if (comparisonBar != null) {
            comparisonBar.refresh();
        }
        model.refresh();
        pages.showPast(lab.study().past());
        if (page.linesProperty().get() != model.linesProperty().get()) {
            page.linesProperty().set(model.linesProperty().get());
        }
        Shading shading = model.shadingProperty().get();
        page.shadingProperty().set(shading);
        key.figureProperty().set(shading == null || shading.symbol().isEmpty() ? null : new ShadingKeyFigure(shading));
        page.messageProperty().set(model.colouringProperty().get().message(excerpt));
        pageWords.setText(model.colouringProperty().get().definition());
        showChannels(excerpt);
        if (sides != null) {
            sides.refresh();
        }
        showMultiples();
        showPlace(excerpt);
        pages.now().refresh();
    }

    private void showChannels(Excerpt excerpt) {
        int layer = session.selection().layer();
        List<Channel> is = Channels.inOrder(excerpt.trace().layout().channels(layer));
        if (!is.equals(channelsShown)) {
            channelsShown = is;
            channels.getChildren().setAll(new Segments<>("channel", is.stream().map(Channel::id).toList(),
                    id -> excerpt.trace().layout().channelWithId(layer, id).symbol(),
                    id -> excerpt.trace().layout().channelWithId(layer, id).label(),
                    session.selection().textChannelProperty()));
        }
    }

    private void showMultiples() {
        Passage passage = model.passage();
        TextRange shown = page.shownProperty().get();
        if (passage != null && shown != null) {
            multiplesWords.setText(lab.listProperty().get().words());
            multiples.show(passage, model.probe(), shown, lab.listProperty().get(), session.selection().unit(),
                    names(session.selection().layer()));
        }
        multiples.showStep(session.cursor().step());
    }

    /** What units of a layer are known for, found again when the ranking is another. */
    private Map<Integer, String> names(int layer) {
        UnitRanking ranking = names.rankingProperty().get();
        if (ranking != named || layer != namedLayer) {
            named = ranking;
            namedLayer = layer;
            namesShown = names.inLayer(layer);
        }
        return namesShown;
    }

    private void showPlace(Excerpt excerpt) {
        TextRange shown = page.shownProperty().get();
        int step = session.cursor().step();
        transport.showWindow(shown == null ? 0 : shown.from(), shown == null ? 0 : shown.to());
        page.setAccessibleText(Words.of("view.unit.page.access", Numbers.count(step + 1L), Numbers.count(excerpt.length()),
                SymbolDisplay.name(excerpt.tokens().symbol(Math.min(step, excerpt.length() - 1))),
                session.selection().unit()));
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        Colouring colouring = model.colouringProperty().get();
        return kept.withPage(pages.isFirst() && colouring != colourings.get(0) ? colouring.name() : pages.now().name());
    }

    @Override
    public void take(SessionFile kept) {
        pages.turnToFirst();
        model.colouringProperty().set(colourings.get(0));
        turnTo(kept.page());
    }

    // Pages

    @Override
    public List<String> pages() {
        return Stream.concat(pages.names().stream(), colourings.stream().map(Colouring::name)).toList();
    }

    @Override
    public List<String> shownPages() {
        return List.of(pages.now().name(), model.colouringProperty().get().name());
    }

    @Override
    public void turnTo(String name) {
        pages.turnTo(name);
        colourings.stream().filter(one -> one.name().equalsIgnoreCase(name)).forEach(model.colouringProperty()::set);
    }

    // Keys

    @Override
    public void zoom(double factor) {
        page.zoom(factor);
    }

    /** Up and Down flip through the list; Shift with Left and Right selects a stretch of the text. */
    @Override
    public boolean key(KeyEvent event) {
        return pages.now().key(event) || keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.LISTED_ABOVE, () -> lab.flip(-1)).on(Shortcut.LISTED_BELOW, () -> lab.flip(1))
                .on(Shortcut.SELECT_BACK, () -> select(-1)).on(Shortcut.SELECT_ON, () -> select(1));
    }

    /** The beam takes the nearer end of the selected stretch along. */
    private void select(int by) {
        int step = session.cursor().step();
        TextRange range = session.selection().rangeProperty().get();
        int anchor = range == null || !range.contains(step) ? step
                : step == range.from() ? range.to() - 1 : range.from();
        session.cursor().preview(-1);
        session.cursor().moveBy(by);
        session.selection().rangeProperty().set(TextRange.between(anchor, session.cursor().step()));
    }
}
