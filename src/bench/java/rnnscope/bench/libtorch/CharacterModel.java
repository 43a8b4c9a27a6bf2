package rnnscope.bench.libtorch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** A character model over one-hot input, the state carried from window to window: trained, or taking single steps. */
final class CharacterModel extends LibtorchTraining {
    private static final int WINDOWS = 32;
    private static final float RATE = 0.002f;
    private static final float CLIP = 5;

    private final Recurrent recurrent;
    private final NDArray headWeight;
    private final NDArray headBias;
    private final NDArray[] tokens = new NDArray[WINDOWS];
    private final NDArray[] targets = new NDArray[WINDOWS];
    private final NDArray[] oneHot;
    private final int symbols;
    private final long rows;
    private final int units;
    private NDList state;
    private NDList last;
    private int window;

    CharacterModel(String cell, int units, int batch, int steps, int symbols) {
        super(RATE, CLIP);
        this.symbols = symbols;
        this.units = units;
        this.rows = (long) steps * batch;
        recurrent = new Recurrent(cell, units, false, symbols);
        headWeight = weight("head.weight", units, symbols);
        headBias = weight("head.bias", 1, symbols);
        Random random = new Random(1);
        for (int i = 0; i < WINDOWS; i++) {
            tokens[i] = root.create(random.ints(rows, 0, symbols).toArray(), new Shape(steps, batch))
                    .toType(DataType.INT64, false);
            targets[i] = root.create(random.ints(rows, 0, symbols).toArray(), new Shape(rows))
                    .toType(DataType.INT64, false);
        }
        oneHot = new NDArray[symbols];
        for (int i = 0; i < symbols; i++) {
            oneHot[i] = root.create(new int[] {i}, new Shape(1, 1)).oneHot(symbols);
        }
        state = recurrent.zeroState(root, batch);
    }

    @Override
    NDArray loss(NDManager m) {
        int now = window++ % WINDOWS;
        NDArray x = tokens[now].oneHot(symbols);
        x.attach(m);
        NDList output = recurrent.run(x, state, true, m);
        last = output.subNDList(1);
        NDArray logits = output.get(0).reshape(rows, units).matMul(headWeight).add(headBias);
        return crossEntropy(logits, targets[now], null);
    }

    @Override
    void afterBackward() {
        NDList carried = new NDList();
        for (NDArray s : last) {
            NDArray detached = s.stopGradient();
            detached.attach(root);
            carried.add(detached);
        }
        state.close();
        state = carried;
    }

    /** {@code count} steps of one symbol each, with softmax, in a model of one sequence. */
    void takeSteps(int count) {
        for (int i = 0; i < count; i++) {
            try (NDManager m = root.newSubManager()) {
                NDArray x = oneHot[i % symbols].duplicate();
                x.attach(m);
                NDList output = recurrent.run(x, state, false, m);
                output.get(0).reshape(1, units).matMul(headWeight).add(headBias).softmax(-1);
                last = output.subNDList(1);
                last.attach(root);
                state.close();
                state = last;
            }
        }
    }
}
