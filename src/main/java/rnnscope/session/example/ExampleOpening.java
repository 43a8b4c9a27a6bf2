package rnnscope.session.example;

import java.io.IOException;
import java.nio.file.Path;
import rnnscope.io.numpy.SeriesFile;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Batch;
import rnnscope.train.example.Sources;

/** Opening of a model of examples: the examples of its task, and its answer to the one that shows first. */
record ExampleOpening(TaskExamples task, ExampleAnswer answer) {
    /** Of a model that reads numbers, with a series of them, read from a file. */
    static ExampleOpening of(Kernels kernels, Model model, Path series) throws IOException {
        Batch read = SeriesFile.read(series, model);
        ExampleSource source = ExampleSource.of(model, Sources.text(model, read), read);
        return new ExampleOpening(TaskExamples.unknown(model), ExampleQuestion.of(source).answer(kernels, model));
    }

    /**
     * Of any model, with what the one before read where the task is the same.
     *
     * @param before the examples of the model before; null for none, as its question then is
     */
    static ExampleOpening of(Kernels kernels, Model model, TaskExamples before, ExampleQuestion question) {
        boolean sameTask = before != null && before.suit(model);
        ExampleSource source = sameTask ? question.source() : TaskExamples.first(model);
        TaskExamples task = sameTask ? before : source != null ? TaskExamples.unknown(model) : TaskExamples.of(model);
        if (source == null) {
            source = task.read(model, task.any(model));
        }
        return new ExampleOpening(task, ExampleQuestion.of(source).answer(kernels, model));
    }
}
