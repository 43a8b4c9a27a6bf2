package rnnscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import rnnscope.app.RnnScopeApplication;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.session.training.TrainingRun;
import rnnscope.text.Corpora;
import rnnscope.train.Initialisation;
import rnnscope.train.Optimizer;
import rnnscope.train.Trainer;
import rnnscope.train.live.RunFrame;
import rnnscope.train.live.material.TextMaterial;
import rnnscope.train.live.setting.TrainingSettings;

/**
 * What the window costs a training: an LSTM with 128 units learns stories on all processors but one, in turn without a
 * window (bare training steps) and in it, with each perspective in sight and following the run; then an RNN, an LSTM and a
 * GRU learn for some minutes, every perspective in sight in turn, while memory is looked at. Frames during which the heap
 * was collected are counted apart. Prints tables.
 *
 * <pre>
 *   TrainingBench [minutes of memory [seconds of each perspective]]
 * </pre>
 */
public final class TrainingBench {
    private static final int ROUNDS = 3;
    private static final double WARM_UP = 8;
    /** Two frames of a screen with sixty a second, ms. */
    private static final double LATE = 33.4;
    private static final List<String> FOLLOWING = List.of("train", "gradients", "step", "units");
    private static final TrainingSettings SETTINGS = settings("lstm");

    private TrainingBench() {}

    private static TrainingSettings settings(String... cells) {
        return new TrainingSettings("story:1:400000", List.of(cells), 128, 1, 0, 0, 50, 32, Optimizer.Kind.ADAM, 0.002, 1, 0,
                5, Initialisation.UNIFORM, 1, 1, 0, 0.1);
    }

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("prism.order", "sw");
        Application.launch(Watched.class, args);
    }

    /** Work done in a stretch of time: by the clock, by the training thread, and by all others of the process. */
    private record Work(double symbols, double clock, double training, double others) {
        static final Work NONE = new Work(0, 0, 0, 0);

        Work plus(Work more) {
            return new Work(symbols + more.symbols, clock + more.clock, training + more.training, others + more.others);
        }
    }

    /** The same training without a window. */
    private static final class Bare {
        private final Trainer trainer;

        Bare() throws Exception {
            TextMaterial material = TextMaterial.of(Corpora.open(SETTINGS.source()), SETTINGS.heldOut());
            ModelSpec model = material.model(SETTINGS, SETTINGS.cells().get(0));
            trainer = new Trainer(model, SETTINGS.training(), material.training(SETTINGS), Kernels.best(),
                    Workers.of(Math.max(1, Runtime.getRuntime().availableProcessors() - 1)));
        }

        /** Of the calling thread. */
        Work run(double seconds) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long begin = System.nanoTime();
            long cpu = threads.getCurrentThreadCpuTime();
            double all = processSeconds();
            long first = trainer.iteration();
            while (System.nanoTime() - begin < seconds * 1e9) {
                trainer.step();
            }
            double clock = (System.nanoTime() - begin) * 1e-9;
            double training = (threads.getCurrentThreadCpuTime() - cpu) * 1e-9;
            return new Work((double) (trainer.iteration() - first) * trainer.symbolsPerIteration(), clock, training,
                    processSeconds() - all - training);
        }
    }

    /** Collections of the heap so far. */
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(b -> b.getCollectionCount()).sum();
    }

    /** Times from frame to frame, ms, of frames without a collection of the heap and of those with one. */
    private record Frames(List<Double> calm, List<Double> collected) {
        Frames() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        static long late(List<Double> times) {
            return times.stream().filter(time -> time > LATE).count();
        }

        static double longest(List<Double> times) {
            return times.stream().mapToDouble(time -> time).max().orElse(0);
        }
    }

    private static double processSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
    }

    /** The program, with a clock on it. */
    public static final class Watched extends RnnScopeApplication {
        private final Path folder = temporary();
        private Stage stage;
        private TrainingRun run;
        private Session session;
        private int renewals;

        private static Path temporary() {
            try {
                return Files.createTempDirectory("rnnscope-bench");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        protected Path userFolder() {
            return folder;
        }

        @Override
        public void start(Stage newStage) {
            stage = newStage;
            super.start(stage);
            stage.setMaximized(false);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1920);
            stage.setHeight(1080);
            run = training();
            run.form().fill(SETTINGS);
            List<String> arguments = getParameters().getRaw();
            double minutes = arguments.isEmpty() ? 5 : Double.parseDouble(arguments.get(0));
            double seconds = arguments.size() < 2 ? 60 : Double.parseDouble(arguments.get(1));
            Thread bench = new Thread(() -> measure(minutes, seconds), "bench");
            bench.setDaemon(true);
            bench.start();
        }

        @Override
        protected void begin(Session newSession, Subjects subjects) {
            super.begin(newSession, subjects);
            session = newSession;
            session.excerptProperty().addListener((property, was, is) -> renewals++);
        }

        private void measure(double minutes, double seconds) {
            try {
                Bare bare = new Bare();
                pause(2);
                show("train");
                foreground(() -> {});
                while (run.frame() == null) {
                    pause(0.1);
                }
                bare.run(WARM_UP);
                System.out.printf(Locale.ROOT, "LSTM with 128 units, batch 32, 50 steps; %.0f×%.0f; %d threads train%n%n",
                        stage.getScene().getWidth(), stage.getScene().getHeight(),
                        Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
                System.out.println("| in sight | bare, symbols/s | in the window | by the clock | by processor time "
                        + "| processors the window takes | frames | over 33 ms | longest, ms "
                        + "| over 33 ms in a collection | longest of these, ms | texts renewed a second |");
                System.out.println("| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |");
                for (String perspective : FOLLOWING) {
                    show(perspective);
                    inWindow(WARM_UP, new Frames());
                    foreground(() -> run.watchedProperty().set(true));
                    section(perspective, bare, seconds);
                }
                costs();
                memory(minutes);
            } catch (Exception e) {
                e.printStackTrace();
            }
            Platform.exit();
        }

        private void section(String perspective, Bare bare, double seconds) throws Exception {
            Work without = Work.NONE;
            Work within = Work.NONE;
            Frames frames = new Frames();
            int first = renewals;
            for (int round = 0; round < ROUNDS; round++) {
                without = without.plus(bare.run(seconds / ROUNDS));
                within = within.plus(inWindow(seconds / ROUNDS, frames));
            }
            System.out.printf(Locale.ROOT, "| %s | %,.0f | %,.0f | %.0f%% | %.0f%% | %.2f | %d | %d | %.1f | %d | %.1f | %.1f |%n",
                    perspective, without.symbols / without.clock, within.symbols / within.clock,
                    100 * within.symbols / within.clock / (without.symbols / without.clock),
                    100 * within.symbols / within.training / (without.symbols / without.training),
                    within.others / within.clock, frames.calm.size() + frames.collected.size(), Frames.late(frames.calm),
                    Frames.longest(frames.calm), Frames.late(frames.collected), Frames.longest(frames.collected),
                    (renewals - first) / within.clock);
        }

        /** Trains in the window, and collects the times from frame to frame. */
        private Work inWindow(double seconds, Frames frames) throws Exception {
            foreground(run::start);
            while (!run.isRunning()) {
                pause(0.02);
            }
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long id = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("training"))
                    .mapToLong(Thread::getId).max().orElseThrow();
            AnimationTimer clock = new AnimationTimer() {
                private long last;
                private long collected;

                @Override
                public void handle(long time) {
                    long now = System.nanoTime();
                    long collections = collections();
                    if (last != 0) {
                        (collections == collected ? frames.calm : frames.collected).add((now - last) * 1e-6);
                    }
                    last = now;
                    collected = collections;
                }
            };
            foreground(clock::start);
            RunFrame before = run.frame();
            long begin = System.nanoTime();
            long cpu = threads.getThreadCpuTime(id);
            double all = processSeconds();
            pause(seconds);
            RunFrame after = run.frame();
            double time = (System.nanoTime() - begin) * 1e-9;
            double training = (threads.getThreadCpuTime(id) - cpu) * 1e-9;
            double others = processSeconds() - all - training;
            foreground(() -> {
                clock.stop();
                run.pause();
            });
            while (run.isRunning()) {
                pause(0.02);
            }
            return new Work((double) (after.iteration() - before.iteration()) * SETTINGS.batch() * SETTINGS.steps(), time,
                    training, others);
        }

        private void costs() {
            RunFrame.Costs costs = run.frame().costs();
            double all = costs.training() + costs.heldOut() + costs.samples() + costs.snapshots();
            System.out.printf(Locale.ROOT, "%n| of the training thread's time | %% |%n| --- | --: |%n"
                    + "| training steps | %.1f |%n| held-out text | %.1f |%n| samples | %.1f |%n"
                    + "| snapshots and frames | %.1f |%n", 100 * costs.training() / all, 100 * costs.heldOut() / all,
                    100 * costs.samples() / all, 100 * costs.snapshots() / all);
        }

        /** Three cells learn, and the perspectives that can follow them are in sight in turn, a quarter of a minute each. */
        private void memory(double minutes) throws Exception {
            if (minutes == 0) {
                return;
            }
            System.out.printf("%n| minutes of training | heap after collection, MB | resident, MB |%n| --: | --: | --: |%n");
            show("train");
            foreground(() -> {
                run.reset();
                run.form().fill(settings("rnn-tanh", "lstm", "gru"));
                run.start();
            });
            pause(5);
            foreground(() -> run.watchedProperty().set(true));
            for (int minute = 1; minute <= minutes; minute++) {
                for (String perspective : FOLLOWING) {
                    show(perspective);
                    pause(60.0 / FOLLOWING.size() - 1);
                }
                long resident = resident();
                System.gc();
                Runtime runtime = Runtime.getRuntime();
                System.out.printf(Locale.ROOT, "| %d | %d | %d |%n", minute,
                        (runtime.totalMemory() - runtime.freeMemory()) >> 20, resident >> 10);
            }
        }

        /** KB, where the system tells. */
        private static long resident() throws IOException {
            Path status = Path.of("/proc/self/status");
            return !Files.exists(status) ? 0 : Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS"))
                    .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", ""))).findFirst().orElse(0);
        }

        private void show(String perspective) throws Exception {
            foreground(() -> ((ToggleButton) stage.getScene().lookup("#tab-" + perspective)).fire());
            pause(1);
        }

        private static void foreground(Runnable action) throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(() -> {
                action.run();
                done.countDown();
            });
            done.await(20, TimeUnit.SECONDS);
        }

        private static void pause(double seconds) throws InterruptedException {
            Thread.sleep(Math.round(seconds * 1000));
        }
    }
}
