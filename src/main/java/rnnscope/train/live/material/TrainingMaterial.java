package rnnscope.train.live.material;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelSpec;
import rnnscope.model.Parameters;
import rnnscope.network.LanguageModel;
import rnnscope.network.Sampler;
import rnnscope.network.Stepper;
import rnnscope.network.WindowStepper;
import rnnscope.text.Corpora;
import rnnscope.text.TextFileException;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.train.Batches;
import rnnscope.train.Coverage;
import rnnscope.train.example.ExampleTasks;
import rnnscope.train.live.setting.TrainingSettings;
import rnnscope.train.task.Tasks;

/** Training material, what is to be learned: a text, or a task. */
public interface TrainingMaterial {
    /** Symbols of a sample of text. */
    int SAMPLE_LENGTH = 96;
    /** Decides its draws. */
    long SAMPLE_SEED = 1;

    /**
     * What settings name: a task or a corpus.
     *
     * @throws TextFileException        when there is no such corpus
     * @throws IllegalArgumentException in words for the user when the name makes no sense
     */
    static TrainingMaterial open(TrainingSettings settings) throws TextFileException {
        if (ExampleTasks.isTask(settings.source())) {
            return ExampleMaterial.of(settings.source());
        }
        return Tasks.isTask(settings.source()) ? TaskMaterial.of(settings.source())
                : TextMaterial.of(Corpora.open(settings.source()), settings.heldOut(), settings.tokenization());
    }

    /** How a model's card calls it. */
    String name();

    /** A user's word for it. */
    default String title() {
        return name();
    }

    /** What the symbols mean. */
    Tokenizer tokenizer();

    /** What the symbols or labels mean that are predicted, where they are others. */
    default Tokenizer output() {
        return tokenizer();
    }

    /** Symbols to learn; {@link Integer#MAX_VALUE} where they are made as they are needed. */
    int length();

    /** Whether it is made of symbols, so that a model of it can read a text and write one. */
    boolean readsText();

    /** Whether symbols or labels are predicted, not numbers. */
    default boolean predictsSymbols() {
        return readsText();
    }

    /** What the user should know about it, each in words. */
    default List<String> remarks() {
        return List.of();
    }

    /** Some of it to read; empty where it is not made of symbols. */
    String excerpt();

    /** The unit of the loss: "nats per symbol". */
    String lossName();

    /** @throws IllegalArgumentException in words for the user when the settings make no sense */
    ModelSpec model(TrainingSettings settings, String cell);

    /** Windows to learn, the same for every lane. */
    Batches training(TrainingSettings settings);

    /** Windows to measure on, or null where nothing is held out. */
    Batches heldOut();

    /** How much of it the vocabulary knows. */
    default Coverage coverage() {
        return Coverage.WHOLE;
    }

    /** Of what is held out, the share that the curve of a run is measured on; a saved model's card has all of it. */
    default double shareMeasured() {
        Batches batches = heldOut();
        return batches == null ? 1 : Math.min(1, (double) HeldOut.MOST_WINDOWS / batches.perEpoch());
    }

    /**
     * Something that a model of it writes; nothing where it does not write. The same draws each time, so that what
     * changes is the model.
     *
     * @param window steps that a model without a state looks back over
     */
    default String sample(Kernels kernels, ModelSpec spec, Parameters parameters, int window, double temperature) {
        if (!spec.readsSymbols()) {
            return "";
        }
        Model model = new Model(spec, parameters, tokenizer(), ModelCard.named(""));
        Sampler sampler = new Sampler(temperature, 0, SAMPLE_SEED);
        int[] written = new int[SAMPLE_LENGTH];
        // A line break, after which a text begins anew; where there is none, the first symbol.
        TokenSequence lineEnd = tokenizer().encode("\n");
        int first = lineEnd.length() > 0 && lineEnd.unknown() == 0 ? lineEnd.id(0) : 0;
        if (LanguageModel.readsText(spec)) {
            Stepper stepper = new Stepper(kernels, model);
            write(first, written, stepper::step, () -> sampler.next(stepper));
        } else {
            WindowStepper stepper = new WindowStepper(kernels, model, window);
            write(first, written, stepper::step, () -> sampler.next(stepper));
        }
        return tokenizer().decode(written);
    }

    private static void write(int first, int[] written, IntConsumer step, IntSupplier next) {
        step.accept(first);
        for (int i = 0; i < written.length; i++) {
            written[i] = next.getAsInt();
            step.accept(written[i]);
        }
    }

    /** Whether what is held out is made of examples of which each is wholly right or not. */
    default boolean isRightOrWrong() {
        return false;
    }

    /** What a model of it makes of a few held-out examples, always the same; nothing where it is made of no examples. */
    default List<Attempt> attempts(Kernels kernels, ModelSpec spec, Parameters parameters) {
        return List.of();
    }
}
