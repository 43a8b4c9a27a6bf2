package rnnscope.cli.score;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.shard.ShardedStudy;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.job.Cluster;
import rnnscope.language.Words;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.network.Progress;
import rnnscope.text.TextChanges;
import rnnscope.text.Tokenizer;
import rnnscope.text.UnknownSymbols;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.stream.LongText;
import rnnscope.text.stream.TextPassage;
import rnnscope.text.stream.TextPassages;
import rnnscope.text.stream.TextPlace;

/** Scores of units over a long text, model after model, on a cluster. */
public final class LongScore {
    private final LongText text;
    private final List<TextProperty> asked;
    private final int shards;
    private final ShardedStudy study;
    private Extent extent;
    private Object extentOf;

    /**
     * What a tokenizer finds in the text.
     *
     * @param braces  whether there are any
     * @param changed what was changed, as {@link TextChanges} counts it
     */
    private record Extent(long symbols, boolean braces, Map<String, Long> changed, UnknownSymbols unknown) {}

    /**
     * @param asked  properties; empty for all that fit the text
     * @param shards in how many the text is read; 0 for as many as suit
     */
    public LongScore(LongText text, List<TextProperty> asked, int shards, Cluster cluster, Workers workers,
            Progress progress) {
        this.text = text;
        this.asked = asked;
        this.shards = shards;
        this.study = new ShardedStudy(cluster, workers, progress);
    }

    /**
     * Ranks the units of a model.
     *
     * @throws IOException              when a file cannot be read
     * @throws IllegalArgumentException in words for the user
     */
    public UnitRanking rank(Model model, List<Place> places) throws IOException {
        LanguageModel.requireText(model);
        Extent of = extent(model.tokenizer());
        if (of.symbols == 0) {
            throw new IllegalArgumentException(Words.of("cli.input.no-symbol", text.name()));
        }
        return study.rank(text, ModelBytes.of(model), places, of.symbols,
                asked.isEmpty() ? TextProperties.meantFor(of.braces) : asked, shards);
    }

    /** What is to be said of the text as a model reads it, in words. */
    public List<String> remarks(Model model) throws IOException {
        LanguageModel.requireText(model);
        Extent of = extent(model.tokenizer());
        List<String> remarks = new ArrayList<>(TextChanges.words(of.changed));
        if (!of.unknown.counts().isEmpty()) {
            remarks.add(of.unknown.words());
        }
        return remarks;
    }

    private Extent extent(Tokenizer tokenizer) throws IOException {
        Object of = List.of(tokenizer.id(), tokenizer.vocabulary().symbols());
        if (!of.equals(extentOf)) {
            long symbols = 0;
            boolean braces = false;
            Map<String, Long> changed = new LinkedHashMap<>();
            Map<String, Integer> unknown = new LinkedHashMap<>();
            try (TextPassages passages = new TextPassages(text, tokenizer, TextPlace.START)) {
                for (TextPassage passage = passages.next(); passage != null; passage = passages.next()) {
                    symbols += passage.tokens().length();
                    braces |= passage.tokens().text().indexOf('{') >= 0;
                    passage.read().changed().forEach((change, count) -> changed.merge(change, count, Long::sum));
                    passage.read().unknown().counts().forEach((symbol, count) -> unknown.merge(symbol, count,
                            Integer::sum));
                }
            }
            extent = new Extent(symbols, braces, changed, new UnknownSymbols(tokenizer.vocabulary(), unknown,
                    (int) Math.min(Integer.MAX_VALUE, symbols)));
            extentOf = of;
        }
        return extent;
    }

    /** Properties by their names. */
    public static List<TextProperty> properties(List<String> names) throws IOException {
        List<TextProperty> properties = new ArrayList<>();
        for (String name : names) {
            properties.add(TextProperties.of(name));
        }
        return properties;
    }
}
