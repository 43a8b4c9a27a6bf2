package rnnscope.network.stack;

import rnnscope.math.Kernels;
import rnnscope.math.Panels;
import rnnscope.math.Workers;
import rnnscope.model.ParameterLayout;
import rnnscope.tape.TapeLayout;

/** How symbols, embedded, or the numbers given come to where the first layer reads them. One-hot symbols do so there. */
public final class Entrance {
    private final Panels x;
    private final Panels dX;
    private final Panels embedding;
    private final int batch;

    /**
     * @param place     name on the tape; null where symbols are one-hot
     * @param embedding name of the embedding's table; null where there is none
     */
    public Entrance(TapeLayout tape, ParameterLayout parameters, String place, String embedding) {
        this.x = place == null ? null : tape.place(place);
        this.dX = x == null ? null : x.moved(tape.size());
        this.embedding = embedding == null ? null : parameters.slice(embedding).place();
        this.batch = tape.batch();
    }

    /** Rows {@code from} … {@code end − 1} of the window, of whichever of {@code tokens} and {@code inputs} enters. */
    public void forward(Kernels k, float[] w, int[] tokens, float[] inputs, float[] v, int from, int end) {
        if (x == null) {
            return;
        }
        if (embedding != null) {
            k.gatherRows(w, embedding, tokens, from, v, x, batch + from, end - from);
            return;
        }
        int width = x.columns();
        for (int i = from * width; i < end * width; i++) {
            v[x.at(batch + i / width, i % width)] = inputs[i];
        }
    }

    /** Adds the gradient of the embedding over all {@code rows} rows of the window, a worker's share of the columns. */
    public void weightGradients(Kernels k, int[] tokens, float[] v, float[] g, int rows, int worker, int of) {
        if (embedding != null) {
            k.scatterRows(v, dX, tokens, 0, g, embedding, batch, rows,
                    Workers.share(embedding.panels(), worker, of), Workers.share(embedding.panels(), worker + 1, of));
        }
    }
}
