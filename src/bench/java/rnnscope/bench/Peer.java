package rnnscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that trains the same models with PyTorch's kernels and speaks the protocol that
 * {@code src/bench/python/torch_peer.py} describes.
 */
final class Peer implements AutoCloseable {
    private final String name;
    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;

    /** libtorch by DJL, from this class path: nothing need be installed, and nothing is downloaded as it runs. */
    static Peer libtorch(int threads) throws IOException {
        return new Peer("libtorch", threads, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g", "-Dai.djl.pytorch.num_threads=" + threads, "-Dai.djl.pytorch.num_interop_threads=1",
                "-cp", System.getProperty("java.class.path"), "rnnscope.bench.libtorch.LibtorchPeer"));
    }

    /** The PyTorch of a Python. */
    static Peer python(int threads) throws IOException {
        return new Peer("PyTorch", threads, List.of(System.getProperty("bench.python", "python3"),
                System.getProperty("bench.script", "src/bench/python/torch_peer.py"), Integer.toString(threads)));
    }

    private Peer(String name, int threads, List<String> command) throws IOException {
        this.name = name;
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("OFFLINE", "true");
        builder.environment().put("DJL_CACHE_DIR", Path.of("target", "djl").toAbsolutePath().toString());
        for (String variable : List.of("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        process = builder.start();
        requests = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    String name() {
        return name;
    }

    /** Version, and how fast a matrix product is: that depends on the BLAS it found. */
    String about() throws IOException {
        return answer("about");
    }

    /** Seconds of what is asked for, see the protocol; not a number where it does not know how. */
    Burst ask(String request, double seconds) throws IOException {
        String[] answer = answer(request + " " + seconds).split(" ");
        return new Burst(seconds(answer[0]), seconds(answer[1]));
    }

    private static double seconds(String number) {
        return number.equals("nan") ? Double.NaN : Double.parseDouble(number);
    }

    private String answer(String request) throws IOException {
        requests.println(request);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException(name + " ended at \"" + request + "\"; is it there?");
        }
        return answer;
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
