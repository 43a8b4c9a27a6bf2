package rnnscope.network;

import java.util.ArrayList;
import java.util.List;
import rnnscope.language.Words;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Parameters;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;

/**
 * Moving part of a network: recurrent layers whose state, with what enters held, moves by itself from step to step. That
 * is all layers of a side; where these read in two directions, one direction of one layer, since what is above it and
 * against it depends on what is still to come.
 *
 * <p>What enters is a symbol, or numbers: those that the network reads, what leaves the layer below, a glimpse, or the
 * embedding of a symbol with what a decoder is given beside it, which is held with it.
 */
public final class MovingPart {
    private final Side side;
    private final ModelSpec alone;
    private final StateLayout layout;
    private final boolean isReverse;
    /** What enters, on the tape; null for a symbol that is one-hot. */
    private final Quantity input;
    /** Whether the numbers that enter are those that the network reads step by step. */
    private final boolean isTyped;
    private final int embedding;
    private final String prefix;
    private final int firstLayer;
    private final String suffix;

    private MovingPart(ModelSpec spec, Side side, int recurrence) {
        Topology topology = Topology.of(spec);
        List<Recurrent> layers = topology.layers(side);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException(Words.of("network.no-recurrence"));
        }
        boolean isSingle = layers.get(0).bidirectional();
        int direction = isSingle ? recurrence % 2 : 0;
        Recurrent first = layers.get(isSingle ? recurrence / 2 : 0);
        this.side = side;
        this.firstLayer = first.layer();
        this.isReverse = first.isReverse(direction);
        this.prefix = first.prefix().substring(0, first.prefix().length() - "rnn".length());
        this.suffix = isReverse ? "_reverse" : "";
        this.input = first.input();
        List<StateLayout.Vector> vectors = new ArrayList<>();
        for (Recurrent layer : isSingle ? List.of(first) : layers) {
            for (String channel : layer.cell().state()) {
                vectors.add(new StateLayout.Vector(layer.recurrence(direction), channel, layer.width(channel)));
            }
        }
        this.layout = new StateLayout(vectors);
        boolean looks = side == Side.TARGET && first.inputs() > spec.embedding();
        boolean readsNumbers = firstLayer > 0 || looks || side == Side.SOURCE && spec.inputs() > 0;
        this.isTyped = firstLayer == 0 && side == Side.SOURCE && spec.inputs() > 0 && !spec.isGivenOnce();
        this.embedding = looks ? spec.embedding() : 0;
        int symbols = side == Side.TARGET ? spec.outputWidth() : spec.vocabulary();
        Wiring wiring = Wiring.LANGUAGE_MODEL.withHighway(!isSingle && spec.wiring().highway());
        this.alone = new ModelSpec(isSingle ? List.of(first.chosen()) : spec.stack(), readsNumbers ? 0 : symbols,
                readsNumbers ? 0 : spec.embedding(), 0, !isSingle && spec.residual(), readsNumbers ? first.inputs() : 0,
                readsNumbers ? 1 : 0, false, wiring);
    }

    /**
     * The part that a recurrence belongs to.
     *
     * @param recurrence of the side's tape
     */
    public static MovingPart of(ModelSpec spec, Side side, int recurrence) {
        return new MovingPart(spec, side, recurrence);
    }

    /** The side that a model reads on, or where it reads nothing the one that it writes on. */
    public static Side readingSide(ModelSpec spec) {
        return spec.wiring().shape() == Wiring.Shape.GENERATOR ? Side.TARGET : Side.SOURCE;
    }

    public Side side() {
        return side;
    }

    /** Its state. */
    public StateLayout layout() {
        return layout;
    }

    /** Whether it goes from the last step to the first. */
    public boolean isReverse() {
        return isReverse;
    }

    /** Whether a symbol enters, with or without numbers beside it. */
    public boolean readsSymbols() {
        return alone.readsSymbols() || embedding > 0;
    }

    /** Whether numbers enter that the network reads step by step, and that can be typed. */
    public boolean readsNumbers() {
        return isTyped;
    }

    /** How many numbers enter; 0 where a symbol does. */
    public int numbers() {
        return alone.inputs();
    }

    /** The layers as a network of their own. */
    ModelSpec alone() {
        return alone;
    }

    /** Their weights in a network of their own. */
    Parameters parameters(Parameters of) {
        ParameterLayout places = Topology.of(alone).parameters();
        Parameters own = new Parameters(places);
        for (ParameterLayout.Slice slice : places.slices()) {
            String name = slice.name();
            if (!name.startsWith("head.")) {
                own.set(name, of.get(prefix + (name.startsWith("rnn.") ? moved(name) + suffix : name)));
            }
        }
        return own;
    }

    private String moved(String name) {
        return firstLayer == 0 ? name : name.substring(0, name.lastIndexOf("_l") + 2) + firstLayer;
    }

    /** What enters at a step of a sequence that a network has run, in its first row. */
    StepInput input(Network run, Batch sequence, int step) {
        if (alone.readsSymbols()) {
            return StepInput.of(symbol(run, sequence, step));
        }
        var tape = run.tape(side);
        var place = tape.layout().place(input.name());
        float[] numbers = new float[place.columns()];
        for (int j = 0; j < numbers.length; j++) {
            numbers[j] = tape.values()[place.at(tape.layout().row(step), j)];
        }
        return StepInput.of(numbers);
    }

    private int symbol(Network run, Batch sequence, int step) {
        return side == Side.SOURCE ? sequence.tokens()[step]
                : step == 0 ? Topology.boundary(run.topology().spec()) : sequence.targets()[step - 1];
    }

    /** The same input with another symbol. */
    public StepInput withSymbol(Parameters of, StepInput input, int symbol) {
        if (alone.readsSymbols()) {
            return StepInput.of(symbol);
        }
        float[] numbers = input.numbers().clone();
        for (int j = 0; j < embedding; j++) {
            numbers[j] = of.get("decoder.embedding.weight", symbol, j);
        }
        return StepInput.of(numbers);
    }
}
