package rnnscope.analysis.ranking.shard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rnnscope.analysis.ranking.CountedUnits;
import rnnscope.analysis.ranking.LevelCounts;
import rnnscope.analysis.ranking.PropertySummary;
import rnnscope.analysis.ranking.UnitRanker;
import rnnscope.analysis.ranking.UnitRanking;
import rnnscope.analysis.ranking.UnitScore;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.ranking.shard.ScoreWork.Shard;
import rnnscope.analysis.ranking.shard.ShardCounts.Kept;
import rnnscope.analysis.unit.ActivityReader;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.PropertyValues;
import rnnscope.analysis.unit.UnitLevels;
import rnnscope.job.Cluster;
import rnnscope.language.Words;
import rnnscope.math.HeapRoom;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.LanguageModel;
import rnnscope.network.Progress;
import rnnscope.network.StreamPlan;
import rnnscope.network.StreamReading;
import rnnscope.network.StreamReading.StreamState;
import rnnscope.network.Topology;
import rnnscope.tape.Overflow;
import rnnscope.text.property.TextProperty;
import rnnscope.text.stream.LongText;

/**
 * Study of which unit knows what about a text of any length, counted in shards. The scores are those of
 * {@link UnitStudy}, bit for bit and whatever the shards: levels are those of one sample of the whole text, counts add
 * up, streams are read again at their seams as a reading on one machine does, and the null distribution is of the same
 * segments of the text.
 */
public final class ShardedStudy {
    /** Streams side by side in a shard, at most, where nobody says how many shards there are. */
    private static final int USUAL_STREAMS = 18;

    private final Cluster cluster;
    private final Workers workers;
    private final Progress progress;
    private TextSurvey survey;
    private StreamPlan surveyed;
    private Object surveyedBy;

    /**
     * @param workers  for what is done here
     * @param progress is told of symbols read, more than once each
     */
    public ShardedStudy(Cluster cluster, Workers workers, Progress progress) {
        this.cluster = cluster;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Ranks the units of a model.
     *
     * @param symbols    of the text, as the model reads it
     * @param properties that the names given to a machine lead to again
     * @param shards     in how many parts the text is read; 0 for as many as suit
     * @throws IOException              when a file cannot be read
     * @throws IllegalArgumentException in words for the user when a property does not fit the text, the model cannot read
     *                                  it, or comes to numbers that are not finite
     */
    public UnitRanking rank(LongText text, ModelSource source, List<Place> places, long symbols,
            List<TextProperty> properties, int shards) throws IOException {
        Model model = source.model();
        LanguageModel.requireText(model);
        StreamPlan plan = StreamPlan.of(model.spec(), symbols);
        survey(text, model, plan, properties);
        requireRoom(model, places, properties.size());
        ScoreWork work = new ScoreWork(text, source, places, survey);
        UnitLevels levels = work.levels();
        Counts counts = new Counts(levels, work.summaries().size());
        if (work.ranked().length > 0) {
            count(model, plan, work, counts, shards);
        }
        counts.refuseOverflow(model, places);
        return ranking(model, places, work, counts);
    }

    /** A survey holds for all models with the same symbols. */
    private void survey(LongText text, Model model, StreamPlan plan, List<TextProperty> properties) throws IOException {
        Object by = List.of(text, model.tokenizer().id(), model.tokenizer().vocabulary().symbols(), properties);
        if (!plan.equals(surveyed) || !by.equals(surveyedBy)) {
            survey = TextSurvey.of(text, model.tokenizer(), plan, properties, workers, Progress.IGNORED);
            surveyed = plan;
            surveyedBy = by;
        }
    }

    private void requireRoom(Model model, List<Place> places, int properties) {
        long units = places.stream().mapToLong(place -> model.spec().units(place.layer())).sum();
        long counts = 2 * units * 256 * 8 * (1 + 2L * properties);
        HeapRoom.require((cluster.cores() + 1) * counts + units * survey.segments().size(),
                Words.of("ranking.shard.room", units, properties, cluster.cores()), Words.of("ranking.shard.advice"));
    }

    private void count(Model model, StreamPlan plan, ScoreWork work, Counts counts, int shards) throws IOException {
        StreamReading reading = new StreamReading(Kernels.best(), model, plan);
        List<StreamState> read = reading.unread();
        List<StreamState> next = read;
        SymbolsRead symbols = new SymbolsRead(plan.symbols());
        work.watch(symbols::ofWindow);
        for (int round = 1; !next.isEmpty(); round++) {
            int most = Math.max(1, Math.min(plan.most(), USUAL_STREAMS) / round);
            // With fewer shards one has several batches after another.
            int parts = round == 1 && shards > 0 ? Math.min(shards, next.size())
                    : Math.min(next.size(), Math.max(cluster.cores(), (next.size() + most - 1) / most));
            List<Shard> all = new ArrayList<>();
            for (int i = 0; i < parts; i++) {
                List<StreamState> some = next.subList(Workers.share(next.size(), i, parts),
                        Workers.share(next.size(), i + 1, parts));
                all.add(new Shard(new ArrayList<>(some),
                        new ArrayList<>(some.stream().map(stream -> survey.starts().get(stream.stream())).toList())));
            }
            List<StreamState> now = new ArrayList<>(read);
            cluster.run(work, all, (shard, result) -> {
                counts.add(result);
                for (StreamState stream : result.read()) {
                    now.set(stream.stream(), stream);
                    symbols.ofStream((long) 64 * stream.extents().get(stream.extents().size() - 1));
                }
            });
            read = now;
            next = reading.wrong(read, round);
        }
        progress.report(plan.symbols(), plan.symbols());
    }

    /** Symbols read, told window by window of shards that are read on this machine, else stream by stream of those done. */
    private final class SymbolsRead {
        private final long total;
        private long ofStreams;
        private long ofWindows;

        SymbolsRead(long total) {
            this.total = total;
        }

        synchronized void ofStream(long count) {
            ofStreams += count;
            report();
        }

        synchronized void ofWindow(long count) {
            ofWindows += count;
            report();
        }

        private void report() {
            progress.report(Math.min(total - 1, Math.max(ofStreams, ofWindows)), total);
        }
    }

    private UnitRanking ranking(Model model, List<Place> places, ScoreWork work, Counts counts) {
        List<PropertySummary> ranked = work.summaries();
        List<float[]> signals = new ArrayList<>();
        List<PropertyValues> control = new ArrayList<>();
        for (int i = 0; i < ranked.size(); i++) {
            int k = work.ranked()[i];
            signals.add(ranked.get(i).signal(survey.keptValues(k)));
            control.add(PropertyValues.of(survey.properties().get(k), survey.controlValues(k)));
        }
        List<List<UnitScore>> scores = UnitRanker.rank(workers, counts, ranked, survey.segments(), signals,
                Progress.IGNORED);
        List<List<UnitScore>> chance = ranked.isEmpty() ? List.of() : UnitRanker.rank(workers,
                ActivityReader.read(Kernels.best(), workers, UnitStudy.untrained(model), survey.control(), places,
                        Progress.IGNORED), control, false, Progress.IGNORED);
        return new UnitRanking(Topology.of(model.spec()).tape(1, 1).channelWithId(places.get(0).layer(),
                places.get(0).channel()), (int) Math.min(Integer.MAX_VALUE, survey.plan().symbols()),
                counts.size() * ranked.size(), ranked.isEmpty() ? 0 : survey.control().length,
                UnitStudy.rankings(survey.properties(), survey.summaries(), scores, chance));
    }

    /** Counts of all shards until now. */
    private final class Counts implements CountedUnits {
        private final UnitLevels levels;
        private final LevelCounts[][] counts; // (units, halves)
        private final byte[][] kept; // (units, steps kept)
        private long overflow = -1;
        private int overflowPlace;

        Counts(UnitLevels levels, int properties) {
            this.levels = levels;
            this.counts = new LevelCounts[levels.units()][2];
            for (LevelCounts[] unit : counts) {
                Arrays.setAll(unit, half -> new LevelCounts(properties));
            }
            this.kept = new byte[levels.units()][survey.segments().size()];
        }

        void add(ShardCounts shard) {
            for (int half = 0; half < 2; half++) {
                if (shard.counts()[half] != null) {
                    for (int unit = 0; unit < counts.length; unit++) {
                        counts[unit][half].add(shard.counts()[half][unit]);
                    }
                }
            }
            for (Kept some : shard.kept()) {
                for (int unit = 0; unit < kept.length; unit++) {
                    System.arraycopy(some.levels(), unit * some.count(), kept[unit], some.place(), some.count());
                }
            }
            if (shard.overflow() >= 0 && (overflow < 0 || shard.overflow() < overflow)) {
                overflow = shard.overflow();
                overflowPlace = shard.place();
            }
        }

        void refuseOverflow(Model model, List<Place> places) {
            if (overflow >= 0) {
                Place place = places.get(overflowPlace);
                throw new IllegalArgumentException(Overflow.of((int) Math.min(Integer.MAX_VALUE, overflow), place.layer(),
                        Topology.of(model.spec()).tape(1, 1).channelWithId(place.layer(), place.channel())).toString());
            }
        }

        @Override
        public int size() {
            return levels.units();
        }

        @Override
        public int layer(int unit) {
            return levels.layer(unit);
        }

        @Override
        public int index(int unit) {
            return levels.index(unit);
        }

        @Override
        public float levelValue(int unit, int level) {
            return levels.value(unit, level);
        }

        @Override
        public Counter counter() {
            return (unit, to) -> {
                System.arraycopy(kept[unit], 0, to, 0, to.length);
                return counts[unit];
            };
        }
    }
}
