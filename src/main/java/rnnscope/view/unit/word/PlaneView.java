package rnnscope.view.unit.word;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.word.WordVectors;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.figure.Numbers;
import rnnscope.figure.word.NearWordsFigure;
import rnnscope.figure.word.WordPlaneFigure;
import rnnscope.figure.word.WordPlaneFigure.Cloud;
import rnnscope.figure.word.WordPlaneFigure.View;
import rnnscope.language.Words;
import rnnscope.session.word.WordLab;
import rnnscope.session.word.WordPlane;
import rnnscope.session.word.WordPlane.Kind;
import rnnscope.session.word.WordTable;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/** Plane of the words, by PCA or t-SNE, with the neighbours of the word that is looked at below. */
final class PlaneView {
    private static final int NEAR = 8;
    /** Neighbours that lines lead to. */
    private static final int LINES = 5;
    private static final int PERPLEXITY = 20;
    private static final double MOST_ZOOM = 40;

    private final WordLab lab;
    private final WordChoice choice;
    private final Runnable changed;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.NEIGHBOURS);
    private final Slider perplexity = new Slider(5, 50, PERPLEXITY);
    private final Label perplexityWords = new Label();
    private final Label words = new Label();
    private final TextField search = new TextField();
    private final FigureView figure;
    private final FigureView near;
    private final YieldingColumn node;
    private View view = View.ALL;
    private Point2D dragged;
    private WordPlane drawn;
    private Cloud cloud;
    private WordTable table;

    PlaneView(FigureContext figures, WordLab lab, WordChoice choice, Runnable changed) {
        this.lab = lab;
        this.choice = choice;
        this.changed = changed;
        figure = new FigureView(figures);
        figure.setId("words-plane");
        figure.setLeast(240, 140);
        near = new FigureView(figures);
        near.setId("words-near");
        near.setLeast(240, NearWordsFigure.height(3));
        VBox work = new VBox(options(), levers(), new WorkBar(Words.of("view.word.plane.working"), lab.planes()), figure);
        work.getStyleClass().add("page-content");
        VBox.setVgrow(figure, Priority.ALWAYS);
        VBox.setVgrow(work, Priority.ALWAYS);
        near.prefHeightProperty().bind(figures.scaleProperty().multiply(NearWordsFigure.height(NEAR)));
        near.minHeightProperty().bind(figures.scaleProperty().multiply(NearWordsFigure.height(3)));
        node = new YieldingColumn(work, near);
        node.giveWay(near);
        node.getStyleClass().add("page-content");
        lab.planeProperty().addListener((property, was, is) -> changed.run());
        kind.addListener((property, was, is) -> {
            view = View.ALL;
            changed.run();
        });
        perplexity.valueProperty().addListener((property, was, is) -> showPerplexity());
        perplexity.valueChangingProperty().addListener((property, was, is) -> changed.run());
        perplexity.setOnKeyReleased(event -> changed.run());
        showPerplexity();
        figure.setOnClicked((hit, event) -> choose(hit == null ? null : table.word(hit.unit()), event));
        near.setOnClicked((hit, event) -> {
            if (hit != null) {
                choice.choose(table.vectors().vocabulary().symbol(hit.unit()));
            }
        });
        figure.addEventHandler(ScrollEvent.SCROLL, this::zoom);
        figure.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> dragged = new Point2D(event.getX(), event.getY()));
        figure.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
    }

    private HBox options() {
        Segments<Kind> kinds = new Segments<>("words-by", List.of(Kind.NEIGHBOURS, Kind.COMPONENTS),
                k -> k == Kind.COMPONENTS ? "PCA" : "t-SNE", k -> k == Kind.COMPONENTS ? "PCA" : "t-SNE",
                k -> Words.of(k == Kind.COMPONENTS ? "view.word.plane.pca.tip" : "view.word.plane.tsne.tip"), kind);
        kinds.setMinWidth(Region.USE_PREF_SIZE);
        search.setId("words-search");
        search.setPromptText(Words.of("view.word.search"));
        search.setAccessibleText(Words.of("view.word.search"));
        search.setTooltip(new Tooltip(Words.of("view.word.search.tip")));
        search.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(search, Priority.ALWAYS);
        search.textProperty().addListener((property, was, is) -> search(is.strip()));
        HBox line = new HBox(kinds, search);
        line.getStyleClass().add("pane-options");
        return line;
    }

    private HBox levers() {
        perplexity.setId("words-perplexity");
        perplexity.setBlockIncrement(5);
        perplexity.setAccessibleText(Words.of("view.word.perplexity"));
        perplexity.setTooltip(new Tooltip(Words.of("view.word.perplexity.tip")));
        perplexityWords.getStyleClass().add("pane-words");
        perplexityWords.setMinWidth(Region.USE_PREF_SIZE);
        words.setId("words-plane-says");
        words.getStyleClass().add("pane-words");
        HBox lever = new HBox(perplexityWords, perplexity);
        lever.getStyleClass().add("pane-options");
        lever.setMinWidth(Region.USE_PREF_SIZE);
        Visibility.bind(lever, kind.isEqualTo(Kind.NEIGHBOURS));
        YieldingRow line = new YieldingRow(lever, words);
        line.giveWay(words);
        line.getStyleClass().add("pane-options");
        return line;
    }

    private int perplexity() {
        return (int) Math.round(perplexity.getValue());
    }

    private void showPerplexity() {
        perplexityWords.setText(Words.of("view.word.perplexity.is", perplexity()));
        if (!perplexity.isValueChanging()) {
            changed.run();
        }
    }

    /** The word that was typed, or else the most frequent one that begins so. */
    private void search(String typed) {
        if (typed.isEmpty() || table == null) {
            choice.choose(null);
            return;
        }
        int exact = table.vectors().vocabulary().id(typed);
        int found = exact >= 0 ? exact : IntStream.range(0, table.size()).filter(i -> table.word(i).startsWith(typed))
                .map(table::symbol).findFirst().orElse(-1);
        search.pseudoClassStateChanged(PseudoClass.getPseudoClass("wrong"), found < 0);
        if (found >= 0) {
            choice.choose(table.vectors().vocabulary().symbol(found));
        }
    }

    private void choose(String word, MouseEvent event) {
        if (event.getClickCount() == 2) {
            view = View.ALL;
            changed.run();
        } else if (event.isStillSincePress()) {
            choice.choose(word);
        }
    }

    // What shows of the plane

    private void zoom(ScrollEvent event) {
        if (event.getDeltaY() == 0) {
            return;
        }
        double factor = Math.max(1 / view.zoom(), Math.min(MOST_ZOOM / view.zoom(), Math.pow(1.0015, event.getDeltaY())));
        // what is under the pointer stays there
        double across = (event.getX() - figure.getWidth() / 2) / figure.getWidth() / view.zoom();
        double up = (figure.getHeight() / 2 - event.getY()) / figure.getWidth() / view.zoom();
        double zoom = view.zoom() * factor;
        view = zoom <= 1.001 ? View.ALL : new View(zoom, view.x() + across * (1 - 1 / factor), view.y() + up * (1 - 1 / factor));
        event.consume();
        changed.run();
    }

    private void drag(MouseEvent event) {
        if (dragged != null && view.zoom() > 1) {
            double part = 1 / figure.getWidth() / view.zoom();
            view = new View(view.zoom(), view.x() - (event.getX() - dragged.getX()) * part,
                    view.y() + (event.getY() - dragged.getY()) * part);
            dragged = new Point2D(event.getX(), event.getY());
            changed.run();
        }
    }

    Region node() {
        return node;
    }

    void refresh(WordTable now) {
        table = now;
        lab.planes().ask(new WordPlane.Question(now, kind.get(), kind.get() == Kind.COMPONENTS ? 0 : perplexity()));
        WordPlane plane = lab.planeProperty().get();
        boolean suits = plane != null && plane.isLinear() == (kind.get() == Kind.COMPONENTS);
        Waiting.show(figure, !suits || plane.table() != now);
        int symbol = choice.symbol(now);
        if (suits) {
            show(plane, symbol);
        }
        showNear(now, symbol);
    }

    private void show(WordPlane plane, int symbol) {
        WordTable of = plane.table();
        if (plane != drawn) {
            drawn = plane;
            cloud = cloud(plane);
            words.setText(plane.isLinear()
                    ? Words.of("view.word.plane.variance", Numbers.percent(plane.shares()[0] + plane.shares()[1], 0))
                    : Words.of("view.word.plane.divergence", Numbers.signed(plane.divergence(), 3), plane.steps()));
        }
        int chosen = symbol < 0 ? -1 : of.place(symbol);
        List<Integer> nearest = chosen < 0 ? List.of() : of.vectors().neighbours(symbol, LINES).stream()
                .map(one -> of.place(one.symbol())).filter(i -> i >= 0).toList();
        int beam = choice.beam(of);
        figure.figureProperty().set(new WordPlaneFigure(cloud, beam < 0 ? -1 : of.place(beam), chosen, nearest, view));
        figure.describe("view.word.plane.access", kind.get() == Kind.COMPONENTS ? "PCA" : "t-SNE", of.size());
    }

    private static Cloud cloud(WordPlane plane) {
        WordTable of = plane.table();
        int[] counts = IntStream.range(0, of.size()).map(of::count).toArray();
        List<String> names = IntStream.range(0, of.size()).mapToObj(i -> WaysInView.name(of.vectors(), of.symbol(i))).toList();
        return new Cloud(plane.x(), plane.y(), names, counts,
                plane.isLinear() ? Words.of("view.unit.states.first", Numbers.percent(plane.shares()[0], 0)) : "",
                plane.isLinear() ? Words.of("view.unit.states.second", Numbers.percent(plane.shares()[1], 0)) : "");
    }

    private void showNear(WordTable of, int symbol) {
        near.figureProperty().set(symbol < 0 ? null : new NearWordsFigure(
                Words.of("view.word.near", WaysInView.name(of.vectors(), symbol)), of.vectors().neighbours(symbol, NEAR).stream()
                        .map(one -> new NearWordsFigure.Row(one.symbol(), WaysInView.name(of.vectors(), one.symbol()), one.cosine(),
                                one.distance())).toList(), null));
        near.setAccessibleText(symbol < 0 ? "" : Words.of("view.word.near", WaysInView.name(of.vectors(), symbol)));
    }
}
