package rnnscope.session.example;

import java.util.List;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelEdits;
import rnnscope.network.Progress;
import rnnscope.network.pair.Forcing;
import rnnscope.network.sequence.SequenceTrace;
import rnnscope.session.LastEdit;
import rnnscope.train.example.Accuracy;
import rnnscope.train.example.ExampleBatches;

/** Question to a model of examples: what it reads, how it writes, and what is changed of it. */
record ExampleQuestion(ExampleSource source, ExampleOptions options, ModelEdits edits) {
    /** Of the model as it is in its file, in the usual way. */
    static ExampleQuestion of(ExampleSource source) {
        return new ExampleQuestion(source, ExampleOptions.USUAL, ModelEdits.NONE);
    }

    static ExampleQuestion of(ExampleAnswer answer) {
        return new ExampleQuestion(answer.source(), answer.options(), answer.edits());
    }

    /** Of another source; what was forced is forgotten with the old one. */
    ExampleQuestion withSource(ExampleSource next) {
        return new ExampleQuestion(next, options.withForcing(Forcing.NONE)
                .withTeacherForcing(options.teacherForced() && next.isAnswerKnown()), edits);
    }

    ExampleQuestion withOptions(ExampleOptions next) {
        return new ExampleQuestion(source, next, edits);
    }

    ExampleQuestion withEdits(ModelEdits next) {
        return new ExampleQuestion(source, options, next);
    }

    /** What an edit changed that led here from {@code past}. */
    LastEdit.What differsIn(ExampleQuestion past) {
        return !past.source.equals(source) ? LastEdit.What.SOURCE
                : !past.options.equals(options) ? LastEdit.What.OPTIONS : LastEdit.What.MODEL;
    }

    ExampleAnswer answer(Kernels kernels, Model model) {
        if (edits.isEmpty()) {
            return answer(kernels, model, null);
        }
        Model changed = edits.applyTo(model);
        return answer(kernels, changed, new ExampleAnswer.Change(answer(kernels, model, null), loss(kernels, model),
                loss(kernels, changed)));
    }

    private ExampleAnswer answer(Kernels kernels, Model model, ExampleAnswer.Change change) {
        return model.spec().wiring().shape().decodes() ? PairAnswer.of(kernels, model, source, options, change)
                : new SequenceAnswer(model, source, options, SequenceTrace.of(kernels, model, source.batch()), change);
    }

    /** Of what should come out; NaN where that is not known. */
    private double loss(Kernels kernels, Model model) {
        return !source.isAnswerKnown() ? Double.NaN : Accuracy.of(model, ExampleBatches.heldOut(model.spec(),
                List.of(source.batch()), 1), kernels, Workers.of(1), Progress.IGNORED).loss();
    }
}
