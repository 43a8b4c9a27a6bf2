package rnnscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import rnnscope.app.RnnScopeApplication;
import rnnscope.session.subject.Place;

/**
 * What the window takes of a processor while nothing moves: every perspective is shown once, left alone until it has
 * settled, and then measured. Prints a table.
 *
 * <pre>
 *   RestBench [seconds of each perspective]
 * </pre>
 */
public final class RestBench {
    private static final double SETTLING = 12;

    private RestBench() {}

    public static void main(String[] args) {
        Application.launch(Resting.class, args);
    }

    /** The program, looked at while it rests. */
    public static final class Resting extends RnnScopeApplication {
        @Override
        protected Path userFolder() {
            return null;
        }

        @Override
        public void start(Stage stage) {
            super.start(stage);
            double seconds = getParameters().getRaw().isEmpty() ? 20 : Double.parseDouble(getParameters().getRaw().get(0));
            Thread bench = new Thread(() -> measure(stage, seconds), "bench");
            bench.setDaemon(true);
            bench.start();
        }

        private static void measure(Stage stage, double seconds) {
            try {
                System.out.printf("| in sight | of a processor | of which |%n| --- | --: | --- |%n");
                for (Place place : Place.values()) {
                    show(stage, place);
                    pause(SETTLING);
                    double before = processSeconds();
                    Map<String, Double> threads = threadSeconds();
                    pause(seconds);
                    double all = processSeconds() - before;
                    String most = threadSeconds().entrySet().stream()
                            .map(t -> Map.entry(t.getKey(), t.getValue() - threads.getOrDefault(t.getKey(), 0.0)))
                            .filter(t -> t.getValue() > 0.001 * seconds)
                            .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                            .map(t -> String.format(Locale.ROOT, "%s %.1f%%", t.getKey(), 100 * t.getValue() / seconds))
                            .collect(Collectors.joining(", "));
                    System.out.printf(Locale.ROOT, "| %s | %.1f%% | %s |%n", place.name().toLowerCase(Locale.ROOT),
                            100 * all / seconds, most);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Platform.exit();
        }

        private static void show(Stage stage, Place place) throws InterruptedException {
            CountDownLatch done = new CountDownLatch(1);
            Platform.runLater(() -> {
                ((ToggleButton) stage.getScene().lookup("#tab-" + place.name().toLowerCase(Locale.ROOT))).fire();
                done.countDown();
            });
            done.await();
        }

        /** Of the threads of Java; those that compile and collect are not among them. */
        private static Map<String, Double> threadSeconds() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds())).filter(Objects::nonNull)
                    .collect(Collectors.toMap(ThreadInfo::getThreadName,
                            thread -> threads.getThreadCpuTime(thread.getThreadId()) * 1e-9, Double::sum));
        }

        private static double processSeconds() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() * 1e-9;
        }

        private static void pause(double seconds) throws InterruptedException {
            Thread.sleep(Math.round(seconds * 1000));
        }
    }
}
