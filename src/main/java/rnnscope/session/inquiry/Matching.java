package rnnscope.session.inquiry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rnnscope.analysis.match.ActiveUnits;
import rnnscope.analysis.match.Match;
import rnnscope.analysis.match.Matches;
import rnnscope.analysis.match.Pattern;
import rnnscope.analysis.unit.Activity;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.text.TextRange;
import rnnscope.text.property.TextProperty;

/** Search for the passages that are like a range; which units are on where is kept for the next range. */
public final class Matching implements Inquiry.Work<MatchQuestion, MatchAnswer> {
    /** Passages that are found, at most. */
    public static final int MOST = 50;

    private static final int MOST_TRAITS = 3;

    private final Activities activities;
    private final PropertyCache properties;
    private Activity activity;
    private ActiveUnits sets;

    public Matching(Activities activities, PropertyCache properties) {
        this.activities = activities;
        this.properties = properties;
    }

    @Override
    public synchronized MatchAnswer answer(MatchQuestion question, Progress progress) {
        Activity now = activities.of(question.reading(), question.layer(), question.channel(), progress);
        if (activity != now || sets.threshold() != question.threshold()) {
            sets = null;
            sets = activeUnits(now, question.threshold(), progress);
            activity = now;
        }
        TextRange range = question.range();
        Pattern pattern = new Pattern(sets, range.from(), range.to(), question.offBefore(), question.offAfter());
        List<Match> matches = Matches.of(pattern, MOST);
        return new MatchAnswer(pattern.units(), matches, traits(question.reading(), range, matches));
    }

    private static ActiveUnits activeUnits(Activity activity, float threshold, Progress progress) {
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return ActiveUnits.of(activity, threshold, workers, progress);
        }
    }

    private List<MatchAnswer.Trait> traits(Reading reading, TextRange range, List<Match> matches) {
        List<MatchAnswer.Trait> traits = new ArrayList<>();
        for (TextProperty property : reading.properties()) {
            if (property.kind() == TextProperty.Kind.BINARY) {
                float[] values = properties.of(reading.tokens(), property);
                Share inRange = new Share();
                Share inMatches = new Share();
                Share inText = new Share();
                inRange.add(values, range.from(), range.to());
                matches.forEach(match -> inMatches.add(values, match.from(), match.to()));
                inText.add(values, 0, values.length);
                if (inRange.share() > 0.5) {
                    traits.add(new MatchAnswer.Trait(property, values, inRange.share(), inMatches.share(),
                            inText.share()));
                }
            }
        }
        traits.sort(Comparator.comparingDouble(trait -> trait.text() - trait.range()));
        return traits.subList(0, Math.min(MOST_TRAITS, traits.size()));
    }

    /** How often something holds where it is defined. */
    private static final class Share {
        private double sum;
        private long count;

        void add(float[] values, int from, int to) {
            for (int t = from; t < to; t++) {
                if (!Float.isNaN(values[t])) {
                    sum += values[t];
                    count++;
                }
            }
        }

        double share() {
            return sum / count;
        }
    }
}
