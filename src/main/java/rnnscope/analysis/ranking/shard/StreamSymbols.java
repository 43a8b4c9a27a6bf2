package rnnscope.analysis.ranking.shard;

import java.util.List;
import rnnscope.analysis.ranking.shard.TextSurvey.StreamStart;
import rnnscope.network.StreamPlan;
import rnnscope.network.StreamReading;
import rnnscope.text.TextFileException;
import rnnscope.text.Tokenizer;
import rnnscope.text.property.PropertyStream;
import rnnscope.text.property.TextProperty;
import rnnscope.text.stream.LongText;
import rnnscope.text.stream.TextPassage;
import rnnscope.text.stream.TextPassages;

/** Symbols of a stream, window by window, with the values of properties at each. */
final class StreamSymbols implements StreamReading.Symbols, AutoCloseable {
    private final TextPassages passages;
    private final List<PropertyStream> streams;
    /** Which of the streams are wanted. */
    private final int[] wanted;
    private final int step;
    private final float[][] values; // (wanted, window)
    private final float[][] ofPassage; // (wanted, symbols)
    private TextPassage passage;
    private int at;
    private long left;

    /**
     * @param properties that the start has states of
     * @param wanted     indices of those that are asked for
     */
    StreamSymbols(LongText text, Tokenizer tokenizer, StreamPlan plan, int stream, StreamStart start,
            List<TextProperty> properties, int[] wanted) throws TextFileException {
        this.passages = new TextPassages(text, tokenizer, start.place());
        this.streams = start.states().resume(properties, plan.symbols());
        this.wanted = wanted;
        this.step = plan.length() / plan.windows();
        this.values = new float[wanted.length][step];
        this.ofPassage = new float[wanted.length][];
        this.left = Math.min(plan.length(), plan.symbols() - plan.from(stream));
        pass();
        this.at = (int) (plan.from(stream) - passage.first());
    }

    private void pass() throws TextFileException {
        passage = passages.next();
        at = 0;
        for (int k = 0; k < wanted.length; k++) {
            ofPassage[k] = streams.get(wanted[k]).next(passage);
        }
    }

    @Override
    public int[] next() throws TextFileException {
        int[] ids = new int[(int) Math.min(step, left)];
        for (int t = 0; t < ids.length;) {
            while (at == passage.tokens().length()) {
                pass();
            }
            int count = Math.min(ids.length - t, passage.tokens().length() - at);
            System.arraycopy(passage.tokens().ids(at, at + count), 0, ids, t, count);
            for (int k = 0; k < wanted.length; k++) {
                System.arraycopy(ofPassage[k], at, values[k], t, count);
            }
            t += count;
            at += count;
        }
        left -= ids.length;
        return ids;
    }

    /** The values at the symbols of the last window: [property wanted][symbol]. */
    float[][] values() {
        return values;
    }

    @Override
    public void close() {
        passages.close();
    }
}
