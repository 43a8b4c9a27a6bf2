package rnnscope.cli.training;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.module.Room;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.TrainingSpec;

/** Lesson that a model is to learn, as a command line gives it: a corpus, a task or examples. */
public interface TrainingJob {
    /** For the card. */
    String name();

    /** SHA-256 of the text; empty where there is none. */
    String sha256();

    Tokenizer tokenizer();

    /** Of what is predicted. */
    default Tokenizer output() {
        return tokenizer();
    }

    ModelSpec model();

    TrainingSpec training();

    /** What is learned. */
    Batches batches();

    /** Room of a window of what is held out. */
    default Room measuredRoom() {
        return batches().room();
    }

    /** What else decides how training goes, so that an interrupted one goes on with the same only. */
    String fingerprint();

    /** What the loss on the held-out part is compared with, in words; empty for nothing. */
    String bounds();

    /** Loss on the held-out part, read in so many streams where it is one text. */
    double heldOutLoss(Parameters parameters, int streams, Kernels kernels, Workers workers);

    /** Loss on the part that had no say in anything; NaN where there is none. */
    default double testLoss(Parameters parameters, Kernels kernels, Workers workers) {
        return Double.NaN;
    }

    /** A loss on the held-out part in the units that people use. */
    String describe(double loss);

    /** The same of a loss on the test part. */
    default String describeTest(double loss) {
        return describe(loss);
    }

    /** Share of the held-out examples of which everything is predicted right; NaN where there are none. */
    default double heldOutExact(Parameters parameters, Kernels kernels, Workers workers) {
        return Double.NaN;
    }
}
