package rnnscope.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import rnnscope.math.Kernels;
import rnnscope.model.Intervention.Clamp;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.model.ModelEdits;
import rnnscope.model.ModelSpec;
import rnnscope.model.WeightEdit;
import rnnscope.network.Reading;
import rnnscope.session.Session;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.reading.SourceText;
import rnnscope.text.CharacterTokenizer;
import rnnscope.text.TextRange;
import rnnscope.text.story.StoryGenerator;
import rnnscope.train.Initialisation;

/**
 * How long it takes from an edit until its values are there for all views: an LSTM with 256 units, a window of 1,024
 * steps, a text of a million symbols. Painting is not part of it. Arguments: how many edits of each kind, 60 if left out.
 */
public final class EditBench {
    private static final int SYMBOLS = 1_000_000;
    private static final int FAR = 900_000;

    private final BlockingQueue<Runnable> foreground = new LinkedBlockingQueue<>();
    private final Session session = new Session(Kernels.best(), Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }), foreground::add);
    private final int edits;

    private EditBench(int edits) {
        this.edits = edits;
    }

    public static void main(String[] args) throws InterruptedException {
        new EditBench(args.length > 0 ? Integer.parseInt(args[0]) : 60).run();
    }

    private void run() throws InterruptedException {
        String text = StoryGenerator.generate(1, SYMBOLS).substring(0, SYMBOLS);
        CharacterTokenizer tokenizer = CharacterTokenizer.of(text);
        ModelSpec spec = ModelSpec.of("lstm", 1, 256, tokenizer.vocabulary().size());
        Model model = new Model(spec, Initialisation.UNIFORM.parameters(spec, 1, 1), tokenizer,
                ModelCard.named("bench"));
        session.openModel("bench", () -> model);
        until(() -> session.excerpt() != null);
        session.openText("long", () -> new SourceText("long", text));
        until(() -> session.excerpt().length() == SYMBOLS);
        System.out.println("| edit, until its values are there | median, ms | 95th percentile, ms |");
        System.out.println("| --- | ---: | ---: |");
        row("processor time of the work behind it, at the start of the text", processorTimes(model));
        measure("a unit held, at the start of the text", i -> hold(i, TextRange.ALL));
        measure("a weight set, at the start", i -> session.editModel(
                ModelEdits.NONE.with(new WeightEdit.Set("rnn.weight_hh_l0", 5, 7, i)), false));
        until(() -> session.readAhead().knownProperty().get() == SYMBOLS);
        session.restore();
        until(() -> session.readAhead().knownProperty().get() == SYMBOLS && !session.excerpt().isEdited());
        session.cursor().moveTo(FAR);
        session.show(FAR - 30, FAR + 30);
        until(() -> session.excerpt().trace().contains(FAR));
        measure("a unit held over 100 symbols, 900,000 symbols on: exact at once",
                i -> hold(i, new TextRange(FAR, FAR + 100)));
        measure("a unit held everywhere, 900,000 symbols on: approximate", i -> hold(i, TextRange.ALL));
        long start = System.nanoTime();
        until(() -> !session.excerpt().approximate());
        row("the same, until it is exact", new double[] {(System.nanoTime() - start) / 1e6});
        session.restore();
        until(() -> !session.excerpt().isEdited());
        measure("a symbol changed, 900,000 symbols on", i -> session.edit(session.excerpt().source().edited(
                text.substring(0, FAR) + (char) ('a' + i % 26) + text.substring(FAR + 1)), FAR, false));
        System.exit(0);
    }

    /** What one thread computes for an edit: the text read anew, up to the end of the window. */
    private double[] processorTimes(Model model) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] times = new double[edits];
        for (int i = -edits / 3; i < edits; i++) {
            long start = threads.getCurrentThreadCpuTime();
            Model held = ModelEdits.NONE.with(new Clamp(0, "hidden", 3, i, TextRange.ALL)).applyTo(model);
            new Reading(session.kernels(), held, session.excerpt().tokens()).trace(0, 1024);
            times[Math.max(0, i)] = (threads.getCurrentThreadCpuTime() - start) / 1e6;
        }
        return times;
    }

    private void hold(int i, TextRange range) {
        session.editModel(ModelEdits.NONE.with(new Clamp(0, "hidden", 3, i / 100f, range)), false);
    }

    private void measure(String what, IntConsumer edit) throws InterruptedException {
        double[] times = new double[edits];
        for (int i = -edits / 3; i < edits; i++) {
            Excerpt before = session.excerpt();
            long start = System.nanoTime();
            edit.accept(edits + i);
            until(() -> session.excerpt().reading() != before.reading());
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        row(what, times);
    }

    private static void row(String what, double[] times) {
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", what, times[times.length / 2],
                times[(int) (0.95 * (times.length - 1))]);
    }

    /** Does what is to be done in the foreground, until a condition is true. */
    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Runnable work = foreground.poll(1, TimeUnit.MINUTES);
            if (work == null) {
                throw new IllegalStateException("nothing happens any more");
            }
            work.run();
        }
    }
}
