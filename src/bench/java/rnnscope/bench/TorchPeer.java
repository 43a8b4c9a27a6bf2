package rnnscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A Python process that runs PyTorch: see {@code src/bench/python/torch_peer.py}, which says what the lines mean. */
final class TorchPeer implements AutoCloseable {
    private static final String PYTHON = System.getProperty("bench.python", "python3");
    private static final String SCRIPT = System.getProperty("bench.script", "src/bench/python/torch_peer.py");

    private final Process process;
    private final PrintWriter requests;
    private final BufferedReader answers;

    TorchPeer(int threads) throws IOException {
        process = new ProcessBuilder(PYTHON, SCRIPT, Integer.toString(threads))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Version, and how fast a matrix product is: that depends on the BLAS it found. */
    String about() throws IOException {
        return answer("about");
    }

    Burst train(String cell, int units, int batch, int steps, int symbols, double seconds) throws IOException {
        return ask("train " + cell + " " + units + " " + batch + " " + steps + " " + symbols + " " + seconds);
    }

    Burst step(String cell, int units, int symbols, double seconds) throws IOException {
        return ask("step " + cell + " " + units + " " + symbols + " " + seconds);
    }

    private Burst ask(String request) throws IOException {
        String[] seconds = answer(request).split(" ");
        return new Burst(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]));
    }

    private String answer(String request) throws IOException {
        requests.println(request);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("PyTorch ended at \"" + request + "\"; is it installed for " + PYTHON + "?");
        }
        return answer;
    }

    @Override
    public void close() {
        requests.close();
        process.destroy();
    }
}
