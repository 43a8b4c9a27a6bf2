package rnnscope.analysis.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.model.ModelCard;
import rnnscope.network.Progress;
import rnnscope.text.TokenSequence;
import rnnscope.text.property.TextProperty;
import rnnscope.train.Initialisation;

/**
 * Study of which unit of a model knows what about a text: reads the text, works out the properties, ranks the units,
 * and does the same with an untrained model of the same shape.
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
        List<PropertyValues> values = values(workers, tokens, properties);
        List<String> faults = faults(workers, values);
        List<PropertyValues> ranked = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            if (faults.get(k).isEmpty()) {
                ranked.add(values.get(k));
            }
        }
        List<List<UnitScore>> scores = UnitRanker.rank(workers, activities, ranked, true, part(progress, 0, RANKED));
        List<Place> places = activities.stream().map(a -> new Place(a.layer(), a.channel().id())).toList();
        List<List<UnitScore>> control = ranked.isEmpty() ? List.of()
                : control(kernels, workers, model, tokens, places, ranked, part(progress, RANKED, PARTS));
        List<PropertyRanking> rankings = new ArrayList<>();
        for (int k = 0, r = 0; k < values.size(); k++) {
            TextProperty property = properties.get(k);
            boolean isRanked = faults.get(k).isEmpty();
            rankings.add(new PropertyRanking(property, share(values.get(k)), isRanked ? scores.get(r) : List.of(),
                    isRanked ? control.get(r).get(0).heldOut() : Double.NaN, faults.get(k)));
            r += isRanked ? 1 : 0;
        }
        int units = activities.stream().mapToInt(Activity::units).sum();
        progress.report(PARTS, PARTS);
        return new UnitStudy(activities, values, new UnitRanking(activities.get(0).channel(), tokens.length(),
                units * ranked.size(), ranked.isEmpty() ? 0 : controlled(tokens), rankings));
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

    private static List<String> faults(Workers workers, List<PropertyValues> values) {
        String[] faults = new String[values.size()];
        workers.run((worker, of) -> {
            for (int k = worker; k < faults.length; k += of) {
                faults[k] = UnrankableReason.of(values.get(k));
            }
        });
        return List.of(faults);
    }

    private static int controlled(TokenSequence tokens) {
        return Math.min(tokens.length(), CONTROLLED);
    }

    private static List<List<UnitScore>> control(Kernels kernels, Workers workers, Model model, TokenSequence tokens,
            List<Place> places, List<PropertyValues> properties, Progress progress) {
        int from = (tokens.length() - controlled(tokens)) / 2;
        int to = from + controlled(tokens);
        Model untrained = new Model(model.spec(), Initialisation.UNIFORM.parameters(model.spec(), 1, CONTROL_SEED),
                model.tokenizer(), ModelCard.named("untrained"));
        List<Activity> activities = ActivityReader.read(kernels, workers, untrained, tokens.ids(from, to), places,
                part(progress, 0, RANKED));
        return UnitRanker.rank(workers, activities, properties.stream().map(p -> p.part(from, to)).toList(), false,
                part(progress, RANKED, PARTS));
    }

    /** Of the symbols at which a binary property is defined, the part where it holds. */
    private static double share(PropertyValues values) {
        if (!values.isBinary()) {
            return Double.NaN;
        }
        long holds = 0;
        long defined = 0;
        for (int t = 0; t < values.length(); t++) {
            holds += values.value(t) == 1 ? 1 : 0;
            defined += values.isDefined(t) ? 1 : 0;
        }
        return holds / (double) defined;
    }

    /** The progress of a part of the work as that of the whole. */
    private static Progress part(Progress whole, int from, int to) {
        return (done, total) -> whole.report(total == 0 ? to : from + (to - from) * done / total, PARTS);
    }
}
