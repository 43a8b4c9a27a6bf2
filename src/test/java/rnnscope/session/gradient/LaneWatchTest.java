package rnnscope.session.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rnnscope.analysis.gradient.LossChoice;
import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.Batch;
import rnnscope.network.Network;
import rnnscope.network.Topology;
import rnnscope.session.Session;
import rnnscope.session.corpus.CorpusLab;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.gradient.question.Answer;
import rnnscope.session.gradient.question.BatchRow;
import rnnscope.session.gradient.question.ComparedNetwork;
import rnnscope.session.gradient.question.LaneGradients;
import rnnscope.session.gradient.question.Levers.Source;
import rnnscope.session.gradient.question.TextSequence;
import rnnscope.session.reading.SourceText;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.train.Batches;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.live.history.HistoryPoint;
import rnnscope.train.live.history.TrainingSnapshot;
import rnnscope.train.live.setting.TrainingSettings;

/** Gradients of a run that really trains. */
@Timeout(60)
class LaneWatchTest {
    private static final int BATCH = 4;
    private static final int STEPS = 12;

    private final BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final Session session = new Session(Kernels.best(), background, foreground::add);
    private final TrainingRun run = new TrainingRun(session, Kernels.best(), background, foreground::add, null);
    private final GradientLab lab = new GradientLab(session, Kernels.best(), background, foreground::add);

    private static TrainingSettings settings(String source, int batch, String... cells) {
        return new TrainingSettings(source, List.of(cells), 10, 1, 0, 0, STEPS, batch, Optimizer.Kind.ADAM, 0.01, 1, 0,
                0, Initialisation.UNIFORM, 1, 5, 0, 0.2);
    }

    /** Does what comes to the foreground until {@code condition} is true. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable next = foreground.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                fail("it never came true; " + session.noticeProperty().get());
            }
            next.run();
        }
    }

    private void begin(TrainingSettings settings) throws InterruptedException {
        session.openModel("small", () -> Small.model("gru", 1, Small.TEXT));
        until(() -> session.excerpt() != null);
        session.openText("text", () -> new SourceText("text", Small.TEXT));
        until(() -> session.excerpt().source().name().equals("text"));
        new Subjects(session, new ExampleLab(session, background, foreground::add),
                new CorpusLab(session, background, foreground::add), run);
        new LaneWatch(lab, session, run);
        lab.watch(true);
        run.form().fill(settings);
        run.textShowsProperty().set(true);
        run.prepare();
        until(() -> run.frame() != null);
        run.step();
        until(() -> run.canBeWatched());
        run.watchedProperty().set(true);
        until(() -> run.isInFront() || !run.material().readsText());
    }

    @AfterEach
    void close() {
        run.close();
        background.shutdown();
    }

    private Answer answer() {
        return lab.answerProperty().get();
    }

    private boolean isAnswered(Source source) {
        return answer() != null && answer().question().levers().source() == source
                && answer().question().levers().equals(lab.levers()) && answer().isComplete();
    }

    /** The run's step that the answer is about. */
    private long iteration() {
        return ((BatchRow) answer().question().sequence()).iteration();
    }

    @Test
    void theCurvesOfAllLanesAreRenewedWhileTheyLearn() throws Exception {
        begin(settings(TrainingRun.THIS_TEXT, BATCH, "rnn-tanh", "gru", "lstm"));
        until(() -> isAnswered(Source.TEXT) && answer().lanes().size() == 3);
        assertEquals(Set.of("rnn-tanh", "gru", "lstm"), lab.levers().cells());
        assertEquals(STEPS, lab.levers().steps(), "as far as training goes back");
        List<Double> seen = new ArrayList<>();
        lab.answerProperty().addListener((property, was, is) -> seen.add(is.lanes().get(2).flow().hidden(0, 3)));
        run.start();
        until(() -> Set.copyOf(seen).size() > 5);
        run.toggle();
        until(() -> !run.isRunning() && isCurrent());
        for (int i = 0; i < 3; i++) {
            ComparedNetwork network = answer().question().networks().get(i);
            TrainingSnapshot lane = run.frame().lanes().get(
                    run.settingsProperty().get().cells().indexOf(network.spec().top().cell())).snapshot();
            assertArrayEquals(lane.parameters().values(), network.learned().values(), "the newest wins");
            assertTrue(answer().lanes().get(i).trained());
        }
    }

    /** Whether the answer is about the lanes as they are. */
    private boolean isCurrent() {
        return answer().question().networks().get(0).learned()
                == lab.lanesProperty().get().network(answer().lanes().get(0).cell(), lab.levers()).learned();
    }

    @Test
    void aTextIsReadByTheLanesOnlyInTheirSymbols() throws Exception {
        List<Boolean> own = new ArrayList<>();
        lab.answerProperty().addListener((property, was, is) -> {
            if (is.question().networks().get(0).carried() != null
                    && is.question().sequence() instanceof TextSequence text) {
                own.add(text.tokenizer() == run.material().tokenizer());
            }
        });
        begin(settings("story", BATCH, "rnn-tanh", "lstm"));
        until(() -> own.size() > 0 && isAnswered(Source.TEXT));
        assertFalse(own.contains(false));
    }

    @Test
    void goingBackInTheHistoryShowsTheGradientsAsTheyWere() throws Exception {
        begin(settings(TrainingRun.THIS_TEXT, BATCH, "rnn-tanh", "lstm"));
        until(() -> isAnswered(Source.TEXT) && answer().lanes().size() == 2);
        double first = answer().lanes().get(1).flow().hidden(0, 5);
        run.start();
        until(() -> run.frame().iteration() > 60);
        run.pause();
        until(() -> !run.isRunning() && isCurrent());
        assertNotEquals(first, answer().lanes().get(1).flow().hidden(0, 5));
        run.goTo(1);
        until(this::isCurrent);
        assertEquals(first, answer().lanes().get(1).flow().hidden(0, 5));
        run.showNow();
        until(this::isCurrent);
        assertNotEquals(first, answer().lanes().get(1).flow().hidden(0, 5));
    }

    /** With one sequence, the gradient of training is that of its row: the norm is what the next step reports. */
    @ParameterizedTest
    @ValueSource(strings = {TrainingRun.THIS_TEXT, "adding:12", "order:12"})
    void theBatchIsWhatTrainingDoesNext(String source) throws Exception {
        begin(settings(source, 1, "lstm"));
        run.start();
        until(() -> run.frame().iteration() > 3);
        run.pause();
        until(() -> !run.isRunning());
        lab.move(lab.levers().withSource(Source.BATCH, 0).withLoss(LossChoice.ALL_STEPS), false);
        until(() -> isAnswered(Source.BATCH) && iteration() == run.frame().iteration());
        assertEquals(lab.levers().length(), answer().lanes().get(0).flow().steps());
        LaneGradients lane = answer().lanes().get(0);
        Batch row = answer().question().sequence().window(0, lane.flow().steps());
        long before = run.frame().iteration();
        run.step();
        until(() -> run.frame().iteration() == before + 1);
        double norm = run.frame().lanes().get(0).snapshot().gradientNorm();
        assertEquals(norm, lane.gradientNorm() / known(row), 1e-4 * norm);
    }

    private static long known(Batch row) {
        long known = 0;
        for (int target : row.targets()) {
            known += target >= 0 ? 1 : 0;
        }
        for (float number : row.targetNumbers()) {
            known += Float.isNaN(number) ? 0 : 1;
        }
        return known;
    }

    /** Each row has the state that was carried on for it, in each lane. */
    @ParameterizedTest
    @ValueSource(strings = {"rnn-tanh", "gru", "lstm"})
    void everyRowGoesOnFromItsOwnState(String cell) throws Exception {
        begin(settings(TrainingRun.THIS_TEXT, BATCH, cell));
        run.start();
        until(() -> run.frame().iteration() > 5);
        run.pause();
        until(() -> !run.isRunning());
        HistoryPoint now = run.frame().history().get(run.frame().history().size() - 1);
        run.goTo(now.iteration() - 1);
        lab.move(lab.levers().withSource(Source.BATCH, 0).withLoss(LossChoice.ALL_STEPS), false);
        TrainingSnapshot lane = lab.lanesProperty().get().lanes().get(0);
        ModelSpec spec = run.material().model(run.settingsProperty().get(), cell);
        Batches batches = run.material().training(run.settingsProperty().get());
        Network training = new Network(spec, BATCH, STEPS, true, Kernels.plain(), Workers.of(1));
        assertFalse(batches.startsAfresh(lane.iteration()), "else there is nothing to carry");
        training.writeState(lane.state());
        Batch whole = batches.load(lane.iteration());
        training.forward(lane.parameters(), whole);
        training.backward(lane.parameters(), whole, new Parameters(Topology.of(spec).parameters()));
        Panels dHidden = training.tape().gradient(training.layout().channel(0, "hidden"));
        for (int row = 0; row < BATCH; row++) {
            lab.move(lab.levers().withSource(Source.BATCH, row), false);
            int wanted = row;
            until(() -> isAnswered(Source.BATCH) && ((BatchRow) answer().question().sequence()).index() == wanted);
            assertTrue(answer().lanes().get(0).exactStart());
            for (int t = 0; t < STEPS; t++) {
                double sum = 0;
                for (int j = 0; j < spec.top().units(); j++) {
                    double x = training.tape().values()[dHidden.at(training.layout().row(t) + row, j)];
                    sum += x * x;
                }
                double expected = BATCH * STEPS * Math.sqrt(sum);
                assertEquals(expected, answer().lanes().get(0).flow().hidden(0, t), 1e-4 * expected);
            }
        }
    }

    @Test
    void aRunOnNumbersIsLookedAtThroughItsBatch() throws Exception {
        begin(settings("adding:12", BATCH, "rnn-tanh", "lstm"));
        until(() -> isAnswered(Source.BATCH));
        assertEquals(2, answer().lanes().size());
        assertEquals(2, answer().question().sequence().numbers(3).length);
        assertEquals(11, answer().lanes().get(0).flow().lossStep(), "the sum is asked for at the end");
        assertSame(session.excerpt().model().spec().top().cell(), "gru", "the text stays with its model");
        lab.cursor().moveTo(5);
        lab.check(5, false);
        until(() -> lab.checkedProperty().get() != null);
        lab.checkedProperty().get().checks().forEach(check -> assertTrue(check.agrees(), check.toString()));
        lab.move(lab.levers().withSource(Source.TEXT, 0), false);
        until(() -> isAnswered(Source.TEXT));
        assertEquals(0, answer().question().sequence().numbers(3).length);
        assertTrue(lab.undo());
        until(() -> isAnswered(Source.BATCH));
    }

    @Test
    void aCheckWhileItLearnsIsKept() throws Exception {
        begin(settings(TrainingRun.THIS_TEXT, BATCH, "gru"));
        until(() -> isAnswered(Source.TEXT));
        run.start();
        until(() -> run.frame().iteration() > 10);
        lab.check(STEPS - 2, false);
        until(() -> lab.checkedProperty().get() != null);
        assertTrue(lab.checkedProperty().get().checks().get(0).agrees());
        Answer then = answer();
        until(() -> answer() != then);
        assertEquals(STEPS - 2, lab.checkedProperty().get().step());
        lab.move(lab.levers().withRadius(1.5), false);
        assertEquals(null, lab.checkedProperty().get());
    }
}
