package rnnscope.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import rnnscope.cell.Cells;
import rnnscope.model.ModelSpec;
import rnnscope.model.ParameterLayout;
import rnnscope.model.Wiring;
import rnnscope.model.Wiring.Direction;
import rnnscope.model.Wiring.Shape;
import rnnscope.network.attention.AttentionalState;
import rnnscope.network.attention.Pool;
import rnnscope.network.attention.SelfAttention;
import rnnscope.network.attention.SourceAttention;
import rnnscope.network.glimpse.Drawing;
import rnnscope.network.glimpse.FilterGrid;
import rnnscope.network.glimpse.GivenNumbers;
import rnnscope.network.glimpse.Glimpse;
import rnnscope.network.module.Module;
import rnnscope.network.module.Room;
import rnnscope.network.module.Stepwise;
import rnnscope.network.module.block.FeedForward;
import rnnscope.network.module.block.LayerNorm;
import rnnscope.network.module.block.Positions;
import rnnscope.network.module.layer.Bridge;
import rnnscope.network.module.layer.Concatenation;
import rnnscope.network.module.layer.Dropout;
import rnnscope.network.module.layer.Embedding;
import rnnscope.network.module.layer.GivenBeside;
import rnnscope.network.module.layer.Highway;
import rnnscope.network.module.layer.Linear;
import rnnscope.network.module.layer.NumberInput;
import rnnscope.network.module.layer.Residual;
import rnnscope.network.module.output.Pixels;
import rnnscope.network.module.output.Softmax;
import rnnscope.network.module.output.SquaredError;
import rnnscope.network.module.recurrent.Recurrent;
import rnnscope.tape.Quantity;
import rnnscope.tape.Side;
import rnnscope.tape.TapeLayout;

/**
 * Modules of a network in the order in which they run, and what follows from them: names and shapes of the parameters,
 * places on the tapes, what is linked to what. There are these wirings (x what enters, y what leaves the layers):
 *
 * <pre>
 *   language model     logits_t = W_head y_t + b_head, at every step the next symbol, or numbers; with heads of
 *                      self-attention over the past in between
 *   tagger             the same with labels, in both directions or from the end where asked for
 *   classifier, regressor   of a {@link Pool} of all y_t; of a picture that is given once, x_t the {@link Glimpse} that
 *                      h_{t−1} chose, step by step
 *   encoder-decoder    (Sutskever, Vinyals and Le, 2014; Cho et al., 2014) the source through its layers; a {@link Bridge}
 *                      to the state of the decoder; the decoder with its {@link SourceAttention} step by step, the last
 *                      symbol written entering
 *   drawer             numbers given once enter at every step, and each adds a patch to a canvas ({@link Drawing})
 *   generator          the decoder alone, its first state a linear map of numbers given once (one to many), or with a
 *                      first state of zero and these numbers beside the last symbol at every step ({@link GivenBeside})
 *   answerer           (Antol et al., 2015) the source through its layers, as an encoder; the words of a question through
 *                      those of a decoder, with its attention to the source at every word; a {@link Pool} of the words
 * </pre>
 *
 * Those that decode nothing may have blocks of a Transformer in place of recurrent layers: {@link Positions}, then in each
 * {@link SelfAttention}, {@link FeedForward}, and behind either {@link LayerNorm}.
 *
 * A decoder has one symbol more than its vocabulary, {@link #boundary}: it enters at the first step, and it is predicted
 * after the last symbol. While training, the symbols that should have been written enter (teacher forcing; Williams and
 * Zipser, 1989).
 */
public final class Topology {
    /** What lies on the decoder's tape where numbers are given once. */
    private static final Quantity GIVEN = new Quantity(Side.TARGET, "given");

    private final ModelSpec spec;
    private final List<Module> modules = new ArrayList<>();

    private Topology(ModelSpec spec) {
        this.spec = spec;
        Quantity read;
        Side side;
        if (spec.draws()) {
            add(new Pixels(drawing(), spec.outputs()));
            return;
        }
        if (spec.wiring().shape().decodes() || spec.wiring().shape().asks()) {
            side = Side.TARGET;
            read = decoder(encoder());
            if (isPooled()) {
                read = add(new Pool(spec.wiring().pooling(), read, spec.top().width(), Direction.FORWARD));
            }
        } else {
            side = Side.SOURCE;
            Quantity enters = spec.wiring().glimpses().any() ? null : enter("embedding.weight");
            read = spec.isTransformer() ? blocks(enters) : spec.wiring().glimpses().any() ? glimpses()
                    : stack(modules, Side.SOURCE, "rnn", enters, spec.inputWidth(0), spec.wiring().direction(), false, false);
            if (spec.wiring().heads() > 0 && !spec.isTransformer()) {
                read = add(new SelfAttention(spec.wiring().heads(), isCausal(), read, spec.width()));
            }
            if (isPooled()) {
                read = add(new Pool(spec.wiring().pooling(), read, spec.width(), spec.wiring().direction()));
            }
        }
        int width = side == Side.TARGET ? spec.top().width() : spec.width();
        Quantity scores = add(new Linear("head", symbol(read), read, new Quantity(side, spec.predictsSymbols() ? "logits" : "outputs"),
                width, spec.outputWidth(), spec.headBias(), isPooled()));
        add(spec.predictsSymbols() ? new Softmax(scores, spec.outputWidth(), isPooled())
                : new SquaredError(scores, isPooled()));
    }

    /**
     * The modules of a network.
     *
     * @throws IllegalArgumentException in words for the user when the cell is unknown
     */
    public static Topology of(ModelSpec spec) {
        return new Topology(spec);
    }

    private Quantity add(Module module) {
        modules.add(module);
        return module.output();
    }

    /** What a head reads, in its equation. */
    private String symbol(Quantity read) {
        return isPooled() ? "p" : read.name().equals(AttentionalState.place()) ? "a_t"
                : read.id().equals("hidden") ? "h_t" : "y_t";
    }

    /** What enters the layers that read; null where that is a one-hot symbol. */
    private Quantity enter(String table) {
        if (spec.inputs() > 0) {
            return add(new NumberInput(new Quantity(Side.SOURCE, "inputs"), spec.inputs(), false));
        }
        return spec.embedding() == 0 ? null : add(new Embedding(table, spec.vocabulary(), spec.embedding(),
                new Quantity(Side.SOURCE, "embedding")));
    }

    /** Recurrent layers one above the other; what leaves them. */
    private Quantity stack(List<Module> to, Side side, String prefix, Quantity input, int inputs, Direction direction,
            boolean begins, boolean ends) {
        Quantity x = input;
        int width = inputs;
        for (int l = 0; l < spec.layers(); l++) {
            if (l > 0 && spec.dropout() > 0) {
                Dropout dropout = new Dropout(x, l, width);
                to.add(dropout);
                x = dropout.output();
            }
            Recurrent layer = new Recurrent(side, prefix, spec.layer(l), l, x, width, direction, begins, ends);
            to.add(layer);
            Quantity y = layer.output();
            if (x != null && width == layer.width() && spec.residual()) {
                Residual residual = new Residual(y, x, l, width);
                to.add(residual);
                y = residual.output();
            } else if (x != null && width == layer.width() && spec.wiring().highway()) {
                String name = prefix.substring(0, prefix.length() - "rnn".length()) + "highway_l" + l;
                Highway highway = new Highway(name, y, x, l, width);
                to.add(highway);
                y = highway.output();
            }
            x = y;
            width = layer.width();
        }
        return x;
    }

    /**
     * Blocks of a Transformer one above the other (Vaswani et al., 2017), normalised behind each residual connection; what
     * leaves them.
     */
    private Quantity blocks(Quantity embedded) {
        int width = spec.width();
        Quantity x = add(new Positions(embedded, width));
        for (int l = 0; l < spec.layers(); l++) {
            if (l > 0 && spec.dropout() > 0) {
                x = add(new Dropout(x, l, width));
            }
            Quantity attended = add(new SelfAttention(l, spec.wiring().heads(), isCausal(), x, width));
            Quantity normed = add(new LayerNorm(attended, l, 1, width));
            Quantity fed = add(new FeedForward(normed, l, width));
            Quantity sum = add(new Residual(fed, normed, l, width, true));
            x = add(new LayerNorm(sum, l, 2, width));
        }
        return x;
    }

    /** The canvas after the last step, of layers that draw on it again and again. */
    private Quantity drawing() {
        Quantity given = add(new NumberInput(new Quantity(Side.SOURCE, GIVEN.name()), spec.inputs(), true));
        GivenNumbers enters = new GivenNumbers(given, spec.inputs(), new Quantity(Side.SOURCE, "inputs"));
        List<Module> steps = new ArrayList<>(List.of(enters));
        Quantity h = stack(steps, Side.SOURCE, "rnn", enters.output(), spec.inputs(), Direction.FORWARD, false, false);
        FilterGrid grid = new FilterGrid(Drawing.NAME, h, false, spec.top().width(), spec.pictureSide(),
                spec.wiring().glimpses().patch());
        Drawing drawing = new Drawing(grid, h, spec.top().width());
        steps.addAll(List.of(grid, drawing));
        add(new Stepwise(steps));
        return add(new Pool(spec.wiring().pooling(), drawing.output(), spec.outputs(), Direction.FORWARD));
    }

    /** What leaves the layers that look at a picture again and again. */
    private Quantity glimpses() {
        Quantity picture = add(new NumberInput(Glimpse.PICTURE, spec.inputs(), true));
        FilterGrid grid = new FilterGrid(Glimpse.NAME, Quantity.channel(spec.layers() - 1, "hidden"), true,
                spec.top().width(), spec.pictureSide(), spec.wiring().glimpses().patch());
        Glimpse glimpse = new Glimpse(picture, grid);
        List<Module> steps = new ArrayList<>(List.of(grid, glimpse));
        Quantity read = stack(steps, Side.SOURCE, "rnn", glimpse.output(), spec.inputWidth(0), Direction.FORWARD, false, false);
        add(new Stepwise(steps));
        return read;
    }

    /** What leaves the layers that read the source; null where numbers are given once. */
    private Quantity encoder() {
        if (spec.wiring().shape() == Shape.GENERATOR) {
            add(new NumberInput(GIVEN, spec.inputs(), true));
            return null;
        }
        return stack(modules, Side.SOURCE, "encoder.rnn", enter("encoder.embedding.weight"), spec.inputWidth(0),
                spec.wiring().direction(), false, true);
    }

    private Quantity decoder(Quantity states) {
        boolean everyStep = spec.wiring().everyStep();
        if (!everyStep) {
            add(bridge());
        }
        List<Module> steps = new ArrayList<>();
        Embedding embedding = new Embedding("decoder.embedding.weight", spec.wiring().shape().asks() ? spec.vocabulary()
                : spec.outputWidth(), spec.embedding(),
                new Quantity(Side.TARGET, "embedding"));
        steps.add(embedding);
        Wiring.Scoring scoring = spec.wiring().scoring();
        Quantity x = embedding.output();
        int width = spec.embedding();
        Quantity context = null;
        if (SourceAttention.asksBefore(scoring)) {
            SourceAttention attention = new SourceAttention(scoring, states, Quantity.channel(Side.TARGET,
                    spec.layers() - 1, "hidden"), spec.width(), spec.top().width());
            context = attention.output();
            Concatenation enters = new Concatenation(x, context, width, width + spec.width(),
                    new Quantity(Side.TARGET, "enters"));
            steps.add(attention);
            steps.add(enters);
            x = enters.output();
            width = enters.width();
        }
        if (everyStep) {
            GivenBeside enters = new GivenBeside(x, GIVEN, width, width + spec.inputs(), new Quantity(Side.TARGET, "enters"));
            steps.add(enters);
            x = enters.output();
            width = enters.width();
        }
        Quantity top = stack(steps, Side.TARGET, "decoder.rnn", x, width, Direction.FORWARD, !everyStep, false);
        if (scoring != Wiring.Scoring.NONE) {
            if (context == null) {
                SourceAttention attention = new SourceAttention(scoring, states, top, spec.width(), spec.top().width());
                context = attention.output();
                steps.add(attention);
            }
            steps.add(new AttentionalState(context, top, spec.width(), spec.top().width()));
        }
        add(new Stepwise(steps));
        return steps.get(steps.size() - 1).output();
    }

    private Bridge bridge() {
        boolean copies = spec.wiring().shape().encodes() && !spec.wiring().bidirectional();
        List<Bridge.Mapping> mappings = new ArrayList<>();
        for (int l = 0; l < spec.layers(); l++) {
            int layer = l;
            for (String state : Cells.of(spec.cell(l)).state()) {
                int width = state.equals("hidden") ? spec.layer(l).width() : spec.units(l);
                Quantity from = modules.stream().filter(m -> m instanceof Recurrent r && r.layer() == layer)
                        .map(m -> ((Recurrent) m).end(state)).findFirst().orElse(GIVEN);
                mappings.add(new Bridge.Mapping(from, Quantity.channel(Side.TARGET, l, state), Cells.of(spec.cell(l)).channel(state),
                        copies ? null : "bridge." + state + "_l" + l,
                        from.equals(GIVEN) ? spec.inputs() : width * spec.wiring().directions(), width));
            }
        }
        return new Bridge(mappings.get(0).from().equals(GIVEN) ? "given" : copies ? "h_S" : "(h^→_S, h^←_1)", mappings);
    }

    // What it is

    public ModelSpec spec() {
        return spec;
    }

    /** In the order in which they run. */
    public List<Module> modules() {
        return modules;
    }

    /** The same with composites taken apart. */
    public List<Module> parts() {
        return modules.stream().flatMap(m -> m instanceof Stepwise steps ? steps.parts().stream()
                : Stream.of(m)).toList();
    }

    /** The modules of a kind, in the order in which they run, composites taken apart. */
    public <M extends Module> List<M> all(Class<M> kind) {
        return parts().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The recurrent layers of a side, from the bottom up. */
    public List<Recurrent> layers(Side side) {
        return all(Recurrent.class).stream().filter(layer -> layer.side() == side).toList();
    }

    /** Whether anything happens on a side. */
    public boolean has(Side side) {
        return modules.stream().anyMatch(m -> m.side() == side);
    }

    /** The side on which is predicted. */
    public Side side() {
        return modules.get(modules.size() - 1).side();
    }

    /** What enters the lowest layer that reads; null for one-hot symbols. */
    public Quantity entering() {
        String place = spec.glimpses() ? Glimpse.PATCH : spec.inputs() > 0 ? "inputs" : "embedding";
        return spec.readsSymbols() && spec.embedding() == 0 ? null : new Quantity(Side.SOURCE, place);
    }

    /** What leaves the network before a softmax: "logits" or "outputs". */
    public Quantity scores() {
        return modules.get(modules.size() - 1).reads().get(0);
    }

    /** Whether one prediction is made of a whole sequence. */
    public boolean isPooled() {
        return spec.wiring().shape().isPooled();
    }

    /** Whether a step may look at those before it alone. */
    public boolean isCausal() {
        return spec.wiring().shape() == Shape.LANGUAGE_MODEL;
    }

    /** Whether all that a step needs of the past is the state, so that a window can go on from the end of another. */
    public boolean carriesState() {
        return isCausal() && spec.wiring().heads() == 0;
    }

    /** Number of the symbol that begins and ends what a decoder writes. */
    public static int boundary(ModelSpec spec) {
        return spec.wiring().symbols();
    }

    /** All that can be changed while it runs, in the order of computation. */
    public List<Quantity> changeable() {
        return parts().stream().flatMap(m -> m.sites().stream().map(name -> new Quantity(m.side(), name))).toList();
    }

    /** Whether a direction can be added to it: to the state of a cell, and to what leaves any other module. */
    public boolean canBePushed(Quantity quantity) {
        return all(Recurrent.class).stream().filter(layer -> layer.writes(quantity))
                .allMatch(layer -> layer.cell().state().contains(quantity.id()));
    }

    // What follows from it

    /**
     * Names and shapes of the parameters, PyTorch's where it has the module: those of a side in the order embedding,
     * layers, what goes past them, the rest.
     *
     * @throws IllegalArgumentException in words for the user when they do not fit into one array
     */
    public ParameterLayout parameters() {
        ParameterLayout.Builder layout = new ParameterLayout.Builder();
        parts().stream().sorted(Comparator.comparing(Module::side).thenComparing(Topology::rank))
                .forEach(module -> module.declare(layout));
        return layout.build();
    }

    private static int rank(Module module) {
        return module instanceof Bridge ? 0 : module instanceof Embedding ? 1 : module instanceof Recurrent ? 2
                : module instanceof Highway ? 3 : 4;
    }

    /**
     * Places of all values that a batch writes on a side.
     *
     * @throws IllegalArgumentException in words for the user when they do not fit into one array
     */
    public TapeLayout tape(Side side, Room room) {
        TapeLayout.Builder layout = new TapeLayout.Builder(room.sequences(), room.steps(side));
        if (layers(side).stream().anyMatch(Recurrent::bidirectional)) {
            layout.bidirectional();
        } else if (layers(side).stream().anyMatch(layer -> layer.isReverse(0))) {
            layout.backward();
        }
        modules.stream().filter(m -> m.side() == side).forEach(m -> m.declare(layout, room));
        return layout.build();
    }

    /** Places of all values that a batch of one side writes. */
    public TapeLayout tape(int sequences, int steps) {
        return tape(side(), new Room(sequences, steps, steps));
    }

    /**
     * Values that a batch writes, without their gradients: floats of the tapes.
     *
     * @throws IllegalArgumentException in words for the user when they do not fit into one array
     */
    public long floats(Room room) {
        long floats = 0;
        for (Side side : Side.values()) {
            floats += has(side) ? tape(side, room).size() : 0;
        }
        return floats;
    }
}
