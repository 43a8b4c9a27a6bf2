package rnnscope.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import javafx.util.Duration;
import rnnscope.app.RnnScopeApplication;
import rnnscope.control.FigureView;
import rnnscope.figure.now.StripsFigure;
import rnnscope.figure.unit.PageFigure;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.train.Initialisation;

/**
 * How the window keeps up, in 1920×1080 with all panels visible, rendered in software: plays an LSTM with 256 units at 60
 * steps a second, or flips through its units on the page of the Units perspective, one a frame. Prints the times from
 * frame to frame as a table.
 *
 * <pre>
 *   FrameBench [seconds [units]]
 * </pre>
 */
public final class FrameBench {
    private static final int UNITS = 256;
    private static final double SPEED = 60;
    private static final Duration WARM_UP = Duration.seconds(5);
    private static final double LATE = 50;
    private static final Set<String> DRAWING = Set.of("JavaFX Application Thread", "QuantumRenderer-0", "painter");

    private FrameBench() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("prism.order", "sw");
        Application.launch(Played.class, args);
    }

    /** The program, with a clock on it. */
    public static final class Played extends RnnScopeApplication {
        private final AtomicInteger pictures = new AtomicInteger();
        private Session session;
        private int flipped;

        @Override
        protected Path userFolder() {
            return null;
        }

        @Override
        protected void begin(Session newSession, Subjects subjects) {
            session = newSession;
            CharacterTokenizer tokenizer = CharacterTokenizer.of(ShippedTexts.load("story"));
            ModelSpec spec = ModelSpec.of("lstm", 1, UNITS, tokenizer.vocabulary().size());
            Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer,
                    ModelCard.named("untrained-" + UNITS));
            session.openModel("model", () -> model);
        }

        @Override
        public void start(Stage stage) {
            super.start(stage);
            stage.setMaximized(false);
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1920);
            stage.setHeight(1080);
            List<String> arguments = getParameters().getRaw();
            double seconds = arguments.isEmpty() ? 20 : Double.parseDouble(arguments.get(0));
            boolean flips = arguments.contains("units");
            after(WARM_UP, () -> {
                if (flips) {
                    ((ToggleButton) stage.getScene().lookup("#tab-units")).fire();
                    flip();
                } else {
                    session.player().speedProperty().set(SPEED);
                    session.player().toggle();
                }
                after(WARM_UP, () -> measure(stage, seconds, flips));
            });
        }

        private static void after(Duration time, Runnable action) {
            PauseTransition pause = new PauseTransition(time);
            pause.setOnFinished(event -> action.run());
            pause.play();
        }

        private void flip() {
            new AnimationTimer() {
                @Override
                public void handle(long time) {
                    session.selection().pinUnit((session.selection().unit() + 1) % UNITS);
                    flipped++;
                }
            }.start();
        }

        private void measure(Stage stage, double seconds, boolean flips) {
            Class<?> picture = flips ? PageFigure.class : StripsFigure.class;
            for (var node : stage.getScene().getRoot().lookupAll(".figure-view")) {
                if (node instanceof FigureView view && picture.isInstance(view.shownProperty().get())) {
                    view.shownProperty().addListener((property, was, is) -> pictures.incrementAndGet());
                }
            }
            int firstStep = session.cursor().step();
            int firstFlip = flipped;
            Map<String, Double> before = cpu();
            long begin = System.nanoTime();
            double[] frames = new double[(int) (seconds * 200)];
            new AnimationTimer() {
                private long last = begin;
                private int count;

                @Override
                public void handle(long time) {
                    long now = System.nanoTime();
                    if (count < frames.length) {
                        frames[count++] = (now - last) * 1e-6;
                    }
                    last = now;
                    double passed = (now - begin) * 1e-9;
                    if (passed >= seconds) {
                        stop();
                        print(stage, Arrays.copyOf(frames, count), passed, flips ? "units" : "steps",
                                flips ? flipped - firstFlip : session.cursor().step() - firstStep);
                        printCpu(before, count);
                        Platform.exit();
                    }
                }
            }.start();
        }

        private void print(Stage stage, double[] frames, double seconds, String things, int count) {
            Arrays.sort(frames);
            long late = Arrays.stream(frames).filter(frame -> frame > LATE).count();
            System.out.printf(Locale.ROOT, "%.0f×%.0f, LSTM with %d units, %.0f %s a second asked for, %.0f s%n%n",
                    stage.getScene().getWidth(), stage.getScene().getHeight(), UNITS, SPEED, things, seconds);
            System.out.println("| measured | value |");
            System.out.println("| --- | ---: |");
            row(things + " a second reached", count / seconds);
            row("frames a second", frames.length / seconds);
            row("pictures of " + (things.equals("units") ? "the page" : "all units") + " a second", pictures.get() / seconds);
            row("time from frame to frame, median, ms", share(frames, 0.5));
            row("95th percentile, ms", share(frames, 0.95));
            row("99th percentile, ms", share(frames, 0.99));
            row("longest, ms", frames[frames.length - 1]);
            System.out.printf(Locale.ROOT, "| frames longer than %.0f ms | %d of %d |%n", LATE, late, frames.length);
        }

        /** What each thread that draws has worked so far, ms: does not depend on what else the machine does. */
        private static Map<String, Double> cpu() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            Map<String, Double> cpu = new TreeMap<>();
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && DRAWING.contains(thread.getThreadName())) {
                    cpu.merge(thread.getThreadName(), threads.getThreadCpuTime(thread.getThreadId()) * 1e-6,
                            Double::sum);
                }
            }
            return cpu;
        }

        private static void printCpu(Map<String, Double> before, int frames) {
            cpu().forEach((thread, time) ->
                    row(thread + ", processor time for each frame, ms", (time - before.get(thread)) / frames));
        }

        private static void row(String what, double value) {
            System.out.printf(Locale.ROOT, "| %s | %.1f |%n", what, value);
        }

        private static double share(double[] sorted, double share) {
            return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
        }
    }
}
