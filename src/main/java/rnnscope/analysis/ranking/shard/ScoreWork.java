package rnnscope.analysis.ranking.shard;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import rnnscope.analysis.ranking.PropertySummary;
import rnnscope.analysis.ranking.shard.ScoreWork.Shard;
import rnnscope.analysis.ranking.shard.TextSurvey.StreamStart;
import rnnscope.analysis.unit.ActivityReader.Place;
import rnnscope.analysis.unit.UnitLevels;
import rnnscope.job.Work;
import rnnscope.math.Kernels;
import rnnscope.math.Workers;
import rnnscope.model.Model;
import rnnscope.network.StreamPlan;
import rnnscope.network.StreamReading;
import rnnscope.network.StreamReading.StreamState;
import rnnscope.text.property.TextProperties;
import rnnscope.text.property.TextProperty;
import rnnscope.text.stream.LongText;

/** Work of counting the levels of a model's units over a long text, a few streams of it at a time. */
final class ScoreWork implements Work<Shard, ShardCounts> {
    private static final long serialVersionUID = 1;

    private final LongText text;
    private final ModelSource source;
    private final ArrayList<Place> places;
    private final long symbols;
    private final int[] sample;
    private final ArrayList<String> properties;
    /** Which of the properties are ranked, and their summaries. */
    private final int[] ranked;
    private final ArrayList<PropertySummary> summaries;
    private transient Tools tools;
    /** Told of symbols as they are read; null on other machines. */
    private transient LongConsumer watcher;

    /**
     * Some streams of the text.
     *
     * @param streams as far as they were read
     * @param starts  where each can be begun
     */
    record Shard(List<StreamState> streams, List<StreamStart> starts) implements Serializable {}

    /** What is made of this on each machine once. */
    private record Tools(Model model, Kernels kernels, UnitLevels levels, StreamPlan plan, List<TextProperty> properties) {}

    ScoreWork(LongText text, ModelSource source, List<Place> places, TextSurvey survey) {
        this.text = text;
        this.source = source;
        this.places = new ArrayList<>(places);
        this.symbols = survey.plan().symbols();
        this.sample = survey.sample();
        this.properties = new ArrayList<>(survey.properties().stream().map(TextProperty::id).toList());
        this.ranked = IntStream.range(0, properties.size()).filter(k -> survey.summaries().get(k).fault().isEmpty())
                .toArray();
        this.summaries = new ArrayList<>(IntStream.of(ranked).mapToObj(survey.summaries()::get).toList());
    }

    private synchronized Tools tools() throws IOException {
        if (tools == null) {
            Model model = source.model();
            List<TextProperty> all = new ArrayList<>();
            for (String id : properties) {
                all.add(TextProperties.of(id));
            }
            Kernels kernels = Kernels.best();
            tools = new Tools(model, kernels, new UnitLevels(kernels, new Workers.Alone(), model, sample, places),
                    StreamPlan.of(model.spec(), symbols), all);
        }
        return tools;
    }

    /** Tells of symbols read, from any thread, where shards are read on this machine. */
    void watch(LongConsumer by) {
        watcher = by;
    }

    UnitLevels levels() throws IOException {
        return tools().levels;
    }

    /** Which of the properties are ranked. */
    int[] ranked() {
        return ranked;
    }

    List<PropertySummary> summaries() {
        return summaries;
    }

    @Override
    public ShardCounts run(Shard shard) throws IOException {
        Tools t = tools();
        LevelTally tally = new LevelTally(t.levels, IntStream.of(ranked).mapToObj(t.properties::get).toList(), summaries,
                symbols);
        List<StreamState> read = new ArrayList<>();
        for (int from = 0, to; from < shard.streams.size(); from = to) {
            int rows = 0;
            for (to = from; to < shard.streams.size(); to++) {
                rows += shard.streams.get(to).begins().size();
                if (to > from && rows > t.plan.most()) {
                    break;
                }
            }
            read.addAll(read(t, shard.streams.subList(from, to), shard.starts.subList(from, to), tally));
        }
        return tally.counted(read);
    }

    /** Reads some streams side by side. */
    private List<StreamState> read(Tools t, List<StreamState> streams, List<StreamStart> starts, LevelTally tally)
            throws IOException {
        List<StreamSymbols> open = new ArrayList<>();
        try {
            return new StreamReading(t.kernels, t.model, t.plan).read(streams, stream -> {
                StreamSymbols begun = new StreamSymbols(text, t.model.tokenizer(), t.plan, stream,
                        starts.get(open.size()), t.properties, ranked);
                open.add(begun);
                return begun;
            }, (network, row, index, first, steps, isUndone) -> {
                tally.take(network, row, first, steps, open.get(index).values(), isUndone);
                if (watcher != null && !isUndone) {
                    watcher.accept(steps);
                }
            });
        } finally {
            open.forEach(StreamSymbols::close);
        }
    }
}
