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
import java.util.function.DoubleUnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import rnnscope.app.RnnScopeApplication;
import rnnscope.control.FigureView;
import rnnscope.figure.Figure;
import rnnscope.figure.gradient.ItemisedTrack;
import rnnscope.figure.score.ScoreFigure;
import rnnscope.figure.score.TrackLayout;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.session.Session;
import rnnscope.session.subject.Subjects;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.ShippedTexts;
import rnnscope.train.Initialisation;

/**
 * How fast the gradients follow a lever: 64 units, 100 steps, every view in sight, rendered in software. The time runs
 * from the change of a lever until the last of the views shows the new gradients, the itemised ones too.
 *
 * <pre>
 *   GradientBench [changes of each lever]
 * </pre>
 */
public final class GradientBench {
    private static final int UNITS = 64;
    private static final int STEPS = 100;
    private static final double GOAL = 100;
    /** Changes of each lever that are not counted, while the program warms up. */
    private static final int WARM_UP = 60;
    /** Pulses between two changes. */
    private static final int REST = 4;

    /** Names of the threads that work out the gradients, paint them, and show them. */
    private static final List<Set<String>> WORK = List.of(Set.of("background", "ForkJoinPool.commonPool-worker-1"),
            Set.of("painter"), Set.of("JavaFX Application Thread", "QuantumRenderer-0"));

    private GradientBench() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.setProperty("prism.order", "sw");
        Application.launch(Levered.class, args);
    }

    /**
     * Something that can be changed again and again.
     *
     * @param places of a slider, for numbers from 0 to 1; null for two buttons
     */
    private record Lever(String title, String node, DoubleUnaryOperator places) {
        /** No place comes twice, so that nothing is known from before; but buttons and numbers of steps do. */
        private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

        static final List<Lever> ALL = List.of(new Lever("spectral radius", "#lever-radius", x -> 0.9 + 0.2 * x),
                new Lever("forget bias", "#lever-forget", x -> 0.5 + 2 * x),
                new Lever("steps back", "#lever-steps", x -> Math.sqrt(STEPS - 20 + 40 * x)),
                new Lever("clipping threshold", "#lever-clip", x -> -2 + x),
                new Lever("activation", "#lever-activation-", null), new Lever("loss", "#lever-loss-", null));

        void change(Parent root, int i) {
            if (places == null) {
                ((ButtonBase) root.lookup(node + (i + 1) % 2)).fire();
            } else {
                ((Slider) root.lookup(node)).setValue(places.applyAsDouble(i * GOLDEN % 1));
            }
        }
    }

    /** A lever with so many cells side by side. */
    private record Part(int cells, Lever lever) {}

    /** The program, with a clock on it. */
    public static final class Levered extends RnnScopeApplication {
        private final Deque<Part> parts = new ArrayDeque<>();
        private Session session;
        private Parent root;
        private List<FigureView> views;
        private double[] times;
        private int changes;
        private int cells = 1;

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
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(1920);
            stage.setHeight(1080);
            super.start(stage);
            root = stage.getScene().getRoot();
            List<String> arguments = getParameters().getRaw();
            times = new double[arguments.isEmpty() ? 100 : Integer.parseInt(arguments.get(0))];
            for (int count : new int[] {1, 3}) {
                Lever.ALL.stream().filter(lever -> count > 1 || !lever.node.contains("activation"))
                        .forEach(lever -> parts.add(new Part(count, lever)));
            }
            System.out.printf(Locale.ROOT, "%d units, %d steps, 1920×1080, %d changes of each lever%n%n", UNITS, STEPS,
                    times.length);
            System.out.println("| cells | lever | median, ms | 95th percentile, ms | longest, ms | over "
                    + (int) GOAL + " ms | processor time, ms: gradients | painter | JavaFX |");
            System.out.println("| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
            new Clock().start();
        }

        private void press(String id) {
            ((ButtonBase) root.lookup(id)).fire();
        }

        /** Opens the perspective; whether all of it is there. */
        private boolean isReady() {
            if (session.excerpt() == null || root.lookup("#lever-steps") == null) {
                if (session.excerpt() != null) {
                    press("#tab-gradients");
                    ((Slider) root.lookup("#lever-steps")).setValue(Math.sqrt(STEPS));
                }
                return false;
            }
            List<FigureView> found = root.lookupAll(".figure-view").stream().filter(GradientBench::isPicture)
                    .map(FigureView.class::cast).toList();
            if (found.stream().allMatch(view -> isWhole(view.shownProperty().get()))) {
                views = found;
            }
            return views != null;
        }

        /** Changes levers, one after the other, waiting for the answer to each. */
        private final class Clock extends AnimationTimer {
            /** The tracks when the lever was changed; null while nothing is changed. */
            private Figure before;
            private long begun;
            private final double[] cpu = new double[WORK.size()];
            private double[] cpuBegun;
            private int rest = REST;
            private boolean isMoved;

            @Override
            public void handle(long time) {
                if (before != null && isAnswered()) {
                    long now = System.nanoTime();
                    before = null;
                    rest = REST;
                    int counted = changes - WARM_UP;
                    if (counted >= 0) {
                        times[counted] = (now - begun) * 1e-6;
                        double[] cpuNow = processorTime();
                        Arrays.setAll(cpu, i -> cpu[i] + cpuNow[i] - cpuBegun[i]);
                    }
                    changes++;
                } else if (before == null && (views != null || isReady()) && --rest <= 0) {
                    next();
                }
            }

            private void next() {
                if (changes == WARM_UP + times.length) {
                    print(parts.remove(), times, Arrays.stream(cpu).map(ms -> ms / times.length).toArray());
                    changes = 0;
                    isMoved = false;
                    Arrays.fill(cpu, 0);
                }
                if (parts.isEmpty()) {
                    stop();
                    Platform.exit();
                    return;
                }
                if (parts.element().cells > cells) {
                    cells = parts.element().cells;
                    press("#lever-cell-0");
                    press("#lever-cell-1");
                    rest = 10 * REST;
                    return;
                }
                if (changes == 0 && !isMoved) {
                    // So that the first change is one, wherever the lever was left.
                    isMoved = true;
                    parts.element().lever.change(root, 1);
                    rest = 10 * REST;
                    return;
                }
                before = views.stream().map(view -> view.shownProperty().get())
                        .filter(ScoreFigure.class::isInstance).findFirst().orElseThrow();
                cpuBegun = processorTime();
                begun = System.nanoTime();
                parts.element().lever.change(root, changes);
            }

            /** Whether every view shows what was made since, and nothing is missing from it. */
            private boolean isAnswered() {
                boolean changed = false;
                for (FigureView view : views) {
                    Figure shown = view.shownProperty().get();
                    if (shown == null || !shown.equals(view.figureProperty().get()) || !isWhole(shown)) {
                        return false;
                    }
                    changed |= shown instanceof ScoreFigure && shown != before;
                }
                return changed;
            }
        }

        /** What the threads of each kind of {@link #WORK} have worked so far, ms. */
        private static double[] processorTime() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            double[] sums = new double[WORK.size()];
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                for (int i = 0; thread != null && i < sums.length; i++) {
                    if (WORK.get(i).contains(thread.getThreadName())) {
                        sums[i] += threads.getThreadCpuTime(thread.getThreadId()) * 1e-6;
                    }
                }
            }
            return sums;
        }
    }

    private static boolean isPicture(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getStyleClass().contains("gradient-now") || "gradient-score".equals(at.getId())) {
                return node instanceof FigureView && !node.isMouseTransparent();
            }
        }
        return false;
    }

    private static boolean isWhole(Figure figure) {
        return figure != null && !(figure instanceof ScoreFigure score && score.lanes().stream().map(TrackLayout::track)
                .anyMatch(track -> track instanceof ItemisedTrack itemised && itemised.norms() == null));
    }

    private static void print(Part part, double[] times, double[] cpu) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        System.out.printf(Locale.ROOT, "| %d | %s | %.0f | %.0f | %.0f | %d of %d | %.0f | %.0f | %.0f |%n", part.cells,
                part.lever.title, sorted[sorted.length / 2], sorted[(int) (0.95 * sorted.length)],
                sorted[sorted.length - 1], Arrays.stream(sorted).filter(t -> t > GOAL).count(), sorted.length,
                cpu[0], cpu[1], cpu[2]);
    }
}
