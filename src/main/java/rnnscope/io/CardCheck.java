package rnnscope.io;

import java.util.Arrays;
import java.util.stream.Stream;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.text.Tokenizer;
import rnnscope.train.example.ExampleTask;
import rnnscope.train.example.ExampleTasks;

/**
 * Check that a model can have learned the task that its card names: from a task come the examples that the network is
 * run on, so its wiring, its symbols and the numbers that it reads and predicts must be the task's.
 */
final class CardCheck {
    private final String file;
    private final String corpus;

    private CardCheck(String file, String corpus) {
        this.file = file;
        this.corpus = corpus;
    }

    /**
     * @param corpus what the card says that the model learned from
     * @throws ModelFileException when that is a task that there is not, or another than the network's
     */
    static void require(String file, String corpus, ModelSpec spec, Tokenizer input, Tokenizer output)
            throws ModelFileException {
        if (corpus.startsWith("task ") && ExampleTasks.isLearned(corpus)) {
            new CardCheck(file, corpus).require(spec, input, output);
        }
    }

    private void require(ModelSpec has, Tokenizer input, Tokenizer output) throws ModelFileException {
        ExampleTask task;
        try {
            task = ExampleTasks.learned(corpus).orElseThrow();
        } catch (IllegalArgumentException e) {
            throw new ModelFileException(file, Words.of("io.card.no-task", e.getMessage()), e);
        }
        ModelSpec needs = task.model();
        Shape shape = needs.wiring().shape();
        if (has.wiring().shape() != shape) {
            throw fault("shape", shape.withArticle(), has.wiring().shape().withArticle());
        }
        require("input-numbers", has.inputs(), needs.inputs());
        require("output-numbers", has.outputs(), needs.outputs());
        require("input-symbols", input, task.tokenizer());
        if (needs.wiring().symbols() > 0) {
            require("output-symbols", output, task.output());
        }
    }

    private void require(String what, int has, int needs) throws ModelFileException {
        if (has != needs) {
            throw fault(what, needs, has);
        }
    }

    private void require(String what, Tokenizer has, Tokenizer needs) throws ModelFileException {
        require(what, has.vocabulary().size(), needs.vocabulary().size());
        if (!has.vocabulary().symbols().equals(needs.vocabulary().symbols())) {
            throw fault("other-" + what);
        }
    }

    /** @param values that of the task and that of the network */
    private ModelFileException fault(String what, Object... values) {
        Object[] all = Stream.concat(Stream.of(corpus), Arrays.stream(values)).toArray();
        return new ModelFileException(file, Words.of("io.card." + what, all));
    }
}
