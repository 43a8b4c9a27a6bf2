package rnnscope.session.corpus;

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
import rnnscope.model.Wiring.Shape;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.ExampleText;
import rnnscope.network.Progress;
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
    /** Steps of a corpus, at most. */
    private static final int MOST_STEPS = 60_000;

    private final Session session;
    private final Kernels kernels;
    private final ObjectProperty<Side> side = new SimpleObjectProperty<>(this, "side", Side.SOURCE);
    private final Map<Subject, Corpora> known = new WeakHashMap<>();

    /** What a model's sides read and write. */
    private record Corpora(Model model, Map<Side, Subject> bySide) {}

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
        Model model = example.model();
        Corpora corpora = known.get(example);
        if (corpora == null || corpora.model != model) {
            corpora = new Corpora(model, new EnumMap<>(Side.class));
            known.put(example, corpora);
        }
        List<Side> sides = sides(model);
        return corpora.bySide.computeIfAbsent(sides.contains(side.get()) ? side.get() : sides.get(0),
                its -> session.subject(title(sides, its), () -> read(kernels, model, its)));
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

    private static CorpusReading read(Kernels kernels, Model model, Side side) {
        List<Batch> heldOut = ExampleTasks.learned(model).heldOut();
        ExampleText text = ExampleText.of(model, heldOut, side, MOST_STEPS);
        return new CorpusReading(kernels, model, text,
                ExampleProperties.of(kernels, Workers.of(1), model, text, Progress.IGNORED));
    }
}
