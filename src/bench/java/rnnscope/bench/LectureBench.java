package rnnscope.bench;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Stopwatch of a lecturer who has never started the program: from the command to the first step of the first lesson, opened by
 * Ctrl L and Enter as soon as there is a window, seen from outside. The user's folder is empty. Made for Linux and a screen that
 * nothing else uses, a virtual one for instance.
 *
 * <pre>
 *   LectureBench [program and its arguments]
 * </pre>
 *
 * The program is {@code target/dist/image/rnnscope/bin/rnnscope} where nothing else is said.
 */
public final class LectureBench {
    private static final long PATIENCE = 120_000_000_000L;
    /** How long nothing moves once a picture is whole. */
    private static final long QUIET = 3_000_000_000L;
    private static final long SHOWN = 400_000_000L;

    private final Robot robot = new Robot();
    private final Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());

    private LectureBench() throws Exception {}

    public static void main(String[] args) throws Exception {
        List<String> command = args.length > 0 ? List.of(args) : List.of("target/dist/image/rnnscope/bin/rnnscope");
        Path home = Files.createTempDirectory("rnnscope-lecture");
        try {
            new LectureBench().measure(command, home);
        } finally {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
            }
        }
        System.exit(0);
    }

    private void measure(List<String> command, Path home) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.home=" + home);
        robot.mouseMove(screen.width / 2, screen.height - 2);
        int[] empty = picture();
        long began = System.nanoTime();
        Process program = builder.start();
        try {
            long window = change(program, empty) - began;
            press(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
            settle(program, SHOWN);
            int[] list = picture();
            press(KeyEvent.VK_ENTER);
            change(program, list);
            long step = settle(program, QUIET) - began;
            System.out.printf(Locale.ROOT, "| a window | %.1f s |%n| the first step of the first lesson | %.1f s |%n", window / 1e9, step / 1e9);
        } finally {
            program.descendants().forEach(ProcessHandle::destroy);
            program.destroy();
            program.waitFor();
        }
    }

    private void press(int... keys) {
        Arrays.stream(keys).forEach(robot::keyPress);
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
    }

    private int[] picture() {
        BufferedImage seen = robot.createScreenCapture(screen);
        return ((DataBufferInt) seen.getRaster().getDataBuffer()).getData();
    }

    /** When the screen shows something else. */
    private long change(Process program, int[] before) throws InterruptedException {
        long since = System.nanoTime();
        while (Arrays.equals(picture(), before)) {
            require(program, since);
        }
        return System.nanoTime();
    }

    /** When the screen changed last before it stayed as it was for so long. */
    private long settle(Process program, long quiet) throws InterruptedException {
        long since = System.nanoTime();
        int[] last = picture();
        long changed = System.nanoTime();
        while (System.nanoTime() - changed < quiet) {
            require(program, since);
            int[] now = picture();
            if (!Arrays.equals(now, last)) {
                last = now;
                changed = System.nanoTime();
            }
        }
        return changed;
    }

    private static void require(Process program, long since) throws InterruptedException {
        Thread.sleep(10);
        if (!program.isAlive() || System.nanoTime() - since > PATIENCE) {
            throw new IllegalStateException("the program shows nothing within two minutes");
        }
    }
}
