package rnnscope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A bare {@code java -jar} runs in a second JVM with the program's options, unseen. */
@Timeout(120)
class TunedJvmTest {
    @TempDir
    Path folder;
    private Path jar;

    /** A jar that is nothing but a manifest: the launcher, on this test's class path. */
    @BeforeEach
    void makeJar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "rnnscope.app.Launcher");
        main.put(Attributes.Name.CLASS_PATH, Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(path -> Path.of(path).toUri().toString()).collect(Collectors.joining(" ")));
        jar = folder.resolve("program.jar");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }

    private Process start(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder.start();
    }

    private static String all(java.io.InputStream stream) throws IOException {
        return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void outputErrorsAndExitCodeAreThoseOfTheCommand() throws Exception {
        Process good = start(List.of(), "text", "hello");
        assertEquals("hello", all(good.getInputStream()).strip().substring(0, 5));
        assertEquals("", all(good.getErrorStream()));
        assertEquals(0, good.waitFor());

        Process bad = start(List.of(), "text", "story:1:2:3:4");
        assertEquals("", all(bad.getInputStream()));
        String errors = all(bad.getErrorStream());
        assertFalse(errors.startsWith("WARNING"), errors);
        assertTrue(errors.contains("story:1:2:3:4"), errors);
        assertTrue(bad.waitFor() != 0);
    }

    @Test
    void aCommandEndsWithTheProcessThatStartedIt() throws Exception {
        for (boolean gently : new boolean[] {true, false}) {
            Process process = start(List.of(), "train", "--corpus", "story:1:200000", "--epochs", "100000", "--out",
                    "m" + gently + ".safetensors");
            ProcessHandle command = child(process);
            assertTrue(command.info().arguments().map(List::of).orElse(List.of())
                    .contains("--add-modules=jdk.incubator.vector"), "the fast kernels");
            if (gently) {
                process.destroy();
            } else {
                process.destroyForcibly();
            }
            command.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoGivesOptionsOfTheirOwnGetsThese() throws Exception {
        Process process = start(List.of("-Xmx200m"), "train", "--corpus", "story:1:200000", "--epochs", "100000", "--out",
                "m.safetensors");
        process.getErrorStream().read();
        assertEquals(0, process.descendants().count());
        process.destroyForcibly().waitFor();
    }

    /** The JVM that a process has started, once it is that and no longer what starts it. */
    private static ProcessHandle child(Process process) throws InterruptedException {
        while (true) {
            Optional<ProcessHandle> child = process.descendants().findFirst().filter(started ->
                    started.info().command().filter(command -> command.endsWith("java")).isPresent());
            if (child.isPresent()) {
                return child.get();
            }
            assertTrue(process.isAlive(), "ended too early");
            Thread.sleep(20);
        }
    }

    @Test
    void optionsAreTheLinesThatAreNoComments() throws IOException {
        for (String name : List.of("window", "command")) {
            List<String> options = TunedJvm.options(name);
            assertTrue(options.contains("-Drnnscope.launched=" + name), options.toString());
            assertTrue(options.stream().allMatch(option -> option.startsWith("-")), options.toString());
        }
    }
}
