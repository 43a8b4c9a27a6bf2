package rnnscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import rnnscope.analysis.saliency.Saliency;
import rnnscope.analysis.similarity.WordProfiles;
import rnnscope.analysis.similarity.TextWords;
import rnnscope.analysis.unit.Activity;
import rnnscope.io.ShippedModels;
import rnnscope.math.Kernels;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.MatchQuestion;
import rnnscope.session.inquiry.Matching;
import rnnscope.session.inquiry.PropertyCache;
import rnnscope.session.inquiry.Similarity;
import rnnscope.session.inquiry.StateMap;
import rnnscope.session.inquiry.UnitQuestion;
import rnnscope.text.Corpora;
import rnnscope.text.TextRange;
import rnnscope.text.TokenSequence;

/**
 * How long questions about all units take: 256 of them over a text of a million symbols. Seconds by the clock, and
 * processor seconds of all threads; the median of a few.
 *
 * <pre>
 *   MatchBench [symbols]
 * </pre>
 */
public final class MatchBench {
    private static final String MODEL = "shakespeare-lstm";
    private static final String CHANNEL = "cellTanh";
    private static final int ROUNDS = 5;
    /** Steps that saliency looks back. */
    private static final int WINDOW = 200;

    private final OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Kernels kernels = Kernels.best();
    private final Activities activities = new Activities(kernels, Runtime.getRuntime().availableProcessors());
    private final Matching matching = new Matching(activities, new PropertyCache());
    private final Model model = ShippedModels.load(MODEL);
    private final TokenSequence tokens;
    private final Reading reading;

    private MatchBench(int symbols) throws Exception {
        tokens = model.tokenizer().encode(Corpora.open("story:9:" + symbols).text().substring(0, symbols));
        reading = new Reading(kernels, model, tokens);
    }

    public static void main(String[] args) throws Exception {
        new MatchBench(args.length == 0 ? 1_000_000 : Integer.parseInt(args[0])).run();
    }

    private void run() throws Exception {
        System.out.printf("%s, %s, %,d symbols%n%n", MODEL, CHANNEL, tokens.length());
        System.out.println("| question | seconds | processor seconds |\n| --- | --: | --: |");
        measure("read the text, once", 1, () -> activities.of(reading, 0, CHANNEL, Progress.IGNORED));
        measure("first match, with what holds of the text", 1, () -> match(0, 0.3f));
        measure("match of another stretch", ROUNDS, new Callable<>() {
            private int round;

            @Override
            public Object call() {
                return match(++round * 1000, 0.3f);
            }
        });
        measure("match from another threshold on", ROUNDS, new Callable<>() {
            private int round;

            @Override
            public Object call() {
                return match(5000, 0.3f + 0.05f * ++round);
            }
        });
        measure("similar units, clustered", ROUNDS, () -> Similarity.of(question(null), activities, Progress.IGNORED));
        measure("units and words, clustered", ROUNDS, this::words);
        measure("states by principal components", ROUNDS,
                () -> StateMap.of(question(StateMap.Kind.COMPONENTS), activities, Progress.IGNORED));
        measure("states by t-SNE", 1,
                () -> StateMap.of(question(StateMap.Kind.NEIGHBOURS), activities, Progress.IGNORED));
        int[] window = tokens.ids(0, WINDOW);
        measure("saliency of " + WINDOW + " symbols by the gradient", ROUNDS,
                () -> Saliency.ofGradient(kernels, model, 0, null, window, 0));
        Saliency gradient = Saliency.ofGradient(kernels, model, 0, null, window, 0);
        measure("the same by leaving each out", ROUNDS,
                () -> gradient.withLeftOut(kernels, model, 0, null, window, Progress.IGNORED));
    }

    private Object match(int from, float threshold) {
        return matching.answer(new MatchQuestion(reading, 0, CHANNEL, new TextRange(from, from + 5), threshold, false,
                false), Progress.IGNORED);
    }

    private Object words() {
        Activity activity = activities.of(reading, 0, CHANNEL, Progress.IGNORED);
        return WordProfiles.of(TextWords.of(tokens, tokens.length(), 36), activity.units(), activity::value,
                WordProfiles.Kind.EXPECTS);
    }

    private <K> UnitQuestion<K> question(K kind) {
        return new UnitQuestion<>(reading, 0, CHANNEL, kind);
    }

    private void measure(String what, int rounds, Callable<?> question) throws Exception {
        double[] seconds = new double[rounds];
        double[] processor = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long cpu = machine.getProcessCpuTime();
            long start = System.nanoTime();
            question.call();
            seconds[i] = (System.nanoTime() - start) * 1e-9;
            processor[i] = (machine.getProcessCpuTime() - cpu) * 1e-9;
        }
        Arrays.sort(seconds);
        Arrays.sort(processor);
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", what, seconds[rounds / 2], processor[rounds / 2]);
    }
}
