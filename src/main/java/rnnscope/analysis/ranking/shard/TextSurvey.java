package rnnscope.analysis.ranking.shard;

import java.io.Serializable;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import rnnscope.analysis.ranking.NullSegments;
import rnnscope.analysis.ranking.PropertySummary;
import rnnscope.analysis.ranking.UnitStudy;
import rnnscope.analysis.unit.UnitLevels;
import rnnscope.math.Workers;
import rnnscope.network.Progress;
import rnnscope.network.StreamPlan;
import rnnscope.text.TextFileException;
import rnnscope.text.TokenSequence;
import rnnscope.text.Tokenizer;
import rnnscope.text.property.PropertyStream;
import rnnscope.text.property.StreamStates;
import rnnscope.text.property.TextProperty;
import rnnscope.text.stream.LongText;
import rnnscope.text.stream.TextPassage;
import rnnscope.text.stream.TextPassages;
import rnnscope.text.stream.TextPlace;

/**
 * Survey of a long text before any network reads it: what its properties do in either half, where each stream begins and
 * what the properties know there, and the few stretches that are needed whole.
 */
final class TextSurvey {
    private final StreamPlan plan;
    private final List<TextProperty> properties;
    private final List<PropertySummary> summaries = new ArrayList<>();
    private final List<StreamStart> starts = new ArrayList<>();
    private final int[] sample;
    private final long controlFrom;
    private final int[] control;
    private final float[][] controlValues; // (properties, symbols of the control)
    private final float[][] keptValues; // (properties, steps kept)
    private final NullSegments segments;

    /**
     * Where a stream can be begun.
     *
     * @param place  of a passage that holds its first symbol
     * @param states of the properties there
     */
    record StreamStart(TextPlace place, StreamStates states) implements Serializable {}

    private TextSurvey(StreamPlan plan, List<TextProperty> properties) {
        long symbols = plan.symbols();
        this.plan = plan;
        this.properties = properties;
        this.sample = new int[UnitLevels.sampleSize(symbols)];
        this.control = new int[(int) Math.min(symbols, UnitStudy.CONTROLLED)];
        this.controlFrom = (symbols - control.length) / 2;
        this.controlValues = new float[properties.size()][control.length];
        this.segments = new NullSegments(symbols);
        this.keptValues = new float[properties.size()][segments.size()];
        properties.forEach(property -> summaries.add(new PropertySummary(property.kind() == TextProperty.Kind.BINARY,
                symbols)));
    }

    /**
     * Reads the text once.
     *
     * @param progress is told of bytes
     * @throws IllegalArgumentException in words for the user when a property does not fit the text
     */
    static TextSurvey of(LongText text, Tokenizer tokenizer, StreamPlan plan, List<TextProperty> properties,
            Workers workers, Progress progress) throws TextFileException {
        TextSurvey survey = new TextSurvey(plan, properties);
        List<PropertyStream> streams = properties.stream().map(property -> property.stream(plan.symbols())).toList();
        try (TextPassages passages = new TextPassages(text, tokenizer, TextPlace.START)) {
            for (TextPassage passage = passages.next(); passage != null; passage = passages.next()) {
                survey.take(passage, streams, workers);
                progress.report(passage.place().offset(), text.size());
            }
        }
        survey.summaries.forEach(PropertySummary::whole);
        return survey;
    }

    private void take(TextPassage passage, List<PropertyStream> streams, Workers workers) {
        TokenSequence tokens = passage.tokens();
        long first = passage.first();
        int length = tokens.length();
        if (starts.size() < plan.streams() && plan.from(starts.size()) < first + length) {
            StreamStates states = new StreamStates(streams);
            while (starts.size() < plan.streams() && plan.from(starts.size()) < first + length) {
                starts.add(new StreamStart(passage.place(), states));
            }
        }
        int[] ids = tokens.ids(0, length);
        UnitLevels.sample(plan.symbols(), first, ids, sample);
        copy(ids, first, control);
        workers.run((worker, of) -> {
            for (int k = worker; k < streams.size(); k += of) {
                float[] values = streams.get(k).next(passage);
                for (float value : values) {
                    summaries.get(k).add(value);
                }
                copy(values, first, controlValues[k]);
                keep(values, first, keptValues[k]);
            }
        });
    }

    private void copy(Object values, long first, Object to) {
        int length = Array.getLength(values);
        long begin = Math.max(first, controlFrom);
        long end = Math.min(first + length, controlFrom + control.length);
        if (begin < end) {
            System.arraycopy(values, (int) (begin - first), to, (int) (begin - controlFrom), (int) (end - begin));
        }
    }

    private void keep(float[] values, long first, float[] to) {
        for (int t = 0; t < values.length; t++) {
            int place = segments.place(first + t);
            if (place >= 0) {
                to[place] = values[t];
            }
        }
    }

    StreamPlan plan() {
        return plan;
    }

    List<TextProperty> properties() {
        return properties;
    }

    /** Of each property. */
    List<PropertySummary> summaries() {
        return summaries;
    }

    /** Of each stream. */
    List<StreamStart> starts() {
        return starts;
    }

    /** Symbols that decide the levels of units. */
    int[] sample() {
        return sample;
    }

    /** Symbols that an untrained model reads. */
    int[] control() {
        return control;
    }

    /** What a property is at these. */
    float[] controlValues(int property) {
        return controlValues[property];
    }

    NullSegments segments() {
        return segments;
    }

    /** What a property is at the steps that the segments keep. */
    float[] keptValues(int property) {
        return keptValues[property];
    }
}
