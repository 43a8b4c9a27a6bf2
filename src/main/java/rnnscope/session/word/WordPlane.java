package rnnscope.session.word;

import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.analysis.projection.Tsne;
import rnnscope.math.Workers;
import rnnscope.network.Progress;

/**
 * Places of words in the plane: by principal components, or by t-SNE as far as it is. Immutable.
 *
 * @param x          of each word; not modified
 * @param y          of each word; not modified
 * @param shares     parts of the variance along both components
 * @param divergence KL(P‖Q) of t-SNE, nats; NaN of components
 * @param steps      of descent; 0 of components
 */
public record WordPlane(WordTable table, double[] x, double[] y, double[] shares, double divergence, int steps) {
    /** Steps of t-SNE from one picture to the next. */
    private static final int BETWEEN = 5;

    /** How words are laid out. */
    public enum Kind {
        /** By principal components: distances mean something. */
        COMPONENTS,
        /** By t-SNE: neighbours stay neighbours, far distances mean little. */
        NEIGHBOURS
    }

    /**
     * What is laid out and how.
     *
     * @param perplexity of t-SNE; 0 of components
     */
    public record Question(WordTable table, Kind kind, int perplexity) {}

    /** Whether distances mean something. */
    public boolean isLinear() {
        return steps == 0;
    }

    /**
     * Lays words out.
     *
     * @param meanwhile shown the picture again and again while it is not done
     * @throws CancellationException when {@code progress} says no
     */
    public static WordPlane of(Question question, Consumer<WordPlane> meanwhile, Progress progress) {
        float[][] rows = question.table.rows();
        PrincipalComponents components = PrincipalComponents.of(rows);
        double[] shares = {components.share(0), components.share(1)};
        if (question.kind == Kind.COMPONENTS) {
            double[][] places = new double[2][rows.length];
            for (int i = 0; i < rows.length; i++) {
                places[0][i] = components.project(0, rows[i]);
                places[1][i] = components.project(1, rows[i]);
            }
            return new WordPlane(question.table, places[0], places[1], shares, Double.NaN, 0);
        }
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Tsne tsne = new Tsne(rows, components, question.perplexity, workers);
            boolean goesOn = true;
            while (goesOn) {
                if (!progress.report(tsne.done(), Tsne.STEPS)) {
                    throw new CancellationException();
                }
                goesOn = tsne.step();
                if (goesOn && tsne.done() % BETWEEN == 0) {
                    meanwhile.accept(of(question.table, tsne, shares));
                }
            }
            return of(question.table, tsne, shares);
        }
    }

    private static WordPlane of(WordTable table, Tsne tsne, double[] shares) {
        double[][] places = tsne.places();
        return new WordPlane(table, places[0], places[1], shares, tsne.divergence(), tsne.done());
    }
}
