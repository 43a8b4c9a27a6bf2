package rnnscope.view.attention;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.control.YieldingRow;
import rnnscope.language.Words;
import rnnscope.session.example.ExampleAnswer;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.PairAnswer;
import rnnscope.session.file.SessionFile;
import rnnscope.session.library.Library;
import rnnscope.session.subject.Subjects;
import rnnscope.view.EmptyPane;
import rnnscope.view.EmptyPane.Offer;
import rnnscope.view.ExampleTransport;
import rnnscope.view.PerspectiveView;
import rnnscope.view.Shell;
import rnnscope.view.ViewContext;

/** View of the Attention perspective: see where a model looks in its source while it writes, step by step. */
public final class AttentionView implements PerspectiveView {
    /** Share of the width that "Now" takes, and what it takes besides. */
    private static final double NOW_SHARE = 0.27;
    private static final double NOW_EXTRA = 46;
    /** Models that are offered where there is no attention, one of each kind. */
    private static final List<String> ATTENDING = List.of("english-korean-gru", "shapes-gru", "questions-gru", "sentiment-lstm", "pos-heads",
            "block-sort");

    private final ExampleLab lab;
    private final AttentionViewModel model;
    private final ExampleTransport transport;
    private final SourceField field;
    private final SearchBar search;
    private final LinesPane lines;
    private final AttentionNow now;
    private final YieldingColumn score = new YieldingColumn();
    private final Shell shell = new Shell(NOW_SHARE, NOW_EXTRA, this::refresh);
    private final List<AttentionPage> pages;
    private final ObjectProperty<AttentionPage> page = new SimpleObjectProperty<>(this, "page");
    private final YieldingRow heading = new YieldingRow();
    private final StackPane place = new StackPane();
    private final EmptyPane nothing = new EmptyPane();
    private final Subjects subjects;
    private List<AttentionPage> offered = List.of();
    private Segments<AttentionPage> tabs;
    /** Title of the page that is to be turned to as soon as it is offered; null for none. */
    private String wanted;
    /** The page that nobody chose. */
    private AttentionPage usual;
    private ExampleAnswer shown;

    public AttentionView(ViewContext view) {
        lab = view.examples();
        subjects = view.subjects();
        model = new AttentionViewModel(lab);
        transport = new ExampleTransport(view);
        field = new SourceField(lab);
        pages = AttentionPages.all(new AttentionContext(view, model, shell::markStale));
        shell.setId("attention");
        heading.getStyleClass().add("pane-heading");
        VBox.setVgrow(place, Priority.ALWAYS);
        search = new SearchBar(lab);
        Visibility.show(search, false);
        lines = new LinesPane(view.figures(), lab, model, score.heightProperty());
        Forces forces = new Forces(view.session(), lab, model);
        now = new AttentionNow(view.figures(), model, forces::symbol, forces::symbol);
        List<FigureView> together = new ArrayList<>(now.views());
        together.add(lines);
        FigureView.appearTogether(together.toArray(FigureView[]::new));
        score.getChildren().addAll(field, search, lines, heading, place);
        score.getStyleClass().add("attention-score");
        score.giveWay(field, search, lines);
        shell.show(score, null);
        shell.showTransport(transport.bar());
        page.addListener((property, was, is) -> turn(was, is));
        model.setOnStale(shell::markStale);
        shell.setOnShown(shows -> {
            if (page.get() != null) {
                page.get().show(shows);
            }
        });
    }

    @Override
    public Region node() {
        return shell;
    }

    private void refresh() {
        model.refresh();
        AttentionMoment moment = model.moment();
        if (moment == null) {
            return;
        }
        if (moment.answer() != shown) {
            shown = moment.answer();
            offer();
            transport.showAnswer(shown);
        }
        PairAnswer pair = moment.pair();
        Visibility.show(search, pair != null);
        lines.show(moment, score.getHeight());
        if (pair != null) {
            search.show(pair);
        }
        AttentionPage shows = page.get();
        shell.show(score, shows != null && shows.now() != null ? shows.now() : pair == null ? null : now);
        if (shell.showsNow(now)) {
            now.show(moment);
        }
        if (shows != null) {
            shows.refresh();
        }
    }

    // Pages

    /** Offers the pages that the answer has something for. */
    private void offer() {
        List<AttentionPage> suiting = pages.stream().filter(p -> p.suits(shown)).toList();
        if (page.get() == usual || !suiting.contains(page.get())) {
            usual = suiting.isEmpty() ? null : suiting.get(0);
            page.set(usual);
        }
        if (!suiting.equals(offered)) {
            offered = suiting;
            tabs = new Segments<>("attention-pages", offered, AttentionPage::name, AttentionPage::title, AttentionPage::definition, page);
            showHeading();
        }
        turnToWanted();
        if (suiting.isEmpty()) {
            nothing.show(Words.of("view.attention.nothing", shown.model().card().name()), attending());
            place.getChildren().setAll(nothing);
        }
    }

    /** Of the newest answer, which may not show yet. */
    @Override
    public List<String> pages() {
        return lab.answer() == null ? List.of() : pages.stream().filter(one -> one.suits(lab.answer()))
                .map(AttentionPage::name).toList();
    }

    @Override
    public List<String> shownPages() {
        return page.get() == null ? List.of() : List.of(page.get().name());
    }

    @Override
    public void turnTo(String name) {
        wanted = name;
        turnToWanted();
    }

    @Override
    public SessionFile keep(SessionFile kept) {
        return page.get() == null || page.get() == usual ? kept : kept.withPage(page.get().name());
    }

    @Override
    public void take(SessionFile kept) {
        if (kept.page() == null && usual != null && offered.contains(usual)) {
            wanted = null;
            page.set(usual);
        } else {
            turnTo(kept.page());
        }
    }

    private void turnToWanted() {
        offered.stream().filter(one -> one.name().equalsIgnoreCase(wanted)).findFirst().ifPresent(one -> {
            wanted = null;
            page.set(one);
        });
    }

    /** The models that come with the program, of which each has something to show here. */
    private List<Offer> attending() {
        return ATTENDING.stream().flatMap(name -> Library.model(name).stream())
                .map(entry -> new Offer("attend-" + entry.name(), entry.name() + ": " + entry.description(),
                        () -> subjects.openModel(entry.name(), entry.load()))).toList();
    }

    private void turn(AttentionPage was, AttentionPage is) {
        boolean inScene = shell.isShown();
        if (was != null && inScene) {
            was.show(false);
        }
        if (is != null) {
            if (inScene) {
                is.show(true);
            }
            place.getChildren().setAll(is.node());
        }
        showHeading();
        shell.markStale();
    }

    private void showHeading() {
        heading.getChildren().clear();
        AttentionPage now = page.get();
        if (now == null) {
            return;
        }
        if (offered.size() > 1) {
            heading.getChildren().add(tabs);
        } else {
            Label title = new Label(now.title());
            title.getStyleClass().add("pane-title");
            Label words = new Label(now.definition());
            words.getStyleClass().add("pane-words");
            heading.getChildren().addAll(title, words);
            heading.giveWay(words);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Node options = now.options();
        heading.getChildren().add(gap);
        if (options != null) {
            heading.getChildren().add(options);
            heading.giveWay(options);
        }
    }

    // Keys

    @Override
    public boolean key(KeyEvent event) {
        return page.get() != null && page.get().key(event);
    }

    @Override
    public boolean type() {
        field.begin();
        return true;
    }
}
