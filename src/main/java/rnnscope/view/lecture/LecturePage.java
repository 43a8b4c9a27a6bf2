package rnnscope.view.lecture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.WeakListeners;
import rnnscope.control.key.KeyMap;
import rnnscope.control.key.Shortcut;
import rnnscope.figure.Numbers;
import rnnscope.figure.lecture.StepStage;
import rnnscope.figure.lecture.WorkedStep;
import rnnscope.figure.lecture.WorkedStepFigure;
import rnnscope.language.Words;
import rnnscope.session.Cursor;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.ParameterUpdate;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.view.ScorePane;
import rnnscope.view.ViewContext;

/**
 * Page of a small network with all of its numbers: the step in the beam worked by hand, product after product, and beside
 * it the text unrolled. X works one product more, Shift X one less; a whole step shows until then. A network in
 * training shows the gradient of each number, and the update that it caused.
 */
public final class LecturePage {
    /** Steps on either side of the beam whose trace is wanted. */
    private static final int AROUND = 32;
    private static final int REMEMBERED = 24;

    private final ViewContext context;
    private final Session session;
    private final FigureView worked;
    private final FigureView slide;
    private final Label words = new Label();
    private final ScorePane score;
    private final Card card;
    private final VBox now = new VBox();
    /** How far the step at {@link #place} is worked; −1 for all of it. */
    private int stage = -1;
    private int place = -1;
    /** Line at the top where not all find room; −1 for the one that is worked. */
    private int line = -1;
    private Excerpt shown;
    private WorkedStepFigure figure;
    /** Snapshots of the run that know their update, the newest last. */
    private final Deque<TrainingSnapshot> lately = new ArrayDeque<>();

    /** @param pages the choice between this page and others, for its heading */
    public LecturePage(ViewContext context, Node pages) {
        this.context = context;
        this.session = context.session();
        worked = new FigureView(context.figures());
        worked.setId("worked-step");
        worked.setLeast(380, 200);
        slide = new FigureView(context.figures());
        slide.setId("lecture-slide");
        slide.setLeast(200, 200);
        HBox options = new HBox(stageButton("stage-back", "‹", Words.of("view.lecture.back"), -1),
                stageButton("stage-next", "›", Words.of("view.lecture.on"), 1), pages);
        options.getStyleClass().add("pane-options");
        HBox.setHgrow(pages, Priority.NEVER);
        score = new ScorePane("lecture-pane", "view.lecture.step-by-step", words, options, worked);
        card = new Card(slide);
        card.setTitleOf("view.lecture.unrolled");
        card.setBeside(Words.of("view.lecture.rows"));
        now.getStyleClass().add("now");
        VBox.setVgrow(card, Priority.ALWAYS);
        now.getChildren().add(card);
        worked.setOnClicked((hit, event) -> {
            if (hit != null && hit.unit() >= 0) {
                session.selection().pinUnit(hit.unit());
            }
        });
        worked.addEventHandler(ScrollEvent.SCROLL, event -> turn(event.getDeltaY() < 0 ? 1 : -1));
        slide.setOnPointed((hit, event) -> session.cursor().preview(hit == null ? -1 : hit.step()));
        WeakListeners.listen(score, context.training().frameProperty(), (property, was, is) -> remember());
        slide.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.cursor().preview(-1);
                session.cursor().moveTo(hit.step());
            }
        });
    }

    private Button stageButton(String id, String sign, String tip, int by) {
        Button button = new Button(sign);
        button.setId(id);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setFocusTraversable(true);
        button.setOnAction(event -> work(by));
        return button;
    }

    /** What stands in place of the score. */
    public Region score() {
        return score;
    }

    /** What stands in place of Now. */
    public Region now() {
        return now;
    }

    /** Asks for the steps around the beam. */
    public void ask() {
        int step = session.cursor().step();
        session.show(Math.max(0, step - AROUND), step + AROUND);
    }

    /** A key of the page; false when it means nothing here. */
    public boolean key(KeyEvent event) {
        return keys().handle(event);
    }

    private KeyMap keys() {
        return new KeyMap().on(Shortcut.PRODUCT_ON, () -> work(1)).on(Shortcut.PRODUCT_BACK, () -> work(-1));
    }

    /** Works a product more or one less; from the end of a step on to the next. */
    private void work(int by) {
        Cursor cursor = session.cursor();
        if (figure == null) {
            return;
        }
        List<StepStage> stages = figure.step().stages();
        line = -1;
        cursor.preview(-1);
        int now = stage < 0 ? stages.size() - 1 : stage;
        int next = now + by;
        if (next >= stages.size()) {
            if (cursor.step() >= cursor.length() - 1) {
                return;
            }
            cursor.moveBy(1);
            next = 0;
        } else if (next < 0) {
            if (cursor.step() == 0) {
                return;
            }
            cursor.moveBy(-1);
            next = stages.size() - 1;
        }
        stage = next;
        place = cursor.step();
        if (shown != null) {
            show(shown, place, Double.NaN);
        }
    }

    /** Turns to other lines, where not all find room. */
    private void turn(int by) {
        double scale = context.figures().scale();
        if (figure != null && shown != null && worked.getWidth() > 0) {
            line = figure.turned(by, worked.getWidth() / scale, worked.getHeight() / scale);
            show(shown, figure.step().step(), Double.NaN);
        }
    }

    /**
     * Shows a step.
     *
     * @param phase how far the flow through it has come while it plays, NaN at rest
     */
    public void show(Excerpt excerpt, int step, double phase) {
        shown = excerpt;
        if (!excerpt.trace().contains(step)) {
            return;
        }
        WorkedStep numbers = LectureNumbers.at(excerpt, step, update(excerpt));
        List<StepStage> stages = numbers.stages();
        stage = step == place ? stage : -1;
        place = stage < 0 ? -1 : place;
        int at = !Double.isNaN(phase) ? (int) Math.min(stages.size() - 1, phase * (stages.size() + 1)) : stage;
        int unit = Math.min(session.selection().shownUnit(), numbers.units() - 1);
        StepStage worksTo = at < 0 ? StepStage.WHOLE : stages.get(at);
        figure = new WorkedStepFigure(numbers, worksTo, unit, line);
        worked.figureProperty().set(figure);
        worked.setAccessibleText(figure.words());
        slide.figureProperty().set(LectureNumbers.slide(excerpt, step, numbers.progress(worksTo)));
        slide.setAccessibleText(Words.of("view.lecture.spoken", Numbers.count(step + 1L)));
        String where = Words.of(step == session.cursor().step() ? "view.lecture.step" : "view.lecture.pointed-at",
                Numbers.count(step + 1L), Numbers.count(excerpt.length()));
        words.setText(update(excerpt) == null ? where + " " + figure.outcome() : Words.of("view.lecture.update", where));
        card.setAside(where);
    }

    /** Remembers what the run shows, which may have gone on when its numbers have been read. */
    private void remember() {
        TrainingRun run = context.training();
        if (run.frame() != null) {
            run.snapshots().stream().filter(one -> one.update() != null && !lately.contains(one)).forEach(lately::addLast);
            while (lately.size() > REMEMBERED) {
                lately.removeFirst();
            }
        } else {
            lately.clear();
        }
    }

    /** What training did last to the numbers that show; null where they are not those of a run. */
    private ParameterUpdate update(Excerpt excerpt) {
        if (!context.training().isInFront()) {
            return null;
        }
        remember();
        return lately.stream().filter(one -> one.parameters() == excerpt.model().parameters()).map(TrainingSnapshot::update)
                .findFirst().orElse(null);
    }
}
