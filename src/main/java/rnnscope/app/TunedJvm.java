package rnnscope.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Launch of a second JVM with the options the program wants (fast kernels, a heap that follows what is live, an
 * archive of its classes), for a bare {@code java -jar rnnscope.jar}, since neither a manifest nor a running JVM can
 * set them. Whoever gives options of their own before {@code -jar} keeps this JVM and gets what they asked for.
 */
public final class TunedJvm {
    private static final String INCUBATOR = "WARNING: Using incubator modules";

    private TunedJvm() {}

    public static void main(String[] args) throws Exception {
        Path jar = jar();
        if (jar == null || !ownOptions(args.length).isEmpty()) {
            Main.main(args);
            return;
        }
        Main.requireWhole(args);
        boolean window = args.length == 0 || beginsWithFile(args[0]);
        ClassArchive archive = window ? ClassArchive.of(jar) : null;
        List<String> command = new ArrayList<>(List.of(java().toString()));
        command.addAll(options(window ? "window" : "command"));
        command.add("-Drnnscope.parent=" + ProcessHandle.current().pid());
        if (Runtime.version().feature() >= 24) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        if (archive != null) {
            command.addAll(archive.options());
        }
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(Arrays.asList(args));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO().redirectError(Redirect.PIPE);
        // Few arenas: glibc otherwise keeps one for every thread that ever allocated.
        builder.environment().putIfAbsent("MALLOC_ARENA_MAX", "2");
        // Ctrl-C reaches both, a signal to this process alone is passed on; either way the child ends first.
        CompletableFuture<Process> started = new CompletableFuture<>();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.thenAccept(child -> {
            if (child != null) {
                child.destroy();
                waitFor(child);
            }
        }).join()));
        Process child;
        try {
            child = builder.start();
        } catch (IOException e) {
            started.complete(null);
            Main.main(args);
            return;
        }
        started.complete(child);
        if (archive != null) {
            archive.makeWhenQuiet(child, java());
        }
        passErrors(child.getErrorStream());
        int status = waitFor(child);
        Runtime.getRuntime().halt(status);
    }

    /** Whether these are arguments of the window: files to open; commands have no dot. */
    private static boolean beginsWithFile(String argument) {
        return argument.indexOf('.') > 0 && !argument.startsWith("-") && new File(argument).isFile();
    }

    /** Ends this JVM with the one that started it, so that no command goes on unseen when that one is killed. */
    static void endWithParent() {
        String pid = System.getProperty("rnnscope.parent");
        if (pid != null) {
            ProcessHandle.of(Long.parseLong(pid)).ifPresentOrElse(
                    parent -> parent.onExit().thenRun(() -> System.exit(1)), () -> System.exit(1));
        }
    }

    /** Passes on what the other JVM says, but for its word on the module of the kernels, which nobody can act on. */
    private static void passErrors(InputStream errors) throws IOException {
        byte[] bytes = new byte[8192];
        boolean first = true;
        for (int n = errors.read(bytes); n >= 0; n = errors.read(bytes)) {
            int from = 0;
            String start = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
            if (first && start.startsWith(INCUBATOR)) {
                from = start.indexOf('\n') + 1;
            }
            first = false;
            System.err.write(bytes, from, n - from);
            System.err.flush();
        }
    }

    private static int waitFor(Process child) {
        while (true) {
            try {
                return child.waitFor();
            } catch (InterruptedException e) {
                // The child decides when it ends.
                continue;
            }
        }
    }

    private static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** The jar that was started, or null if it was no jar. */
    private static Path jar() {
        String path = System.getProperty("java.class.path");
        return path.endsWith(".jar") && path.indexOf(File.pathSeparatorChar) < 0 && Files.isRegularFile(Path.of(path))
                ? Path.of(path).toAbsolutePath() : null;
    }

    /** What the user wrote between {@code java} and {@code -jar}. */
    private static List<String> ownOptions(int arguments) {
        String[] all = ProcessHandle.current().info().arguments().orElse(null);
        if (all == null) {
            // Windows does not tell a process's arguments; the slower way does.
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        }
        int jar = Math.max(0, all.length - arguments - 2);
        return List.of(all).subList(0, jar);
    }

    /** The lines of {@code assets/jvm/NAME.options} that are no comments. */
    static List<String> options(String name) throws IOException {
        try (InputStream in = TunedJvm.class.getResourceAsStream("/assets/jvm/" + name + ".options");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }
}
