package rnnscope.train.task;

import rnnscope.language.Words;
import rnnscope.math.SeededRandom;
import rnnscope.network.Batch;

/**
 * Adding problem (Hochreiter and Schmidhuber, 1997; in the form of Le, Jaitly and Hinton, 2015). Two numbers enter at
 * each step: u_t, uniform in [0, 1), and a mark m_t, which is 1 at one step of the first half and at one of the
 * second, else 0. At the last step, and there alone, the sum of the two marked numbers is to come out:
 *
 * <pre>
 *   z = Σ_t m_t u_t          loss = (y_T − z)²
 * </pre>
 *
 * <p>z is a function of what entered, so the optimum is 0. To answer its mean, 1, whatever entered costs its variance,
 * that of two independent uniform numbers, 2 · 1/12 = 1/6.
 */
record AddingProblem(int steps) implements Task {

    @Override
    public String id() {
        return "adding:" + steps;
    }

    @Override
    public String title() {
        return Words.of("train.task.adding.title", steps);
    }

    @Override
    public String description() {
        return Words.of("train.task.adding.description", steps);
    }

    @Override
    public int inputs() {
        return 2;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Bound optimum() {
        return new Bound(0, Words.of("train.task.adding.optimum"));
    }

    @Override
    public Bound trivial() {
        return new Bound(1.0 / 6, Words.of("train.task.adding.trivial"));
    }

    @Override
    public void write(SeededRandom random, Batch sequence) {
        for (int t = 0; t < steps; t++) {
            sequence.inputs()[2 * t] = (float) random.nextDouble();
        }
        int first = random.nextInt(steps / 2);
        int second = steps / 2 + random.nextInt(steps - steps / 2);
        sequence.inputs()[2 * first + 1] = 1;
        sequence.inputs()[2 * second + 1] = 1;
        sequence.targetNumbers()[steps - 1] = sequence.inputs()[2 * first] + sequence.inputs()[2 * second];
    }
}
