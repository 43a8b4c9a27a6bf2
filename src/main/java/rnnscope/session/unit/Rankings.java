package rnnscope.session.unit;

import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.Activity;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.Reading;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;

/** Ranking of all units of a model by what they know of a text, in the background. */
final class Rankings implements Inquiry.Work<RankingQuestion, UnitRanking> {
    /** Parts of the work that progress is told in, and how many of them are for reading the text. */
    private static final int PARTS = 1000;
    private static final int READING = 550;

    private final Kernels kernels;
    private final Activities activities;

    Rankings(Kernels kernels, Activities activities) {
        this.kernels = kernels;
        this.activities = activities;
    }

    @Override
    public UnitRanking answer(RankingQuestion question, Progress progress) {
        Reading reading = question.reading();
        List<Place> places = reading.layersWith(question.channel()).stream().map(layer -> new Place(layer, question.channel()))
                .toList();
        int layers = places.size();
        List<Activity> read = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            read.add(activities.of(reading, places.get(layer).layer(), question.channel(),
                    part(progress, READING * layer / layers, READING * (layer + 1) / layers)));
        }
        try (Workers workers = Workers.of(Runtime.getRuntime().availableProcessors())) {
            return UnitStudy.rank(kernels, workers, reading, read,
                    OwnProperties.fitting(question.properties(), reading.tokens()), part(progress, READING, PARTS))
                    .ranking();
        }
    }

    /** The progress of a part of the work as that of the whole. */
    private static Progress part(Progress whole, int from, int to) {
        return (done, total) -> whole.report(total == 0 ? to : from + (int) ((long) (to - from) * done / total), PARTS);
    }
}
