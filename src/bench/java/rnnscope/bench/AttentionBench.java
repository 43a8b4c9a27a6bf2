package rnnscope.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import rnnscope.app.RnnScopeApplication;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Scoring;
import rnnscope.model.Wiring.Shape;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.Vocabulary;
import rnnscope.train.Initialisation;

/**
 * How fast the Attention perspective follows: a GRU of 128 units reads 40 letters in both directions and writes 40, every
 * view in sight, rendered in software. The time runs from a step, or from another source, until the last of the views
 * shows it.
 *
 * <pre>
 *   AttentionBench [times]
 * </pre>
 */
public final class AttentionBench {
    private static final int UNITS = 128;
    private static final int LETTERS = 40;
    private static final double GOAL = 50;
    /** Those that are not counted, while the program warms up. */
    private static final int WARM_UP = 60;
    /** Pulses between two. */
    private static final int REST = 3;

    private static final Set<String> WORK =
            Set.of("background", "painter", "JavaFX Application Thread", "QuantumRenderer-0");

    private AttentionBench() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("prism.order", "sw");
        Application.launch(Watched.class, args);
    }

    /** What is done, with which page below. */
    private record Part(String title, String page, boolean steps) {}

    /** The program, with a clock on it. */
    public static final class Watched extends RnnScopeApplication {
        private final Deque<Part> parts = new ArrayDeque<>(List.of(new Part("step", "alignment", true),
                new Part("another source", "alignment", false), new Part("step", "state", true),
                new Part("another source", "state", false)));
        private Parent root;
        private double[] times;
        /** Processor time of all threads so far, ms. */
        private double cpu;
        private int done;

        @Override
        protected Path userFolder() {
            return null;
        }

        @Override
        protected void begin(Session session, Subjects subjects) {
            CharacterTokenizer letters = new CharacterTokenizer(
                    new Vocabulary(IntStream.rangeClosed('a', 'z').mapToObj(Character::toString).toList()));
            ModelSpec spec = new ModelSpec("gru", 1, UNITS, 26, 48, 0, false, 0, 0,
                    Wiring.of(Shape.ENCODER_DECODER, 26).withBidirectional(true).withScoring(Scoring.GENERAL));
            ModelCard card = new ModelCard("untrained", "", "task reverse:" + LETTERS, "", "", 1, 0, Double.NaN, "");
            subjects.openModel("model", () -> new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), letters, letters,
                    card, List.of()));
        }

        @Override
        public void start(Stage stage) {
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1920);
            stage.setHeight(1080);
            super.start(stage);
            root = stage.getScene().getRoot();
            List<String> arguments = getParameters().getRaw();
            times = new double[arguments.isEmpty() ? 200 : Integer.parseInt(arguments.get(0))];
            System.out.printf(Locale.ROOT, "%d units, %d letters to %d, 1920×1080, %d times each%n%n", UNITS, LETTERS,
                    LETTERS, times.length);
            System.out.println("| what | page | median, ms | 95th percentile, ms | longest, ms | over " + (int) GOAL
                    + " ms | processor time, ms |");
            System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
            new Clock().start();
        }

        private void press(String id) {
            ((ButtonBase) root.lookup(id)).fire();
        }

        private List<FigureView> views() {
            return root.lookup("#attention").lookupAll(".figure-view").stream().filter(AttentionBench::isSeen)
                    .map(FigureView.class::cast).toList();
        }

        private FigureView lines() {
            return (FigureView) root.lookup("#lines");
        }

        private String source(int i) {
            StringBuilder letters = new StringBuilder();
            for (int s = 0; s < LETTERS; s++) {
                letters.append((char) ('a' + (7 * s + i) % 26));
            }
            return letters.toString();
        }

        /** Does one thing after the other, waiting until all views have followed. */
        private final class Clock extends AnimationTimer {
            /** The lines before; null while nothing is done. */
            private Figure before;
            private long begun;
            private double cpuBegun;
            private int rest = 100;
            private int sources;
            private boolean teacherForced;

            @Override
            public void handle(long time) {
                if (before != null && isAnswered()) {
                    int counted = done - WARM_UP;
                    if (counted >= 0) {
                        times[counted] = (System.nanoTime() - begun) * 1e-6;
                        cpu += processorTime() - cpuBegun;
                    }
                    before = null;
                    rest = REST;
                    done++;
                } else if (before == null && --rest <= 0) {
                    next();
                }
            }

            private void next() {
                if (!teacherForced) {
                    forceTeacher();
                    return;
                }
                if (done == WARM_UP + times.length) {
                    print(parts.remove());
                    done = 0;
                    cpu = 0;
                }
                if (parts.isEmpty()) {
                    stop();
                    Platform.exit();
                    return;
                }
                if (done == 0) {
                    press("#attention-pages-" + parts.element().page);
                }
                before = lines().shownProperty().get();
                cpuBegun = processorTime();
                begun = System.nanoTime();
                if (parts.element().steps) {
                    press(done % 2 == 0 ? "#transport-back" : "#transport-forward");
                } else {
                    ((TextField) root.lookup("#source")).setText(source(sources++));
                }
            }

            /** The right answer has as many letters as the source, whatever the model would write. */
            private void forceTeacher() {
                rest = 100;
                Node right = root.lookup("#enters-the-right-answer");
                if (right != null && !right.getParent().isDisabled()) {
                    teacherForced = ((TextField) root.lookup("#source")).getText().length() == LETTERS;
                    if (teacherForced) {
                        press("#enters-the-right-answer");
                    } else {
                        ((TextField) root.lookup("#source")).setText(source(sources++));
                    }
                }
            }

            private boolean isAnswered() {
                return lines().shownProperty().get() != before
                        && views().stream().allMatch(view -> view.shownProperty().get() == view.figureProperty().get());
            }
        }

        private void print(Part part) {
            double[] sorted = times.clone();
            Arrays.sort(sorted);
            System.out.printf(Locale.ROOT, "| %s | %s | %.0f | %.0f | %.0f | %d of %d | %.0f |%n", part.title, part.page,
                    sorted[sorted.length / 2], sorted[(int) (0.95 * sorted.length)], sorted[sorted.length - 1],
                    Arrays.stream(sorted).filter(t -> t > GOAL).count(), sorted.length,
                    cpu / sorted.length);
        }
    }

    /** Of the threads that work out, paint and show what is seen, ms. */
    private static double processorTime() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double sum = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && WORK.contains(thread.getThreadName())) {
                sum += threads.getThreadCpuTime(thread.getThreadId()) * 1e-6;
            }
        }
        return sum;
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node instanceof FigureView && node.getLayoutBounds().getHeight() > 0 && !node.isMouseTransparent();
    }
}
