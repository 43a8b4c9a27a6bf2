package rnnscope.view.dynamics;

import java.util.Arrays;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
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
import rnnscope.figure.Figure;
import rnnscope.figure.Symbols;
import rnnscope.figure.dynamics.PhasePortraitFigure;
import rnnscope.figure.dynamics.SpacePortraitFigure;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.dynamics.Axes;
import rnnscope.session.dynamics.DynamicsLab;
import rnnscope.session.file.SessionFile;
import rnnscope.session.file.SessionFile.DynamicsPlace;
import rnnscope.session.reading.Excerpt;
import rnnscope.tape.Side;
import rnnscope.view.PerspectiveView;
import rnnscope.view.ScorePane;
import rnnscope.view.Shell;
import rnnscope.view.SideChooser;
import rnnscope.view.SidePage;
import rnnscope.view.SidePages;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.Waiting;

/**
 * View of the Dynamics perspective: the state of the network moving through its space, where it rests, how long it
 * remembers, what state machine it is and what it knows. Where there is little room, of a page its lower cards give way;
 * the portrait and the page's first card stay.
 */
final class DynamicsView implements PerspectiveView {
    private static final double NOW_SHARE = 0.3125;
    private static final double NOW_EXTRA = 46;
    /** Steps around the beam that are wanted when it leaves those that show. */
    private static final int AROUND = 400;
    private static final double FINE = 0.05;
    private static final double BELOW_CHOICES = 6;
    /** How far a key turns the space, radians. */
    private static final double KEY = Math.PI / 24;

    private final Session session;
    private final ViewContext context;
    private final DynamicsLab lab;
    private final PortraitModel model;
    private final FigureView portrait;
    private final TextTransport transport;
    private final Label words = new Label();
    private final HeldBox held;
    private final ObjectProperty<Axes.Kind> axes = new SimpleObjectProperty<>(this, "axes", Axes.Kind.COMPONENTS);
    private final UnitPair units;
    /** Null for a text. */
    private final SideChooser sides;
    private final SidePages<SidePage> pages;
    /** Where the pointer was last while it drags. */
    private Point2D pressed;
    /** A session that is still to be brought back; null for none. */
    private final ObjectProperty<SessionFile> taken;
    private final Shell shell = new Shell(NOW_SHARE, NOW_EXTRA, this::refresh);

    /** @param taken shared with the other view, which may be in front by the time */
    DynamicsView(ViewContext context, ObjectProperty<SessionFile> taken) {
        this.context = context;
        this.taken = taken;
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
        pages = new SidePages<>("dynamics-pages", "dynamics-past", "dynamics.past", List.of(new PointsPage(pageContext),
                new MemoryPage(pageContext), new AutomatonPage(pageContext), new ProbePage(pageContext)), shell);
        VBox content = new VBox(choices(), portrait);
        VBox.setVgrow(portrait, Priority.ALWAYS);
        Region pane = new ScorePane("dynamics-pane", "dynamics.portrait", words, options(), content);
        pane.setId("dynamics-score");
        shell.show(pane, pages);
        shell.showTransport(transport.bar());
        connect();
    }

    @Override
    public Region node() {
        return shell;
    }

    /** What is chosen where there is more than one, or two units: a line of its own, so that all has room. */
    private HBox choices() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = sides == null ? new HBox(gap, units) : new HBox(sides, gap, units);
        line.getStyleClass().add("pane-options");
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setPadding(new Insets(0, 0, BELOW_CHOICES, 0));
        Visibility.bind(units, axes.isEqualTo(Axes.Kind.UNITS));
        Visibility.bind(line, axes.isEqualTo(Axes.Kind.UNITS).or(Bindings.createBooleanBinding(
                () -> sides != null && !sides.getChildren().isEmpty(), sides == null ? axes : sides.getChildren())));
        return line;
    }

    private HBox options() {
        Segments<Axes.Kind> kinds = new Segments<>("dynamics-axes", List.of(Axes.Kind.values()), Axes.Kind::id,
                kind -> Words.of("dynamics.axes." + kind.id()), kind -> Words.of("dynamics.axes." + kind.id() + ".tip"), axes);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        HBox options = new HBox(held, kinds);
        options.getStyleClass().add("pane-options");
        options.setFillHeight(false);
        options.setMinWidth(Region.USE_PREF_SIZE);
        return options;
    }

    private void connect() {
        axes.addListener((property, was, is) -> {
            if (is == Axes.Kind.UNITS) {
                units.begin(session.selection().unit(), PortraitModel.units(session.excerpt(), session.selection().layer()));
            }
            shell.markStale();
        });
        portrait.setOnClicked((hit, event) -> clicked(event.getX(), event.getY(), hit == null ? -1 : hit.step()));
        portrait.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> pressed = new Point2D(event.getX(), event.getY()));
        portrait.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            if (axes.get() == Axes.Kind.SPACE && pressed != null) {
                double by = Math.PI / Math.max(1, Math.min(portrait.getWidth(), portrait.getHeight()));
                model.rotate((pressed.getX() - event.getX()) * by, (event.getY() - pressed.getY()) * by);
                pressed = new Point2D(event.getX(), event.getY());
            }
        });
        ChangeListeners.add(shell::markStale, session.excerptProperty(), session.cursor().stepProperty(),
                session.selection().layerProperty(), lab.radiusProperty(), lab.portraits().answerProperty(),
                lab.points().answerProperty(), lab.pushes().answerProperty(), model.pointProperty(),
                model.eigenvalueProperty(), model.turnProperty(), session.player().playingProperty());
        portrait.widthProperty().addListener((property, was, is) -> shell.markStale());
        portrait.heightProperty().addListener((property, was, is) -> shell.markStale());
        context.figures().scaleProperty().addListener((property, was, is) -> shell.markStale());
        model.figureProperty().addListener((property, was, is) -> portrait.figureProperty().set(is));
        shell.setOnShown(shows -> {
            pages.now().show(shows);
            if (!shows) {
                lab.stop();
            }
        });
    }

    /** A point is chosen, or let go of; a state of the text moves the beam. */
    private void clicked(double x, double y, int step) {
        double scale = context.figures().scale();
        double wide = portrait.getWidth() / scale;
        double high = portrait.getHeight() / scale;
        Figure shown = portrait.shownProperty().get();
        int i = shown instanceof PhasePortraitFigure plane ? plane.pointAt(x / scale, y / scale, wide, high)
                : shown instanceof SpacePortraitFigure space ? space.pointAt(x / scale, y / scale, wide, high) : -1;
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
        takeRest();
        held.refresh(excerpt);
        if (sides != null) {
            sides.refresh();
        }
        int step = session.cursor().step();
        if (!excerpt.trace().contains(Math.min(step, excerpt.length() - 1))) {
            session.show(step - AROUND, step + AROUND);
        }
        lab.axesProperty().set(axes.get() == Axes.Kind.UNITS ? units.axes()
                : axes.get() == Axes.Kind.SPACE ? Axes.SPACE : Axes.COMPONENTS);
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
        pages.showPast(context.units().study().past());
        pages.now().refresh();
    }

    // Pages

    @Override
    public SessionFile keep(SessionFile kept) {
        boolean isUnits = axes.get() == Axes.Kind.UNITS;
        Axes pair = units.axes();
        double radius = lab.radiusProperty().get();
        Side side = sides == null ? null : context.subjects().corpora().shownSide();
        return kept.withPage(pages.now().name()).withDynamics(new DynamicsPlace(lab.heldProperty().get(),
                axes.get().id(), isUnits ? pair.across() : null, isUnits ? pair.up() : null,
                Double.isNaN(radius) ? null : radius, side == null ? null : side == Side.TARGET ? "decoder" : "encoder",
                session.selection().layer() + 1, sides == null ? null : session.cursor().step() + 1));
    }

    @Override
    public void take(SessionFile kept) {
        pages.turnToFirst();
        turnTo(kept.page());
        taken.set(kept.dynamics() == null ? null : kept);
        shell.markStale();
    }

    /** Brings back what a session keeps, as soon as what it is about shows. */
    private void takeRest() {
        DynamicsPlace place = taken.get() == null ? null : taken.get().dynamics();
        if (place == null || (place.at() != null) != (sides != null)) {
            return;
        }
        boolean isOtherSide = sides != null && place.side() != null && place.side().equals("decoder")
                != (context.subjects().corpora().shownSide() == Side.TARGET);
        if (isOtherSide) {
            context.subjects().corpora().sideProperty().set(place.side().equals("decoder") ? Side.TARGET : Side.SOURCE);
            return;
        }
        turnTo(taken.get().page());
        taken.set(null);
        held.hold(place.held());
        lab.radiusProperty().set(place.radius() == null ? Double.NaN : place.radius());
        if (place.layer() != null) {
            session.selection().pinLayer(place.layer() - 1);
        }
        if (place.at() != null) {
            session.cursor().moveTo(place.at() - 1);
        }
        Arrays.stream(Axes.Kind.values()).filter(kind -> kind.id().equals(place.axes())).forEach(axes::set);
        if (axes.get() == Axes.Kind.UNITS && place.across() != null && place.up() != null) {
            units.show(place.across(), place.up());
        }
    }

    @Override
    public List<String> pages() {
        return pages.names();
    }

    @Override
    public List<String> shownPages() {
        return List.of(pages.now().name());
    }

    @Override
    public void turnTo(String name) {
        pages.turnTo(name);
    }

    // Keys

    /** The keys that go through points and their directions. */
    @Override
    public boolean key(KeyEvent event) {
        return new KeyMap().on(Shortcut.NEXT_POINT, () -> model.chooseNext(1))
                .on(Shortcut.POINT_BEFORE, () -> model.chooseNext(-1))
                .onIf(Shortcut.DIRECTION_ON, () -> model.turn(1)).onIf(Shortcut.DIRECTION_BACK, () -> model.turn(-1))
                .onIf(Shortcut.LEAVE_POINT, this::letGo)
                .onIf(Shortcut.TURN_LEFT, () -> rotate(-KEY, 0)).onIf(Shortcut.TURN_RIGHT, () -> rotate(KEY, 0))
                .onIf(Shortcut.TURN_UP, () -> rotate(0, KEY)).onIf(Shortcut.TURN_DOWN, () -> rotate(0, -KEY)).handle(event);
    }

    private boolean rotate(double about, double towards) {
        if (axes.get() == Axes.Kind.SPACE) {
            model.rotate(about, towards);
        }
        return axes.get() == Axes.Kind.SPACE;
    }

    private boolean letGo() {
        boolean holds = model.pointProperty().get() != null;
        model.choose(null);
        return holds;
    }
}
