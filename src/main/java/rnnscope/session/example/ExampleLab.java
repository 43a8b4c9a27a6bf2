package rnnscope.session.example;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.pair.Forcing;
import rnnscope.session.Cursor;
import rnnscope.session.Desk;
import rnnscope.session.EditHistory;
import rnnscope.session.Failures;
import rnnscope.session.LastEdit;
import rnnscope.session.Player;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.session.background.CoalescingRefresh;
import rnnscope.session.background.LatestTask;
import rnnscope.train.example.Sources;

/**
 * Example mode of the window: the model that learned from examples, the source that it reads, and its answer: a
 * translation, labels, a class, numbers. That is the {@linkplain Subject subject} in front of its {@linkplain Desk desk};
 * others are as they were left. Answers are worked out in the background and appear in one assignment; a source that
 * cannot be read leaves the last answer as it is. All methods are called in the foreground.
 */
public final class ExampleLab {
    private final Kernels kernels;
    private final ReadOnlyObjectWrapper<ExampleAnswer> answer = new ReadOnlyObjectWrapper<>(this, "answer");
    private final ReadOnlyObjectWrapper<List<Example>> examples =
            new ReadOnlyObjectWrapper<>(this, "examples", List.of());
    private final ReadOnlyObjectWrapper<ModelEdits> edits =
            new ReadOnlyObjectWrapper<>(this, "edits", ModelEdits.NONE);
    private final ReadOnlyStringWrapper fault = new ReadOnlyStringWrapper(this, "fault");
    private final ReadOnlyIntegerWrapper cell = new ReadOnlyIntegerWrapper(this, "cell", -1);
    private final Desk<ExampleOpening, Left> desk;
    private final Cursor cursor;
    private EditHistory<ExampleQuestion> history = new EditHistory<>();
    private final LatestTask<ExampleOpening> openings;
    private final CoalescingRefresh<ExampleAnswer> answers;
    private final LatestTask<TaskExamples> tasks;
    private final Session session;
    /** What is asked for; the answer follows in a moment. Null until a model is open. */
    private ExampleQuestion question;
    private Model model;
    private TaskExamples task;
    /** Where the cursor was put, past every step for the end; an answer may be too short for it. And where it was left. */
    private int wished;
    private int placed;

    /** How a subject was left; its answer may be older than its model and its question. */
    private record Left(Model model, TaskExamples task, ExampleQuestion question, EditHistory<ExampleQuestion> history, ExampleAnswer answer,
            int step, int wished) {}

    /**
     * @param background where models are run
     * @param foreground where properties change, one task after another
     */
    public ExampleLab(Session session, Executor background, Executor foreground) {
        this.session = session;
        this.kernels = session.kernels();
        this.desk = new Desk<>(new Front(), null, background, foreground, session::failed);
        this.cursor = desk.cursor();
        this.openings = new LatestTask<>(background, foreground, opened -> desk.opened(true, () -> begin(opened)),
                session::failed);
        this.answers = new CoalescingRefresh<>(background, foreground, this::asked, this::show, session::failed);
        this.tasks = new LatestTask<>(background, foreground, this::learned, session::failed);
    }

    /** The newest answer; null until a model is open. */
    public ReadOnlyObjectProperty<ExampleAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ExampleAnswer answer() {
        return answer.get();
    }

    /** Why what was typed last cannot be read, in words for the user; null where it can. */
    public ReadOnlyStringProperty faultProperty() {
        return fault.getReadOnlyProperty();
    }

    /** Sources that the model did not learn from, from short to long. */
    public ReadOnlyObjectProperty<List<Example>> examplesProperty() {
        return examples.getReadOnlyProperty();
    }

    /** Counts how often a model was opened; {@link #renew} does not count. */
    public ReadOnlyIntegerProperty openCountProperty() {
        return desk.openCountProperty();
    }

    /** What is in front; null until a model is open. Listeners are called after those of all else that shows of it. */
    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return desk.subjectProperty();
    }

    /** What is in front; null until a model is open. */
    public Subject subject() {
        return desk.front();
    }

    /** What was not shown before and is being read; null for nothing. */
    public ReadOnlyObjectProperty<Subject> comingProperty() {
        return desk.comingProperty();
    }

    /** See {@link #showCell}; −1 where nobody asked for one. */
    public ReadOnlyIntegerProperty cellProperty() {
        return cell.getReadOnlyProperty();
    }

    /**
     * Asks for the cell of a layer of the tape to be shown, where a sequence is read: of two directions, 2l and 2l + 1 are
     * those of layer l. −1 for the one that is computed. To ask again counts again.
     */
    public void showCell(int tapeLayer) {
        cell.set(-1);
        cell.set(tapeLayer);
    }

    /** Goes through the answer: the steps of the decoder, or those of the computation. */
    public Cursor cursor() {
        return cursor;
    }

    public Player player() {
        return desk.player();
    }

    // Opening

    /** Opens a model, of this kind or of another, with an example of its task. */
    public void openModel(String name, Callable<Model> read) {
        session.openModel(name, read, this::open);
    }

    /** Opens a model of this kind with an example of its task. */
    public void open(Model opened) {
        openings.ask(reading(() -> opened));
    }

    /** Opens a model that reads numbers with a series of them, read from a file. */
    public void openWith(Model opened, Path series) {
        openings.ask(wanted -> ExampleOpening.of(kernels, opened, series));
    }

    /** A model that is opened when it is shown first. */
    public Subject subject(String name, Callable<Model> read) {
        return desk.subject(name, false, () -> reading(read));
    }

    /** A model in training, opened when it is shown first. */
    Subject ofRun(Model now) {
        return desk.subject("", true, () -> reading(() -> now));
    }

    private final class Front implements Desk.Content<ExampleOpening, Left> {
        @Override
        public Model model() {
            return answer.get().model();
        }

        @Override
        public Model model(Left left) {
            return left.answer.model();
        }

        @Override
        public void begin(ExampleOpening opened) {
            ExampleLab.this.begin(opened);
        }

        @Override
        public Left leave() {
            answers.cancel();
            tasks.cancel();
            return new Left(model, task, question, history, answer.get(), cursor.step(), wished);
        }

        @Override
        public void restore(Left left) {
            task = left.task;
            model = left.model;
            put(left.question);
            history = left.history;
            fault.set(null);
            examples.set(task.choices());
            cell.set(-1);
            wished = left.wished;
            placed = left.step;
            answer.set(left.answer);
            cursor.reset(left.answer.steps(), left.step);
            if (model != left.answer.opened() || !question.equals(ExampleQuestion.of(left.answer))) {
                answers.ask();
            }
            learn();
        }

        @Override
        public void undo() {
            ExampleLab.this.undo();
        }

        @Override
        public void redo() {
            ExampleLab.this.redo();
        }

        @Override
        public Optional<LastEdit> lastEdit() {
            return ExampleLab.this.lastEdit();
        }
    }

    /** The model in front has changed, as one in training does: source, options and cursor stay. */
    public void renew(Model next) {
        if (next != model) {
            model = next;
            answers.ask();
        }
    }

    private LatestTask.Work<ExampleOpening> reading(Callable<Model> read) {
        TaskExamples before = task;
        ExampleQuestion now = question;
        return wanted -> ExampleOpening.of(kernels, read.call(), before, now);
    }

    private void begin(ExampleOpening opened) {
        history = new EditHistory<>();
        task = opened.task();
        model = opened.answer().model();
        put(ExampleQuestion.of(opened.answer()));
        fault.set(null);
        examples.set(task.choices());
        cell.set(-1);
        cursor.reset(0, 0);
        // What is written begins halfway: before it nothing is to be seen yet, at its end it is over.
        wished = opened.answer() instanceof PairAnswer ? opened.answer().steps() / 2 : Integer.MAX_VALUE;
        placed = 0;
        show(opened.answer());
        learn();
    }

    private void learn() {
        if (task.choices().isEmpty()) {
            Model learner = model;
            tasks.ask(wanted -> TaskExamples.of(learner));
        }
    }

    /** The examples are there: what should come out of the source may now be known. */
    private void learned(TaskExamples its) {
        task = its;
        examples.set(its.choices());
        ExampleSource known = its.known(model, question.source().text());
        if (known != null && !question.source().isAnswerKnown()) {
            put(new ExampleQuestion(known, question.options(), question.edits()));
            answers.ask();
        }
    }

    // Asking

    private LatestTask.Work<ExampleAnswer> asked() {
        Model now = model;
        ExampleQuestion asked = question;
        return wanted -> asked.answer(kernels, now);
    }

    /** The cursor stays where it was put, or at the end if it was put there. */
    private void show(ExampleAnswer next) {
        if (cursor.step() != placed) {
            wished = cursor.isAtEnd() ? Integer.MAX_VALUE : cursor.step();
        }
        answer.set(next);
        if (cursor.length() != next.steps()) {
            cursor.reset(next.steps(), Math.min(wished, next.steps() - 1));
        }
        placed = cursor.step();
    }

    /** Puts the cursor at a step also of an answer that is still to come. */
    public void putCursor(int step) {
        wished = step;
        cursor.moveTo(Math.min(step, cursor.length() - 1));
        placed = cursor.step();
    }

    // Edits

    /** Reads another source; what was forced is forgotten with the old one. */
    public void setSource(String text) {
        setSource(text, false);
    }

    /** What of the source is typed, the rest of it being painted. */
    public String typedText() {
        return question == null ? sourceText() : question.source().typed();
    }

    /** Whether what is typed is a question about a picture. */
    public boolean asks() {
        return question != null && question.source().kind() == ExampleSource.Kind.QUESTION;
    }

    /** Types that part of the source anew. */
    public void setTyped(String text, boolean amend) {
        setSource(question == null ? text : question.source().withTyped(text), amend);
    }

    /** @param amend whether it belongs to the edit before, so that both are taken back together */
    public void setSource(String text, boolean amend) {
        if (question == null) {
            return;
        }
        try {
            ExampleSource source = task.read(model, text);
            fault.set(null);
            if (!text.equals(question.source().text())) {
                edit(question.withSource(source), amend);
            }
        } catch (IllegalArgumentException e) {
            fault.set(Failures.sentence(e));
        }
    }

    /** The source as the newest edit has it; "" until a model is open. */
    public String sourceText() {
        return question == null ? "" : question.source().text();
    }

    /** How the answer is written, and what is forced, as the newest edit has it; the answer follows in a moment. */
    public ExampleOptions options() {
        return question == null ? ExampleOptions.USUAL : question.options();
    }

    /** Writes in another way. */
    public void setOptions(ExampleOptions options) {
        setOptions(options, false);
    }

    /** @param amend whether it belongs to the edit before, so that both are taken back together */
    public void setOptions(ExampleOptions options, boolean amend) {
        if (question != null && !options.equals(question.options())) {
            edit(question.withOptions(options), amend);
        }
    }

    /** Forces something else, and lets the model write on from there. */
    public void force(UnaryOperator<Forcing> change, boolean amend) {
        setOptions(options().withForcing(change.apply(options().forcing())), amend);
    }

    /** What is changed of the model as the newest edit has it; the answer follows in a moment. */
    public ReadOnlyObjectProperty<ModelEdits> editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /**
     * Changes something else of the model.
     *
     * @param amend whether it belongs to the edit before, so that both are taken back together
     */
    public void editModel(ModelEdits next, boolean amend) {
        if (question != null && !next.equals(question.edits())) {
            edit(question.withEdits(next), amend);
        }
    }

    private void edit(ExampleQuestion next, boolean amend) {
        if (!amend) {
            history.edited(question);
        }
        put(next);
        answers.ask();
    }

    private void put(ExampleQuestion next) {
        question = next;
        edits.set(next.edits());
    }

    /** Takes the last edit of source, options, forcing or model back; false when there is none. */
    public boolean undo() {
        return travel(history::undo);
    }

    /** What {@link #undo} would take back; empty where there is nothing. */
    public Optional<LastEdit> lastEdit() {
        return history.past().stream().findFirst().map(past -> new LastEdit(question.differsIn(past), past.edits()));
    }

    /** Makes again what was taken back; false when there is nothing. */
    public boolean redo() {
        return travel(history::redo);
    }

    private boolean travel(Function<ExampleQuestion, Optional<ExampleQuestion>> move) {
        Optional<ExampleQuestion> there = question == null ? Optional.empty() : move.apply(question);
        there.ifPresent(past -> {
            put(past);
            fault.set(null);
            answers.ask();
        });
        return there.isPresent();
    }
}
