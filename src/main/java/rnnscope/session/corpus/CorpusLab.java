package rnnscope.session.corpus;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.analysis.ranking.ExampleProperties;
import rnnscope.language.Words;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelSpec;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.ExampleText;
import rnnscope.network.Progress;
import rnnscope.network.Topology;
import rnnscope.session.Session;
import rnnscope.session.Subject;
import rnnscope.tape.Side;
import rnnscope.train.example.ExampleTasks;

/**
 * Corpus mode of the window: the examples held out of the task that a model learned, one after another, as a text that one
 * side of it reads or writes. A {@link Session} of its own goes through them, so that whatever is asked of units that
 * read a text can be asked of those of an encoder, a decoder, a tagger or a classifier. All methods are called in the
 * foreground.
 */
public final class CorpusLab {
    /** Steps of an example of which nothing is known. */
    private static final int FEW = 8;
    /** Steps of a corpus, at most. */
    private static final int MOST_STEPS = 60_000;

    private final Session session;
    private final Kernels kernels;
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.SOURCE);
    private final Map<Subject, Corpora> known = new WeakHashMap<>();

    /** What a model's sides read and write. */
    private record Corpora(Model model, Batch alone, Map<Side, Subject> bySide) {}

    /**
     * @param window     whose messages are shown
     * @param background where models are run
     * @param foreground where properties change, one task after another
     */
    public CorpusLab(Session window, Executor background, Executor foreground) {
        this.kernels = window.kernels();
        this.session = new Session(kernels, background, foreground);
        session.noticeProperty().addListener((property, was, is) -> {
            if (is != null) {
                window.noticeProperty().set(is);
                session.noticeProperty().set(null);
            }
        });
    }

    /** What goes through the corpus in front. */
    public Session session() {
        return session;
    }

    /** The side that is wanted of what both reads and writes. */
    public ObjectProperty<Side> sideProperty() {
        return side;
    }

    /** The sides of a model whose steps can be gone through. */
    public static List<Side> sides(Model model) {
        Shape shape = model.spec().wiring().shape();
        return shape == Shape.ENCODER_DECODER ? List.of(Side.SOURCE, Side.TARGET)
                : List.of(shape == Shape.GENERATOR ? Side.TARGET : Side.SOURCE);
    }

    /** Whether the examples are known that a model should do well on. */
    public static boolean suits(Model model) {
        return model != null && ExampleTasks.isLearned(model.card().corpus());
    }

    /** The corpus of a model that learned from examples, by the side that is wanted. */
    public Subject of(Subject example) {
        return of(example, null);
    }

    /**
     * The same of a model whose task is not known.
     *
     * @param alone its only example, with what comes out of it; null for those of its task, or where that is not known for
     *              one of which nothing is known
     */
    public Subject of(Subject example, Batch alone) {
        Model model = example.model();
        Corpora corpora = known.get(example);
        if (corpora == null || corpora.model != model || !isSame(corpora.alone, alone)) {
            corpora = begin(example, model, alone);
        }
        return of(corpora, false);
    }

    /** The corpus of a model in training, whatever became of it since. */
    public Subject ofRun(Subject example, Model now) {
        Corpora corpora = known.get(example);
        return of(corpora == null ? begin(example, now, null) : corpora, true);
    }

    /** Whether the corpus of a model in training is in front. */
    public boolean shows(Subject example) {
        return known.containsKey(example) && known.get(example).bySide.values().stream().anyMatch(Subject::isShown);
    }

    /**
     * The model in training whose corpus is in front has changed.
     *
     * @param atRest whether it will not change again soon
     */
    public void renew(Subject example, Model now, boolean atRest) {
        if (shows(example) && (session.openedModel() != now || session.isChanging() == atRest)) {
            session.renew(now, atRest);
        }
    }

    private static boolean isSame(Batch one, Batch other) {
        return one == other || one != null && other != null && Arrays.equals(one.tokens(), other.tokens())
                && Arrays.equals(one.inputs(), other.inputs()) && Arrays.equals(one.targets(), other.targets());
    }

    private Corpora begin(Subject example, Model model, Batch alone) {
        Corpora corpora = new Corpora(model, alone, new EnumMap<>(Side.class));
        known.put(example, corpora);
        return corpora;
    }

    private Subject of(Corpora corpora, boolean ofRun) {
        Model model = corpora.model;
        List<Side> sides = sides(model);
        return corpora.bySide.computeIfAbsent(sides.contains(side.get()) ? side.get() : sides.get(0),
                its -> session.subject(title(sides, its), ofRun, () -> read(kernels, model, corpora.alone, its)));
    }

    /** The side in front. */
    public Side shownSide() {
        return session.excerpt() != null && session.excerpt().original() instanceof CorpusReading corpus
                ? corpus.text().side() : side.get();
    }

    /** What a side of the examples is called. */
    public static String title(List<Side> sides, Side side) {
        return Words.of(sides.size() == 1 ? "session.corpus.held-out" : side == Side.TARGET ? "session.corpus.written"
                : "session.corpus.read");
    }

    private static CorpusReading read(Kernels kernels, Model model, Batch alone, Side side) {
        List<Batch> examples = alone != null ? List.of(alone)
                : suits(model) ? ExampleTasks.learned(model).heldOut() : List.of(nothing(model.spec()));
        ExampleText text = ExampleText.of(model, examples, side, MOST_STEPS);
        return new CorpusReading(kernels, model, text,
                ExampleProperties.of(kernels, Workers.of(1), model, text, Progress.IGNORED));
    }

    /** An example of which nothing is known. */
    private static Batch nothing(ModelSpec spec) {
        boolean decodes = spec.wiring().shape().decodes();
        int steps = spec.wiring().shape() == Shape.GENERATOR ? 1 : FEW;
        int said = spec.wiring().shape().isPooled() || decodes ? 1 : FEW;
        int[] targets = new int[spec.predictsSymbols() ? said : 0];
        Arrays.fill(targets, decodes ? Topology.boundary(spec) : 0);
        return new Batch(new int[spec.readsSymbols() || spec.wiring().shape().asks() ? FEW : 0], new float[steps * spec.inputs()], targets,
                new float[said * spec.outputs()]);
    }
}
