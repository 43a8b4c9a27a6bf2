package rnnscope.view.dynamics;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.ChangeListeners;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Symbols;
import rnnscope.figure.dynamics.PhasePortraitFigure;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.dynamics.Axes;
import rnnscope.session.dynamics.DynamicsLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.reading.Excerpt;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ScorePane;
import rnnscope.view.Shell;
import rnnscope.view.SideChooser;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.Waiting;

/**
 * View of the Dynamics perspective: the state of the network moving through its space, where it rests, how long it
 * remembers, what state machine it is and what it knows. Where there is little room, of a page its lower cards give way;
 * the portrait and the page's first card stay.
 */
public final class DynamicsView implements PerspectiveView {
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 46;
    /** Steps around the beam that are wanted when it leaves those that show. */
    private static final int AROUND = 400;
    private static final double FINE = 0.05;

    private final Session session;
    private final ViewContext context;
    private final DynamicsLab lab;
    private final PortraitModel model;
    private final FigureView portrait;
    private final TextTransport transport;
    private final Label words = new Label();
    private final Label past = new Label();
    private final HeldBox held;
    private final ObjectProperty<Boolean> byUnits = new SimpleObjectProperty<>(this, "byUnits", false);
    private final UnitPair units;
    /** Null for a text. */
    private final SideChooser sides;
    private final List<DynamicsPage> pages;
    private final ObjectProperty<DynamicsPage> now = new SimpleObjectProperty<>(this, "now");
    private final Shell shell = new Shell(NOW_SHARE, NOW_EXTRA, this::refresh);

    public DynamicsView(ViewContext context) {
        this.context = context;
        session = context.session();
        lab = new DynamicsLab(session, context.units().study(), context.units().values(), context.background(),
                Platform::runLater);
        model = new PortraitModel(session, lab);
        portrait = new FigureView(context.figures());
        portrait.setId("portrait");
        portrait.setLeast(300, 200);
        portrait.setFocusTraversable(true);
        units = new UnitPair(shell::markStale);
        held = new HeldBox(lab, shell::markStale);
        sides = context.readsExamples() ? new SideChooser(context.subjects().corpora()) : null;
        transport = new TextTransport(context);
        DynamicsContext pageContext = new DynamicsContext(context, lab, model, shell::markStale);
        pages = List.of(new PointsPage(pageContext), new MemoryPage(pageContext), new AutomatonPage(pageContext),
                new ProbePage(pageContext));
        Region pane = new ScorePane("dynamics-pane", "dynamics.portrait", words, options(), portrait);
        pane.setId("dynamics-score");
        shell.show(pane, nowPane());
        shell.showTransport(transport.bar());
        connect();
    }

    @Override
    public Region node() {
        return shell;
    }

    private HBox options() {
        Segments<Boolean> axes = new Segments<>("dynamics-axes", List.of(false, true), by -> by ? "units" : "components",
                by -> Words.of(by ? "dynamics.axes.units" : "dynamics.axes.components"),
                by -> Words.of(by ? "dynamics.axes.units.tip" : "dynamics.axes.components.tip"), byUnits);
        axes.setMinWidth(Region.USE_PREF_SIZE);
        Visibility.bind(units, byUnits);
        HBox options = sides == null ? new HBox(held, axes, units) : new HBox(sides, held, axes, units);
        options.getStyleClass().add("pane-options");
        options.setFillHeight(false);
        options.setMinWidth(Region.USE_PREF_SIZE);
        return options;
    }

    private Region nowPane() {
        BorderPane pane = new BorderPane();
        pane.getStyleClass().add("now");
        Segments<DynamicsPage> tabs = new Segments<>("dynamics-pages", pages, DynamicsPage::name, DynamicsPage::title,
                DynamicsPage::definition, now);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        HBox above = new HBox(tabs);
        above.getStyleClass().add("unit-tabs");
        past.getStyleClass().add("past-words");
        past.setId("dynamics-past");
        pane.setTop(new VBox(above, past));
        now.addListener((property, was, is) -> {
            if (was != null && shell.isShown()) {
                was.show(false);
            }
            if (shell.isShown()) {
                is.show(true);
            }
            pane.setCenter(is.node());
            shell.markStale();
        });
        now.set(pages.get(0));
        return pane;
    }

    private void connect() {
        byUnits.addListener((property, was, is) -> {
            if (is) {
                units.begin(session.selection().unit(), PortraitModel.units(session.excerpt(), session.selection().layer()));
            }
            shell.markStale();
        });
        portrait.setOnClicked((hit, event) -> clicked(event.getX(), event.getY(), hit == null ? -1 : hit.step()));
        ChangeListeners.add(shell::markStale, session.excerptProperty(), session.cursor().stepProperty(),
                session.selection().layerProperty(), lab.radiusProperty(), lab.portraits().answerProperty(),
                lab.points().answerProperty(), lab.pushes().answerProperty(), model.pointProperty(),
                model.eigenvalueProperty(), session.player().playingProperty());
        portrait.widthProperty().addListener((property, was, is) -> shell.markStale());
        portrait.heightProperty().addListener((property, was, is) -> shell.markStale());
        context.figures().scaleProperty().addListener((property, was, is) -> shell.markStale());
        model.figureProperty().addListener((property, was, is) -> portrait.figureProperty().set(is));
        shell.setOnShown(shows -> {
            now.get().show(shows);
            if (!shows) {
                lab.stop();
            }
        });
    }

    /** A point is chosen, or let go of; a state of the text moves the beam. */
    private void clicked(double x, double y, int step) {
        double scale = context.figures().scale();
        int i = portrait.shownProperty().get() instanceof PhasePortraitFigure shown
                ? shown.pointAt(x / scale, y / scale, portrait.getWidth() / scale, portrait.getHeight() / scale) : -1;
        if (i >= 0 && i < model.points().size()) {
            model.choose(model.points().get(i) == model.pointProperty().get() ? null : model.points().get(i));
        } else if (step >= 0) {
            model.choose(null);
            session.cursor().moveTo(step);
        }
    }

    private void refresh() {
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        held.refresh(excerpt);
        if (sides != null) {
            sides.refresh();
        }
        int step = session.cursor().step();
        if (!excerpt.trace().contains(Math.min(step, excerpt.length() - 1))) {
            session.show(step - AROUND, step + AROUND);
        }
        lab.axesProperty().set(byUnits.get() ? units.axes() : Axes.COMPONENTS);
        double scale = context.figures().scale();
        if (portrait.getWidth() > 0 && portrait.getHeight() > 0) {
            double wide = PhasePortraitFigure.aspect(portrait.getWidth() / scale, portrait.getHeight() / scale);
            model.aspectProperty().set(Math.max(FINE, FINE * Math.round(wide / FINE)));
        }
        model.refresh();
        Waiting.show(portrait, model.figureProperty().get() == null);
        transport.showWindow(excerpt.trace().start(), excerpt.trace().end());
        words.setText(Words.of(excerpt.trace().layout().layers() > 1 ? "dynamics.portrait.words.layer"
                : "dynamics.portrait.words", excerpt.trace().layout().layerName(session.selection().layer())));
        portrait.setAccessibleText(Words.of("dynamics.portrait.accessible", Symbols.step(step), model.points().size()));
        String name = context.units().study().past();
        past.setText(name == null ? "" : Words.of("dynamics.past", name));
        Visibility.show(past, name != null);
        now.get().refresh();
    }

    // Pages

    @Override
    public SessionFile keep(SessionFile kept) {
        return kept.withPage(now.get().name());
    }

    @Override
    public void take(SessionFile kept) {
        now.set(pages.get(0));
        turnTo(kept.page());
    }

    @Override
    public List<String> pages() {
        return pages.stream().map(DynamicsPage::name).toList();
    }

    @Override
    public List<String> shownPages() {
        return List.of(now.get().name());
    }

    @Override
    public void turnTo(String name) {
        pages.stream().filter(one -> one.name().equalsIgnoreCase(name)).forEach(now::set);
    }

    // Keys

    /** The keys that go through points and their directions. */
    @Override
    public boolean key(KeyEvent event) {
        return new KeyMap().on(Shortcut.NEXT_POINT, () -> model.chooseNext(1))
                .on(Shortcut.POINT_BEFORE, () -> model.chooseNext(-1))
                .onIf(Shortcut.DIRECTION_ON, () -> model.turn(1)).onIf(Shortcut.DIRECTION_BACK, () -> model.turn(-1))
                .onIf(Shortcut.LEAVE_POINT, this::letGo).handle(event);
    }

    private boolean letGo() {
        boolean holds = model.pointProperty().get() != null;
        model.choose(null);
        return holds;
    }
}
