package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.ExampleReader;
import rnnscope.analysis.unit.ExampleReader.Recorded;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.tape.Side;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

/**
 * Study of which unit of a model knows what about a text, or about a corpus of examples: reads it, works out the
 * properties, ranks the units, and does the same with an untrained model of the same shape.
 *
 * <p>The untrained model reads a stretch in the middle of a long text, half of it from either half of the text, which
 * is enough for a score and saves the time of a second reading.
 *
 * @param activities of each layer ranked
 * @param properties those asked for, over the whole text
 * @param ranking    of all units for all properties
 */
public record UnitStudy(List<Activity> activities, List<PropertyValues> properties, UnitRanking ranking) {
    /** Most symbols that the untrained model reads. */
    public static final int CONTROLLED = 100_000;

    private static final long CONTROL_SEED = 1;
    /** Parts of all the work that progress is told in, and that in which the longer half of a task is done. */
    private static final int PARTS = 1000;
    private static final int RANKED = 600;

    public UnitStudy {
        activities = List.copyOf(activities);
        properties = List.copyOf(properties);
    }

    /**
     * Reads a text and ranks the units.
     *
     * @param places   what is scored: one channel of each layer
     * @param progress is told how much of all the work is done; asked often
     * @throws CancellationException    when {@code progress} says no
     * @throws IllegalArgumentException in words for the user when a property does not fit the text, or the model cannot
     *                                  read it
     */
    public static UnitStudy read(Kernels kernels, Workers workers, Model model, TokenSequence tokens,
            List<Place> places, List<TextProperty> properties, Progress progress) {
        int reading = Math.round(0.65f * PARTS * tokens.length() / (tokens.length() + (float) controlled(tokens)));
        List<Activity> activities = ActivityReader.read(kernels, workers, model, tokens.ids(0, tokens.length()), places,
                part(progress, 0, reading));
        return rank(kernels, workers, model, tokens, activities, properties, part(progress, reading, PARTS));
    }

    /**
     * Ranks the units of a model that has read the text already.
     *
     * @param activities of one channel, of the layers whose units are to be ranked
     */
    public static UnitStudy rank(Kernels kernels, Workers workers, Model model, TokenSequence tokens,
            List<Activity> activities, List<TextProperty> properties, Progress progress) {
        List<Place> places = activities.stream().map(a -> new Place(a.layer(), a.channel().id())).toList();
        int from = (tokens.length() - controlled(tokens)) / 2;
        int to = from + controlled(tokens);
        return rank(workers, activities, values(workers, tokens, properties), from, to,
                untrained -> ActivityReader.read(kernels, workers, untrained, tokens.ids(from, to), places,
                        part(progress, RANKED, (RANKED + PARTS) / 2)), model, progress);
    }

    /** The same of a model that has read a text or a corpus of examples. */
    public static UnitStudy rank(Kernels kernels, Workers workers, Reading reading, List<Activity> activities,
            List<TextProperty> properties, Progress progress) {
        if (!(reading instanceof CorpusReading)) {
            return rank(kernels, workers, reading.model(), reading.tokens(), activities, properties, progress);
        }
        List<Place> places = activities.stream().map(a -> new Place(a.layer(), a.channel().id())).toList();
        int steps = reading.tokens().length();
        return rank(workers, activities, values(workers, reading.tokens(), properties), 0, steps,
                untrained -> ActivityReader.read(kernels, workers, reading, untrained, 0, steps, places,
                        part(progress, RANKED, (RANKED + PARTS) / 2)), reading.model(), progress);
    }

    /**
     * Reads a corpus of examples and ranks the units of one side.
     *
     * @param places channels of the recurrences of {@code side}, as its tape counts them
     */
    public static UnitStudy ofExamples(Kernels kernels, Workers workers, Model model, List<Batch> examples, Side side,
            List<Place> places, Progress progress) {
        Recorded recorded = ExampleReader.read(kernels, workers, model, examples, side, places,
                part(progress, 0, PARTS / 4));
        int steps = recorded.starts()[examples.size()];
        return rank(workers, recorded.activities(), ExampleProperties.of(model, examples, side, recorded), 0, steps,
                untrained -> ExampleReader.read(kernels, workers, untrained, examples, side, places,
                        part(progress, RANKED, (RANKED + PARTS) / 2)).activities(), model, part(progress, PARTS / 4, PARTS));
    }

    /** @param control what an untrained model does at the steps {@code from} … {@code to − 1} */
    private static UnitStudy rank(Workers workers, List<Activity> activities, List<PropertyValues> values, int from,
            int to, Function<Model, List<Activity>> control, Model model, Progress progress) {
        List<PropertySummary> summaries = UnitRanker.summaries(workers, values);
        List<PropertyValues> ranked = new ArrayList<>();
        List<PropertySummary> rankedSummaries = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            if (summaries.get(k).fault().isEmpty()) {
                ranked.add(values.get(k));
                rankedSummaries.add(summaries.get(k));
            }
        }
        List<List<UnitScore>> scores = UnitRanker.rank(workers, activities, ranked, rankedSummaries, true,
                part(progress, 0, RANKED));
        List<List<UnitScore>> chance = ranked.isEmpty() ? List.of() : UnitRanker.rank(workers,
                control.apply(untrained(model)), ranked.stream().map(p -> p.part(from, to)).toList(), false,
                part(progress, (RANKED + PARTS) / 2, PARTS));
        List<PropertyRanking> rankings = rankings(values.stream().map(PropertyValues::property).toList(), summaries,
                scores, chance);
        int units = activities.stream().mapToInt(Activity::units).sum();
        progress.report(PARTS, PARTS);
        return new UnitStudy(activities, values, new UnitRanking(activities.get(0).channel(), activities.get(0).steps(),
                units * ranked.size(), ranked.isEmpty() ? 0 : to - from, rankings));
    }

    /** @param scores of those that could be ranked, as is {@code chance} */
    public static List<PropertyRanking> rankings(List<TextProperty> properties, List<PropertySummary> summaries,
            List<List<UnitScore>> scores, List<List<UnitScore>> chance) {
        List<PropertyRanking> rankings = new ArrayList<>();
        for (int k = 0, r = 0; k < properties.size(); k++) {
            PropertySummary summary = summaries.get(k);
            boolean isRanked = summary.fault().isEmpty();
            rankings.add(new PropertyRanking(properties.get(k), summary.share(), isRanked ? scores.get(r) : List.of(),
                    isRanked ? chance.get(r).get(0).heldOut() : Double.NaN, summary.fault()));
            r += isRanked ? 1 : 0;
        }
        return rankings;
    }

    /** A model of the same shape that has learned nothing. */
    public static Model untrained(Model model) {
        return new Model(model.spec(), Initialisation.UNIFORM.parameters(model.spec(), 1, CONTROL_SEED),
                model.tokenizer(), model.output(), ModelCard.named("untrained"), List.of());
    }

    private static List<PropertyValues> values(Workers workers, TokenSequence tokens, List<TextProperty> properties) {
        PropertyValues[] values = new PropertyValues[properties.size()];
        workers.run((worker, of) -> {
            for (int k = worker; k < values.length; k += of) {
                values[k] = PropertyValues.of(properties.get(k), tokens);
            }
        });
        return List.of(values);
    }

    private static int controlled(TokenSequence tokens) {
        return Math.min(tokens.length(), CONTROLLED);
    }

    /** The progress of a part of the work as that of the whole. */
    private static Progress part(Progress whole, int from, int to) {
        return (done, total) -> whole.report(total == 0 ? to : from + (to - from) * done / total, PARTS);
    }
}
