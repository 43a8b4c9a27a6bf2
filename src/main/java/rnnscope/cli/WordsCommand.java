package rnnscope.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rnnscope.analysis.projection.PrincipalComponents;
import rnnscope.analysis.projection.Tsne;
import rnnscope.analysis.word.Analogy;
import rnnscope.analysis.word.RelationScore;
import rnnscope.analysis.word.WordVectors;
import rnnscope.io.CsvFile;
import rnnscope.language.Words;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.Progress;
import rnnscope.text.SymbolDisplay;

/** Command {@code words}: which words lie near one another in a model, which analogies hold, and their places in the plane. */
@Command(name = "words", mixinStandardHelpOptions = true, showDefaultValues = true, sortOptions = false,
        description = "${bundle:cli.words.description}")
final class WordsCommand implements Callable<Integer> {
    private static final List<String> COLUMNS = List.of("symbol", "norm", "x", "y");

    @Spec
    private CommandSpec spec;

    @Option(names = "--model", required = true, paramLabel = "M", descriptionKey = "cli.model")
    private String model;

    @Option(names = "--vectors", paramLabel = "WHICH", defaultValue = "read", descriptionKey = "cli.words.vectors")
    private WordVectors.Kind kind;

    @Option(names = "--near", paramLabel = "W", descriptionKey = "cli.words.near")
    private String near;

    @Option(names = "--analogy", arity = "3", paramLabel = "W", descriptionKey = "cli.words.analogy")
    private List<String> analogy;

    @Option(names = "--best", paramLabel = "N", defaultValue = "10", descriptionKey = "cli.words.best")
    private int best;

    @Option(names = "--plane", paramLabel = "HOW", descriptionKey = "cli.words.plane")
    private Plane plane;

    @Option(names = "--perplexity", paramLabel = "X", defaultValue = "20", descriptionKey = "cli.words.perplexity")
    private double perplexity;

    @Option(names = "--most", paramLabel = "N", defaultValue = "3000", descriptionKey = "cli.words.most")
    private int most;

    @Option(names = "--out", paramLabel = "T.csv", descriptionKey = "cli.words.out")
    private Path out;

    @Mixin
    private Destination destination;

    @Mixin
    private ForeignOptions foreign;

    /** How vectors are laid out. */
    enum Plane {
        PCA, TSNE
    }

    @Override
    public Integer call() throws Exception {
        Options options = new Options(spec);
        options.atLeast(1, "--best", best);
        options.within(2, 10_000, "--most", most);
        options.within(1, 1_000, "--perplexity", perplexity);
        options.require((plane == null) == (out == null), Words.of("cli.words.plane-and-out"));
        if (out != null) {
            destination.require(out, model);
        }
        Model opened = new Inputs(spec.commandLine().getErr()).model(model, foreign, null);
        WordVectors vectors = WordVectors.of(opened, kind);
        if (near != null) {
            near(vectors, symbol(options, vectors, near));
        }
        if (analogy != null) {
            analogy(vectors, analogy.stream().mapToInt(word -> symbol(options, vectors, word)).toArray());
        }
        if (plane != null) {
            write(vectors);
        }
        if (near == null && analogy == null && plane == null) {
            relations(vectors);
        }
        return 0;
    }

    private static int symbol(Options options, WordVectors vectors, String word) {
        int symbol = vectors.vocabulary().id(word);
        options.require(symbol >= 0, Words.of("cli.words.unknown", word));
        return symbol;
    }

    private static String name(WordVectors vectors, int symbol) {
        return SymbolDisplay.line(vectors.vocabulary().symbol(symbol));
    }

    private void near(WordVectors vectors, int symbol) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(Words.of("cli.words.near.of", name(vectors, symbol)));
        for (WordVectors.Neighbour one : vectors.neighbours(symbol, best)) {
            to.println(Words.of("cli.words.neighbour", one.cosine(), one.distance(), name(vectors, one.symbol())));
        }
    }

    private void analogy(WordVectors vectors, int[] abc) {
        PrintWriter to = spec.commandLine().getOut();
        to.println(Words.of("cli.words.analogy.of", name(vectors, abc[0]), name(vectors, abc[1]), name(vectors, abc[2])));
        for (Analogy.Answer one : Analogy.of(vectors, abc[0], abc[1], abc[2], best).best()) {
            to.println(Words.of("cli.words.neighbour", one.cosine(), one.distance(), name(vectors, one.symbol())));
        }
    }

    private void relations(WordVectors vectors) {
        PrintWriter to = spec.commandLine().getOut();
        List<RelationScore> scores = RelationScore.all(vectors, Progress.IGNORED);
        if (scores.stream().mapToInt(RelationScore::holds).sum() == 0) {
            to.println(Words.of("analysis.words.no-analogy", scores.stream().mapToInt(RelationScore::tried).sum()));
        }
        for (RelationScore score : scores) {
            to.println(Words.of("cli.words.relation", score.relation().title(), score.holds(), score.tried(), score.nearest(),
                    score.chance()));
            score.holding().stream().limit(3).forEach(held -> to.println("  " + Words.of("cli.words.holds",
                    name(vectors, held.a()), name(vectors, held.b()), name(vectors, held.c()), name(vectors, held.answer()),
                    held.best().get(0).cosine())));
        }
    }

    private void write(WordVectors vectors) throws Exception {
        int[] symbols = IntStream.range(0, Math.min(most, vectors.size())).toArray();
        float[][] chosen = vectors.of(symbols);
        PrincipalComponents components = PrincipalComponents.of(chosen);
        double[][] places = plane == Plane.PCA ? projected(components, chosen) : laidOut(components, chosen);
        List<List<?>> rows = new ArrayList<>();
        for (int i = 0; i < symbols.length; i++) {
            rows.add(List.of(vectors.vocabulary().symbol(i), vectors.norm(i), places[0][i], places[1][i]));
        }
        CsvFile.write(out, COLUMNS, rows);
    }

    private double[][] projected(PrincipalComponents components, float[][] chosen) {
        double[][] places = new double[2][chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            places[0][i] = components.project(0, chosen[i]);
            places[1][i] = components.project(1, chosen[i]);
        }
        spec.commandLine().getOut().println(
                Words.of("cli.words.variance", 100 * components.share(0), 100 * components.share(1)));
        return places;
    }

    private double[][] laidOut(PrincipalComponents components, float[][] chosen) {
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            Tsne tsne = new Tsne(chosen, components, perplexity, workers);
            while (tsne.step()) {
                continue;
            }
            spec.commandLine().getOut().println(Words.of("cli.words.divergence", tsne.divergence(), tsne.done()));
            return tsne.places();
        }
    }
}
