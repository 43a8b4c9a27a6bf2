package rnnscope.view.gradient;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import rnnscope.control.ScoreView;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.score.ScoreLayout;
import rnnscope.figure.score.TimeAxis;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.file.LeverPlaces;
import rnnscope.session.file.SessionFile;
import rnnscope.session.gradient.GradientLab;
import rnnscope.session.gradient.LaneWatch;
import rnnscope.session.gradient.RunLanes;
import rnnscope.session.gradient.question.Levers;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.view.PerspectiveView;
import rnnscope.view.Shell;
import rnnscope.view.TextTransport;
import rnnscope.view.ViewContext;
import rnnscope.view.train.TrainTransport;

/**
 * View of the Gradients perspective: see the gradient of a loss reach each step of the past, vanish or survive, and
 * what changes that. Where there is little room, of the score the lowest tracks give way, and on the right the
 * recurrent weights, then the number at the beam, then the levers from the last one up.
 */
public final class GradientView implements PerspectiveView {
    private final Session session;
    private final ViewContext context;
    private final GradientLab lab;
    private final GradientViewModel model;
    private final ScoreView score;
    private final GradientNow now;
    private final TextTransport transport;
    /** Null until there has been a run. */
    private TrainTransport runTransport;
    private final ToggleButton hold = new ToggleButton(Words.of("view.gradient.hold"));
    private final ElsewhereBar elsewhere;
    private final Shell shell = new Shell(this::refresh);
    private int fittedSteps = -1;

    public GradientView(ViewContext context) {
        this.context = context;
        this.session = context.session();
        this.lab = new GradientLab(session, session.kernels(), context.background(), Platform::runLater);
        new LaneWatch(lab, session, context.training());
        this.model = new GradientViewModel(session, lab);
        this.score = new ScoreView(context.figures());
        this.now = new GradientNow(context.figures(), lab, model,
                () -> lab.check(lab.cursor().step(), model.ofCellProperty().get()), shell::markStale);
        this.transport = new TextTransport(context);
        score.setId("gradient-score");
        shell.show(score, now);
        now.appearWith(score.tracks());
        this.elsewhere = new ElsewhereBar(context);
        connectScore();
        connectHold();
        showTransport();
        showAside();
        context.training().frameProperty().addListener((property, was, is) -> showAside());
        context.subjects().frontProperty().addListener((property, was, is) -> showAside());
        model.setOnStale(shell::markStale);
        lab.leversProperty().addListener((property, was, is) -> shell.markStale());
        lab.lanesProperty().addListener((property, was, is) -> shell.markStale());
        context.figures().scaleProperty().addListener((property, was, is) -> shell.markStale());
        shell.setOnShown(lab::watch);
    }

    @Override
    public Region node() {
        return shell;
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        return lab.levers() == null || lab.levers().source() != Levers.Source.TEXT ? kept
                : kept.withLevers(LeverPlaces.of(lab.levers()));
    }

    @Override
    public void take(SessionFile kept) {
        if (kept.levers() != null) {
            lab.move(kept.levers().levers(), false);
        }
    }

    private void refresh() {
        model.refresh();
        showTransport();
        showWindow();
        now.show(lab, model.momentProperty().get(), model.sharesProperty().get(), model.ofCellProperty().get());
        hold.setSelected(lab.concealedProperty().get());
        hold.setText(Words.of(hold.isSelected() ? "view.gradient.reveal" : "view.gradient.hold"));
    }

    private void connectScore() {
        score.lanesProperty().bindBidirectional(model.lanesProperty());
        score.setOnPointed((hit, lane) -> model.pointAt(hit == null ? -1 : hit.step()));
        score.setOnClicked((hit, lane) -> model.choose(hit.step(), false));
        score.setOnContextMenuRequested(event -> {
            int step = score.axisProperty().get().stepAt(event.getX() / context.figures().scale() - ScoreLayout.GUTTER);
            if (step >= 1 && step < model.steps()) {
                model.choose(step, true);
            }
            event.consume();
        });
        score.widthProperty().addListener((property, was, is) -> shell.markStale());
    }

    /** Shows the window of the answer, all of it unless the user has zoomed. */
    private void showWindow() {
        int steps = model.steps();
        if (steps == 0) {
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        double width = ScoreLayout.plotWidth(score.getWidth() / context.figures().scale());
        boolean follows = !score.isZoomed() || steps != fittedSteps;
        score.lengthProperty().set(steps);
        score.stepProperty().set(model.step());
        score.previewProperty().set(model.preview());
        if (follows && width > 0) {
            TimeAxis whole = TimeAxis.fitting(0, steps, width);
            fittedSteps = steps;
            if (!whole.equals(axis)) {
                score.axisProperty().set(whole);
            }
        }
        Levers levers = model.momentProperty().get().answer().question().levers();
        if (!showsRun()) {
            transport.showWindow(levers.first(), levers.last() + 1);
        }
        score.setAccessibleText(Words.of("view.gradient.score.access", steps, model.momentProperty().get().symbol()));
    }

    private void connectHold() {
        hold.setId("hold");
        hold.getStyleClass().setAll("quiet-button", "hold-button");
        hold.setMinWidth(Region.USE_PREF_SIZE);
        hold.setTooltip(new Tooltip(Words.of("view.gradient.hold.tip")));
        hold.setOnAction(event -> lab.concealedProperty().set(hold.isSelected()));
    }

    /** Whether it is a run that is looked at, whose history then stands below. */
    private boolean showsRun() {
        RunLanes lanes = lab.lanesProperty().get();
        return lanes != null && (lanes.readText() || lab.levers() != null && lab.levers().source() == Source.BATCH);
    }

    private void showAside() {
        shell.setTop(elsewhere.refresh() ? elsewhere : null);
    }

    private void showTransport() {
        if (showsRun() && runTransport == null) {
            runTransport = new TrainTransport(context.training(), context.figures());
        }
        HBox wanted = showsRun() ? runTransport : transport.bar();
        if (hold.getParent() != wanted) {
            wanted.getChildren().add(hold);
            shell.showTransport(wanted);
        }
    }

    // Keys

    /** With a run, Space trains; its history takes the arrows while it has the focus, and a batch has its own beam. */
    @Override
    public boolean key(KeyEvent event) {
        return new KeyMap().onIf(Shortcut.LEAVE_LEVERS, this::leaveLevers).handle(event)
                || showsRun() && (runTransport.isHistoryFocused() && historyKeys().handle(event) || runKeys().handle(event))
                || lab.levers() != null && lab.levers().source() == Source.BATCH && batchKeys().handle(event);
    }

    private boolean leaveLevers() {
        boolean within = now.lookup(".levers").isFocusWithin();
        if (within) {
            score.requestFocus();
        }
        return within;
    }

    private KeyMap historyKeys() {
        return new KeyMap().on(Shortcut.SNAPSHOT_BACK, runTransport::back).on(Shortcut.SNAPSHOT_ON, runTransport::later)
                .on(Shortcut.FIRST_SNAPSHOT, () -> context.training().goTo(0))
                .on(Shortcut.LAST_SNAPSHOT, context.training()::showNow);
    }

    private KeyMap runKeys() {
        return new KeyMap().on(Shortcut.TRAIN, context.training()::toggle).on(Shortcut.FORK, context.training()::fork);
    }

    private KeyMap batchKeys() {
        return new KeyMap().on(Shortcut.BACK, () -> moveTo(lab.cursor().step() - 1))
                .on(Shortcut.ON, () -> moveTo(lab.cursor().step() + 1)).on(Shortcut.START, () -> moveTo(0))
                .on(Shortcut.END, () -> moveTo(lab.cursor().length() - 1));
    }

    private void moveTo(int step) {
        lab.cursor().moveTo(step);
        lab.cursor().preview(-1);
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    @Override
    public boolean undo() {
        return lab.undo();
    }

    @Override
    public Optional<String> undoes() {
        return lab.before().map(before -> moved(before, lab.levers()));
    }

    /** Which lever was moved. */
    static String moved(Levers before, Levers now) {
        return Words.of("view.gradient.moved." + (!before.cells().equals(now.cells()) ? "cells"
                : before.trained() != now.trained() || before.start() != now.start() ? "weights"
                : before.source() != now.source() || before.row() != now.row() ? "source"
                : before.loss() != now.loss() ? "loss"
                : Double.compare(before.radius(), now.radius()) != 0 ? "radius"
                : Double.compare(before.forgetBias(), now.forgetBias()) != 0 ? "forget-bias"
                : Double.compare(before.clip(), now.clip()) != 0 ? "clip" : before.cut() != now.cut() ? "cut"
                : before.steps() != now.steps() ? "steps" : "place"));
    }

    @Override
    public boolean redo() {
        return lab.redo();
    }
}
