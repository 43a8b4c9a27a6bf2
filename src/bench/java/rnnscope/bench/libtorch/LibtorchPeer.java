package rnnscope.bench.libtorch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import rnnscope.bench.Burst;
import rnnscope.train.example.ExampleTasks;

/**
 * libtorch's side of {@link rnnscope.bench.PeerBench}, by DJL: a process that reads a request a line and answers a line,
 * as {@code torch_peer.py} does, which says what they mean. Started with the number of threads.
 */
public final class LibtorchPeer {
    private static final int STEPS = 50;
    private static final int WINDOWS = 16;
    private static final double WARM_UP_SECONDS = 1;

    private String known = "";
    private LibtorchTraining training;

    public static void main(String[] args) throws IOException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // DJL's logger writes where the answers go, unless it is told otherwise.
        System.setOut(System.err);
        LibtorchPeer peer = new LibtorchPeer();
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = requests.readLine(); line != null; line = requests.readLine()) {
            answers.println(peer.answer(line));
        }
    }

    private String answer(String request) {
        if (request.equals("about")) {
            return String.format(Locale.ROOT, "libtorch %s, matrix product %.0f GFLOP/s",
                    Engine.getEngine("PyTorch").getVersion(), productSpeed());
        }
        int end = request.lastIndexOf(' ');
        String[] words = request.substring(0, end).split(" ");
        Runnable work = work(words, !known.equals(request.substring(0, end)));
        if (!known.equals(request.substring(0, end))) {
            known = request.substring(0, end);
            Burst.of(work, WARM_UP_SECONDS);
        }
        Burst burst = Burst.of(work, Double.parseDouble(request.substring(end + 1)));
        return burst.mean() + " " + burst.fastest();
    }

    private Runnable work(String[] words, boolean anew) {
        if (anew && training != null) {
            training.close();
        }
        switch (words[0]) {
            case "train" -> {
                training = !anew ? training : new CharacterModel(words[1], Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]), Integer.parseInt(words[4]), Integer.parseInt(words[5]));
                return training::step;
            }
            case "step" -> {
                training = !anew ? training : new CharacterModel(words[1], Integer.parseInt(words[2]), 1, 1,
                        Integer.parseInt(words[3]));
                CharacterModel model = (CharacterModel) training;
                return () -> model.takeSteps(STEPS);
            }
            case "task" -> {
                training = !anew ? training : TaskModel.of(ExampleTasks.of(words[1]));
                return () -> {
                    for (int i = 0; i < WINDOWS; i++) {
                        training.step();
                    }
                };
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** GFLOP/s of a product of two square matrices: the best of several. */
    private static double productSpeed() {
        int n = 512;
        long fastest = Long.MAX_VALUE;
        try (NDManager m = NDManager.newBaseManager()) {
            NDArray a = m.randomNormal(new Shape(n, n));
            NDArray b = m.randomNormal(new Shape(n, n));
            for (int i = 0; i < 60; i++) {
                long start = System.nanoTime();
                a.matMul(b).close();
                fastest = Math.min(fastest, System.nanoTime() - start);
            }
        }
        return 2.0 * n * n * n / fastest;
    }
}
