package rnnscope.analysis.word;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.model.ParameterLayout.Slice;
import rnnscope.model.Parameters;
import rnnscope.text.Vocabulary;

/**
 * Word vectors of a trained model, a vector for each symbol (a character, where it reads characters): the rows of its
 * embedding, of one-hot input the columns of W_ih that symbols pick out, or the rows of the matrix that scores what is
 * written. Immutable.
 */
public final class WordVectors {
    private final Vocabulary vocabulary;
    private final Kind kind;
    private final float[][] vectors;
    private final double[] norms;

    /** Where vectors are taken from. */
    public enum Kind {
        /** What a symbol enters as: its row of the embedding, or its column of W_ih. */
        READ,
        /** What scores a symbol: its row of the head. */
        WRITTEN
    }

    /** A symbol near another. */
    public record Neighbour(int symbol, double cosine, double distance) {}

    private WordVectors(Vocabulary vocabulary, Kind kind, float[][] vectors) {
        this.vocabulary = vocabulary;
        this.kind = kind;
        this.vectors = vectors;
        this.norms = new double[vectors.length];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = Math.sqrt(dot(vectors[i], vectors[i]));
        }
    }

    /** Vectors that are given, one for each symbol of a vocabulary; not copied. */
    static WordVectors of(Vocabulary vocabulary, float[][] vectors) {
        return new WordVectors(vocabulary, Kind.READ, vectors);
    }

    /** Whether a model has vectors of a kind. */
    public static boolean has(Model model, Kind kind) {
        return kind == Kind.READ ? model.spec().readsSymbols() : model.spec().predictsSymbols();
    }

    /** @throws IllegalArgumentException in words for the user when a model has none of this kind */
    public static WordVectors of(Model model, Kind kind) {
        if (!has(model, kind)) {
            throw new IllegalArgumentException(Words.of(kind == Kind.READ ? "analysis.words.reads-numbers"
                    : "analysis.words.writes-numbers", model.card().name()));
        }
        Parameters parameters = model.parameters();
        if (kind == Kind.WRITTEN) {
            Vocabulary written = model.output().vocabulary();
            return new WordVectors(written, kind, rows(parameters, parameters.layout().slice("head.weight"), written.size()));
        }
        Vocabulary read = model.tokenizer().vocabulary();
        if (model.spec().embedding() > 0) {
            return new WordVectors(read, kind, rows(parameters, parameters.layout().slice(FirstLayer.prefix(model)
                    + "embedding.weight"), read.size()));
        }
        return new WordVectors(read, kind, FirstLayer.of(model).columns());
    }

    private static float[][] rows(Parameters parameters, Slice slice, int rows) {
        float[][] vectors = new float[rows][slice.depth()];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < slice.depth(); k++) {
                vectors[i][k] = parameters.values()[slice.at(i, k)];
            }
        }
        return vectors;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Kind kind() {
        return kind;
    }

    /** How many symbols. */
    public int size() {
        return vectors.length;
    }

    /** Numbers of each. */
    public int width() {
        return vectors.length == 0 ? 0 : vectors[0].length;
    }

    /** One number of the vector of a symbol. */
    public float value(int symbol, int k) {
        return vectors[symbol][k];
    }

    /** Vectors of some symbols, copied. */
    public float[][] of(int[] symbols) {
        return IntStream.of(symbols).mapToObj(i -> vectors[i].clone()).toArray(float[][]::new);
    }

    /** Length of a vector. */
    public double norm(int symbol) {
        return norms[symbol];
    }

    /** Cosine of the angle between two vectors; 0 where one has no length. */
    public double cosine(int a, int b) {
        double lengths = norms[a] * norms[b];
        return lengths == 0 ? 0 : dot(vectors[a], vectors[b]) / lengths;
    }

    /** Euclidean distance of two vectors. */
    public double distance(int a, int b) {
        double sum = 0;
        for (int k = 0; k < width(); k++) {
            double difference = vectors[a][k] - vectors[b][k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    /** The symbols nearest to one by cosine, the nearest first, itself left out. */
    public List<Neighbour> neighbours(int symbol, int most) {
        return IntStream.range(0, size()).filter(i -> i != symbol)
                .mapToObj(i -> new Neighbour(i, cosine(symbol, i), distance(symbol, i)))
                .sorted(Comparator.comparingDouble((Neighbour n) -> -n.cosine).thenComparingInt(Neighbour::symbol))
                .limit(most).toList();
    }

    /** â, a vector of length 1 (of 0 where it has none). */
    double[] unit(int symbol) {
        double[] unit = new double[width()];
        for (int k = 0; k < unit.length && norms[symbol] > 0; k++) {
            unit[k] = vectors[symbol][k] / norms[symbol];
        }
        return unit;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += (double) a[k] * b[k];
        }
        return sum;
    }
}
