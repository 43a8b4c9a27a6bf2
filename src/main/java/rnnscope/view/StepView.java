package rnnscope.view;

import java.util.List;
import javafx.application.Platform;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import rnnscope.control.ScoreView;
import rnnscope.figure.Fonts;
import rnnscope.figure.Numbers;
import rnnscope.figure.SymbolColumns;
import rnnscope.figure.TimeAxis;
import rnnscope.session.Cursor;
import rnnscope.session.Excerpt;
import rnnscope.session.Session;
import rnnscope.session.file.SessionFile;
import rnnscope.text.SymbolDisplay;

/**
 * View of the Step perspective, which steps through a text, one symbol at a time: the score on the left, what happens
 * in the beam on the right. Where there is little room, of the score the lowest tracks give way (all units, the unit,
 * what an edit costs, surprise), and of Now all units, the equation, and the next symbol; text, guesses and the cell
 * stay.
 */
public final class StepView implements PerspectiveView {
    private final Session session;
    private final ViewContext context;
    private final StepViewModel model;
    private final ScoreView score;
    private final NowPane now;
    private final TextTransport transport;
    private final Shell shell = new Shell(this::refresh);

    public StepView(ViewContext context) {
        this(context, StepTracks.all());
    }

    /** @param tracks of the score, from the top */
    public StepView(ViewContext context, List<StepTracks.Entry> tracks) {
        this.context = context;
        this.session = context.session();
        this.model = new StepViewModel(session, context.names(), tracks, context.background(), Platform::runLater);
        this.score = new ScoreView(context.figures());
        this.now = new NowPane(context.figures(), session.selection());
        this.transport = new TextTransport(context);
        score.setId("score");
        Hint hint = new Hint(new SimpleBooleanProperty(this, "hinted", true), "Space plays  ·  → steps  ·  N next named unit");
        StackPane.setAlignment(hint, Pos.BOTTOM_CENTER);
        StackPane hinted = new StackPane(score, hint);
        shell.show(hinted, now.cards());
        shell.showTransport(transport.bar());

        connectScore();
        transport.setOnTick(this::showFlow);
        model.setOnStale(shell::markStale);
        model.momentProperty().addListener((property, was, is) -> showMoment());
        session.selection().shownEquationBinding().addListener((property, was, is) -> showMoment());
        session.selection().equationPinnedProperty().addListener((property, was, is) -> now.showPin());
        session.player().playingProperty().addListener((property, was, is) -> play(is));
        shell.setOnShown(shows -> {
            if (shows) {
                axisChanged();
            }
        });
    }

    @Override
    public Region node() {
        return shell;
    }

    private void refresh() {
        model.refresh();
        showPlace();
        showWaiting();
    }

    // The score

    private void connectScore() {
        Cursor cursor = session.cursor();
        score.lanesProperty().bindBidirectional(model.lanesProperty());
        score.lengthProperty().bind(cursor.lengthProperty());
        score.stepProperty().bind(cursor.stepProperty());
        score.previewProperty().bind(cursor.previewProperty());
        score.setOnPointed((hit, lane) -> model.pointAt(hit, lane == null ? null : lane.track()));
        score.setOnClicked((hit, lane) -> model.choose(hit, lane == null ? null : lane.track()));
        score.setRows(model);
        score.axisProperty().addListener((property, was, is) -> axisChanged());
        session.excerptProperty().addListener((property, was, is) -> {
            score.mostStepsProperty().set(is.mostSteps());
            if (was == null || was.tokens() != is.tokens()) {
                score.usualProperty().set(SymbolColumns.fitting(is.tokens(), Fonts.get()));
            }
            axisChanged();
        });
    }

    private void axisChanged() {
        TimeAxis axis = score.axisProperty().get();
        if (axis.width() > 0 && shell.isShown()) {
            session.show(Math.max(0, axis.from()), axis.to());
            shell.markStale();
        }
    }

    @Override
    public void zoom(double factor) {
        score.zoom(factor);
    }

    /** N goes to the next of the units that know something, with Shift to the one before. */
    @Override
    public boolean key(KeyEvent event) {
        return event.getCode() == KeyCode.N && !event.isShortcutDown() && !event.isControlDown() && !event.isAltDown()
                && model.chooseNamed(event.isShiftDown() ? -1 : 1);
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        TimeAxis axis = score.axisProperty().get();
        return kept.withSight(new SessionFile.Sight(Math.max(0, axis.first()) + 1, axis.columnWidth()));
    }

    @Override
    public void take(SessionFile kept) {
        if (kept.sight() != null && score.axisProperty().get().width() > 0) {
            score.axisProperty().set(score.axisProperty().get().from(kept.sight().first() - 1)
                    .withColumn(kept.sight().column()));
        }
    }

    private void showPlace() {
        Cursor cursor = session.cursor();
        Excerpt excerpt = session.excerpt();
        if (excerpt == null) {
            return;
        }
        TimeAxis axis = score.axisProperty().get();
        transport.showWindow(axis.first(), axis.first() + axis.steps());
        score.setAccessibleText("Step " + Numbers.count(cursor.step() + 1L) + " of " + Numbers.count(cursor.length())
                + ", " + SymbolDisplay.name(excerpt.tokens().symbol(Math.min(cursor.step(), excerpt.length() - 1))));
    }

    // Now

    /** Old numbers fade when those of the cursor take a while. */
    private void showWaiting() {
        Moment moment = model.momentProperty().get();
        boolean current = moment != null && session.excerpt() != null
                && session.excerpt().reading() == moment.excerpt().reading()
                && moment.step() == session.cursor().shown();
        shell.showWaiting(!current && session.excerpt() != null);
    }

    private void play(boolean playing) {
        if (!playing) {
            now.flow(Double.NaN);
        }
    }

    private boolean flows() {
        return session.player().isPlaying() && session.player().isSlow() && context.motion().get();
    }

    private void showFlow() {
        if (flows()) {
            now.flow(session.player().phase());
        }
    }

    private void showMoment() {
        Moment moment = model.momentProperty().get();
        if (moment != null) {
            now.show(moment, moment.step() != session.cursor().step(), flows() ? session.player().phase() : Double.NaN);
        }
    }
}
