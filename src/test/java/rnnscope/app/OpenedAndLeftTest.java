package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;
import rnnscope.model.Model;
import rnnscope.session.reading.SourceText;
import rnnscope.view.Perspective;
import rnnscope.view.Views;

/** What was opened and left is gone: after a hundred rounds through everything, the JVM holds as many objects as before. */
class OpenedAndLeftTest extends WindowTest {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 5;
    private static final String TEXT = "she said \"the dog sat on the mat\" and he said \"yes\". ".repeat(4);
    /** Choices of what is shown, as against those that change a model, which are kept for undo. */
    private static final List<String> PAGES = List.of("attention-pages", "unit-pages", "channel", "colouring", "change-what",
            "list-order", "similar-by", "states-by", "loss-unit", "tree-width");
    private static final Pattern HISTOGRAM = Pattern.compile("\\s*\\d+:\\s+(\\d+)\\s+\\d+\\s+(\\S+).*");

    private static final ExecutorService BACKGROUND = daemons();
    private static final ExecutorService PAINTER = daemonThread();

    @Override
    protected Executor background() {
        return BACKGROUND;
    }

    @Override
    protected Executor painter() {
        return PAINTER;
    }

    @Override
    protected void open() {
        Model model = untrained(TEXT, "lstm", 1, 6);
        session.openModel("small", () -> model);
    }

    @Test
    void aHundredRoundsLeaveNothing() throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> session.excerpt() != null);
        WaitForAsyncUtils.asyncFx(() -> session.openText("text", () -> new SourceText("text", TEXT))).get();
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> session.excerpt().source().name().equals("text"));
        List<Map<String, Integer>> live = new ArrayList<>();
        for (int rounds : new int[] {WARM_UP, ROUNDS / 2, ROUNDS / 2}) {
            for (int round = 0; round < rounds; round++) {
                round();
            }
            live.add(live());
        }
        List<String> more = new ArrayList<>();
        live.get(2).forEach((type, count) -> {
            int half = live.get(1).getOrDefault(type, 0);
            int first = half - live.get(0).getOrDefault(type, 0);
            // What is made once, late, is there once; what is left behind comes again and again.
            if (Math.min(first, count - half) >= ROUNDS / 4) {
                more.add(type + " +" + first + " +" + (count - half));
            }
        });
        assertEquals(List.of(), more);
    }

    /** Through every perspective, every page and choice on it, and every pop-over. */
    private void round() throws Exception {
        for (Perspective perspective : Views.all()) {
            WaitForAsyncUtils.asyncFx(() -> window.showPerspective(perspective)).get();
            WaitForAsyncUtils.waitForFxEvents(1);
            WaitForAsyncUtils.asyncFx(() -> {
                PAGES.forEach(pages -> press("#" + pages + " .segment"));
                press("#unit-chip, #model-chip, #text-chip, #keys, #more-settings");
            }).get();
        }
        WaitForAsyncUtils.waitForFxEvents(1);
    }

    /** One after another, as long as it is there. */
    private void press(String selector) {
        for (Node node : List.copyOf(stage.getScene().getRoot().lookupAll(selector))) {
            if (node instanceof ButtonBase button && node.getScene() != null && isShown(node)
                    && !(button instanceof ToggleButton toggle && toggle.isSelected())) {
                button.fire();
                stage.getScene().getRoot().layout();
                List.copyOf(Window.getWindows()).stream().filter(PopupWindow.class::isInstance).forEach(Window::hide);
            }
        }
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible() || at.isDisabled()) {
                return false;
            }
        }
        return true;
    }

    /** Live objects of the program and of the toolkit's nodes, by type, after a collection. */
    private static Map<String, Integer> live() throws Exception {
        // Work that goes on holds the networks that it is about.
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> {
            WaitForAsyncUtils.waitForFxEvents(5);
            return ((ThreadPoolExecutor) BACKGROUND).getActiveCount() == 0;
        });
        // What is weakly held from a listener goes with the second one.
        System.gc();
        String all = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                new Object[] {new String[0]}, new String[] {String[].class.getName()});
        Map<String, Integer> counts = new HashMap<>();
        for (String line : all.split("\n")) {
            Matcher matcher = HISTOGRAM.matcher(line);
            if (matcher.matches() && (matcher.group(2).startsWith("rnnscope.") || matcher.group(2).startsWith("javafx.scene."))) {
                // The number of a lambda's class says nothing.
                counts.merge(matcher.group(2).replaceAll("/0x.*", ""), Integer.parseInt(matcher.group(1)), Integer::sum);
            }
        }
        return counts;
    }
}
