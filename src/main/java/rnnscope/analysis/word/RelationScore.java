package rnnscope.analysis.word;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.network.Progress;

/**
 * Score of a relation in a model: of all analogies from one of its pairs to another, how many hold. Beside it how many
 * would be right if the answer were simply the symbol nearest to c, since much of what looks like an analogy is that
 * alone (Linzen, 2016), and how many by chance.
 *
 * @param pairs     of the relation that the vocabulary has
 * @param tried     ordered pairs of these
 * @param holds     of those tried
 * @param nearest   of those tried, by the nearest neighbour of c alone, a and b left out as well
 * @param symbols   in the vocabulary
 * @param holding   those that hold, those with the largest cosine first; at most {@value #MOST}
 */
public record RelationScore(WordRelation relation, int pairs, int tried, int holds, int nearest, int symbols,
        List<Analogy> holding) {
    private static final int MOST = 200;

    public RelationScore {
        holding = List.copyOf(holding);
    }

    /** Of every relation of which there are two pairs at least. @throws CancellationException when {@code progress} says no */
    public static List<RelationScore> all(WordVectors vectors, Progress progress) {
        List<RelationScore> scores = new ArrayList<>();
        List<WordRelation> stock = WordRelation.all();
        for (int i = 0; i < stock.size(); i++) {
            WordRelation relation = stock.get(i);
            if (!progress.report(i, stock.size())) {
                throw new CancellationException();
            }
            List<int[]> pairs = relation.in(vectors);
            if (pairs.size() >= 2) {
                scores.add(of(relation, pairs, vectors));
            }
        }
        return scores;
    }

    private static RelationScore of(WordRelation relation, List<int[]> pairs, WordVectors vectors) {
        int tried = 0;
        int nearest = 0;
        int holds = 0;
        List<Analogy> holding = new ArrayList<>();
        for (int[] to : pairs) {
            List<WordVectors.Neighbour> near = vectors.neighbours(to[0], 3);
            for (int[] from : pairs) {
                // "him her, his her": what is sought may not be what is left out
                if (from == to || to[1] == from[0] || to[1] == from[1] || to[0] == from[0] || to[0] == from[1]) {
                    continue;
                }
                tried++;
                Analogy analogy = Analogy.of(vectors, from[0], from[1], to[0], 3);
                if (analogy.answer() == to[1]) {
                    holds++;
                    holding.add(analogy);
                }
                nearest += near.stream().map(WordVectors.Neighbour::symbol)
                        .filter(i -> i != from[0] && i != from[1]).findFirst().orElse(-1) == to[1] ? 1 : 0;
            }
        }
        holding.sort((x, y) -> Double.compare(y.best().get(0).cosine(), x.best().get(0).cosine()));
        return new RelationScore(relation, pairs.size(), tried, holds, nearest, vectors.size(),
                holding.subList(0, Math.min(MOST, holding.size())));
    }

    /** How many a guess among the symbols that are not left out would get right. */
    public double chance() {
        return (double) tried / Math.max(1, symbols - 3);
    }
}
