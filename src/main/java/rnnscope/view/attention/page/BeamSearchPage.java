package rnnscope.view.attention.page;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.figure.tree.BeamSearchNode;
import rnnscope.figure.tree.BeamSearchTreeFigure;
import rnnscope.language.Words;
import rnnscope.network.pair.Decoding;
import rnnscope.network.pair.Hypothesis;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleOptions;
import rnnscope.session.example.ExampleOptions.Search;
import rnnscope.session.example.PairAnswer;
import rnnscope.text.SymbolDisplay;
import rnnscope.view.attention.AttentionContext;
import rnnscope.view.attention.AttentionMoment;
import rnnscope.view.attention.AttentionPage;

/** Page of the beam search: what it wrote and considered, as a tree up to the step of the cursor. */
public final class BeamSearchPage implements AttentionPage {
    private static final int WIDEST = 8;
    /** How wide the tree opens, where symbols were only chosen one by one. */
    private static final int AT_FIRST = 4;

    private final AttentionContext context;
    private final FigureView tree;
    private final HBox options;
    private final ObjectProperty<Integer> width = new SimpleObjectProperty<>(this, "width", 1);
    private PairAnswer answer;
    private List<BeamSearchNode> nodes = List.of();
    private int step = -1;
    private boolean opened;
    /** How far the tree is dragged to the right. */
    private double shift;
    private double grabbed;

    public BeamSearchPage(AttentionContext context) {
        this.context = context;
        tree = new FigureView(context.figures());
        tree.setId("beam-tree");
        tree.setOnClicked((hit, event) -> {
            if (hit != null) {
                context.lab().cursor().moveTo(hit.step());
            }
        });
        tree.addEventHandler(ScrollEvent.SCROLL, event -> move(event.getDeltaX() + event.getDeltaY()));
        tree.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> grabbed = event.getX());
        tree.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            move(event.getX() - grabbed);
            grabbed = event.getX();
        });
        Label words = new Label(Words.of("view.attention.tree.width"));
        words.getStyleClass().add("pane-words");
        Segments<Integer> widths = new Segments<>("tree-width", IntStream.rangeClosed(1, WIDEST).boxed().toList(),
                Object::toString,
                k -> Words.of(k == 1 ? "view.attention.tree.width.one" : "view.attention.tree.width.more"), width);
        options = new HBox(words, widths);
        options.getStyleClass().add("pane-options");
        options.setAlignment(Pos.CENTER_LEFT);
        options.setMinWidth(Region.USE_PREF_SIZE);
        width.addListener((property, was, is) -> choose(is));
    }

    private void choose(int chosen) {
        ExampleOptions now = context.lab().options();
        if (chosen != width(now)) {
            context.lab().setOptions(chosen == 1 ? now.withSearch(Search.GREEDY)
                    : now.withSearch(Search.BEAM).withBeamWidth(chosen));
        }
    }

    /** Hypotheses side by side; 0 where symbols are drawn by lot. */
    private static int width(ExampleOptions options) {
        return switch (options.search()) {
            case GREEDY -> 1;
            case BEAM -> options.beamWidth();
            case SAMPLED -> 0;
        };
    }

    private void move(double by) {
        shift += by / context.figures().scale();
        context.changed().run();
    }

    @Override
    public void show(boolean shows) {
        if (shows && !opened && width(context.lab().options()) == 1) {
            choose(AT_FIRST);
        }
        opened |= shows;
    }

    @Override
    public String key() {
        return "view.attention.tree.";
    }

    @Override
    public boolean suits(ExampleAnswer shown) {
        return shown instanceof PairAnswer;
    }

    @Override
    public Region node() {
        return tree;
    }

    @Override
    public Node options() {
        return options;
    }

    @Override
    public void refresh() {
        AttentionMoment moment = context.model().moment();
        if (moment.pair() != answer) {
            answer = moment.pair();
            nodes = nodes(answer);
            shift = 0;
        }
        if (moment.step() != step) {
            step = moment.step();
            shift = 0;
        }
        width.set(width(answer.options()));
        tree.figureProperty().set(new BeamSearchTreeFigure(nodes, answer.decoding().chosen().id(), step, shift));
        tree.describe("view.attention.tree.access", nodes.size(), step + 1, answer.steps(), answer.written(step));
    }

    private static List<BeamSearchNode> nodes(PairAnswer answer) {
        Decoding decoding = answer.decoding();
        return decoding.tree().stream().map(h -> node(answer, h)).toList();
    }

    private static BeamSearchNode node(PairAnswer answer, Hypothesis h) {
        return new BeamSearchNode(h.parent(), h.step(), SymbolDisplay.cell(answer.word(h.symbol())), h.logProbability(),
                switch (h.fate()) {
                    case KEPT -> BeamSearchNode.Fate.KEPT;
                    case DROPPED -> BeamSearchNode.Fate.DROPPED;
                    case ENDED -> BeamSearchNode.Fate.ENDED;
                });
    }
}
