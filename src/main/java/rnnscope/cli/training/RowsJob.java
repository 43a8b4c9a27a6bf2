package rnnscope.cli.training;

import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.text.Corpus;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.Evaluation;
import rnnscope.train.TextRows;
import rnnscope.train.TrainingSpec;

/** Lesson of predicting each next symbol of a text of which the end of every row of a batch is held out. */
public record RowsJob(Corpus corpus, Tokenizer tokenizer, TextRows rows, ModelSpec model, TrainingSpec training)
        implements TrainingJob {

    @Override
    public String name() {
        return corpus.name();
    }

    @Override
    public String sha256() {
        return corpus.sha256();
    }

    @Override
    public Batches batches() {
        return rows.learnedWindows();
    }

    @Override
    public String fingerprint() {
        return "rows of " + rows.learned() + ", " + rows.heldOut() + " and " + rows.tested() + " windows of "
                + corpus.sha256();
    }

    @Override
    public String bounds() {
        return "";
    }

    @Override
    public double heldOutLoss(Parameters parameters, int streams, Kernels kernels, Workers workers) {
        return Evaluation.loss(model, parameters, rows.heldOutWindows(), kernels, workers);
    }

    @Override
    public double testLoss(Parameters parameters, Kernels kernels, Workers workers) {
        return rows.tested() == 0 ? Double.NaN
                : Evaluation.loss(model, parameters, rows.testedWindows(), kernels, workers);
    }

    @Override
    public String describe(double loss) {
        return Coverage.WHOLE.describe(loss, 0);
    }
}
