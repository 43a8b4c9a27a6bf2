package rnnscope.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Another Java process on the class path of the tests. Closed, it is killed. */
public final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader lines;

    private JavaProcess(Process process) {
        this.process = process;
        this.lines = process.inputReader(StandardCharsets.UTF_8);
    }

    public static JavaProcess start(Class<?> main, Object... arguments) {
        return start(List.of(), main, arguments);
    }

    /** @param options of the JVM */
    public static JavaProcess start(List<String> options, Class<?> main, Object... arguments) {
        try {
            return new JavaProcess(new ProcessBuilder(Stream.of(
                    Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                            "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")),
                    options.stream(), Stream.of(main.getName()), Stream.of(arguments).map(Object::toString))
                    .flatMap(part -> part).toList()).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line that it prints, or null at its end. */
    public String line() throws IOException {
        return lines.readLine();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Tells it to go on. */
    public void tell(String line) throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).append(line).append('\n').flush();
    }

    /** SIGTERM, as a shutdown sends it. */
    public int end() throws InterruptedException {
        process.destroy();
        return process.waitFor();
    }

    /** Sends it a signal by name, as "INT" or "HUP", and waits for its end. */
    public int signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
        return process.waitFor();
    }

    /** SIGKILL: nothing in it can be done about it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    public int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
