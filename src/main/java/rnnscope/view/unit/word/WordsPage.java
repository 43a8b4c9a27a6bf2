package rnnscope.view.unit.word;

import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import rnnscope.analysis.word.FirstLayer;
import rnnscope.analysis.word.WordVectors;
import rnnscope.control.Card;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.model.Model;
import rnnscope.session.inquiry.Study;
import rnnscope.session.reading.Excerpt;
import rnnscope.session.word.WordLab;
import rnnscope.session.word.WordQuestion;
import rnnscope.session.word.WordTable;
import rnnscope.text.Vocabulary;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/**
 * Page of words as numbers: how a word enters the network, where the words of the model lie, which analogies hold. Of a
 * model that reads characters these are its words.
 */
public final class WordsPage implements UnitPage {
    private final UnitContext context;
    private final Study study;
    private final WordLab lab;
    private final WordChoice choice = new WordChoice();
    private final ObjectProperty<Show> show = new SimpleObjectProperty<>(this, "show", Show.PLANE);
    private final ObjectProperty<WordVectors.Kind> kind = new SimpleObjectProperty<>(this, "kind", WordVectors.Kind.READ);
    private final WaysInView ways;
    private final PlaneView plane;
    private final AnalogyView analogy;
    private final Label hint = new Label();
    private final HBox options;
    private final Segments<WordVectors.Kind> kinds;
    private final Card card;
    private final VBox node;
    /** Whether analogies have been shown. */
    private boolean compared;

    /** What shows of the words. */
    private enum Show {
        WAYS, PLANE, ANALOGY;

        private String key() {
            return "view.word.show." + name().toLowerCase(Locale.ROOT);
        }
    }

    public WordsPage(UnitContext context) {
        this.context = context;
        study = context.study();
        lab = new WordLab(study, Platform::runLater);
        ways = new WaysInView(context.figures(), choice, context.session().selection());
        plane = new PlaneView(context.figures(), lab, choice, context.changed());
        analogy = new AnalogyView(context.figures(), lab, context.changed());
        Segments<Show> shows = new Segments<>("words-show", List.of(Show.values()), s -> Words.inEnglish(s.key()),
                s -> Words.of(s.key()), s -> Words.of(s.key() + ".tip"), show);
        kinds = new Segments<>("words-vectors", List.of(WordVectors.Kind.values()), k -> Words.inEnglish(key(k)),
                k -> Words.of(key(k)), k -> Words.of(key(k) + ".tip"), kind);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        options = new HBox(shows, gap, kinds);
        options.getStyleClass().add("pane-options");
        options.setFillHeight(false);
        hint.setId("words-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("page-hint");
        StackPane shown = new StackPane(ways.node(), plane.node(), analogy.node());
        Visibility.bind(ways.node(), show.isEqualTo(Show.WAYS));
        Visibility.bind(plane.node(), show.isEqualTo(Show.PLANE));
        Visibility.bind(analogy.node(), show.isEqualTo(Show.ANALOGY));
        VBox content = new VBox(options, hint, shown);
        content.getStyleClass().add("page-content");
        VBox.setVgrow(shown, Priority.ALWAYS);
        card = new Card(content);
        card.setTitleOf("view.word.title");
        node = new VBox(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        lab.tables().answerProperty().addListener((property, was, is) -> context.changed().run());
        choice.chosenProperty().addListener((property, was, is) -> context.changed().run());
        show.addListener((property, was, is) -> shown(is));
        kind.addListener((property, was, is) -> context.changed().run());
    }

    /** Analogies open on what scores words, where more of them hold. */
    private void shown(Show is) {
        if (is == Show.ANALOGY && !compared) {
            compared = true;
            kind.set(WordVectors.Kind.WRITTEN);
        }
        context.changed().run();
    }

    private static String key(WordVectors.Kind kind) {
        return "view.word.vectors." + kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String key() {
        return "view.word.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            lab.cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt excerpt = study.excerpt();
        if (excerpt == null) {
            return;
        }
        Model model = excerpt.original().model();
        boolean isOfWays = show.get() == Show.WAYS;
        WordVectors.Kind wanted = isOfWays ? WordVectors.Kind.READ : WordVectors.has(model, kind.get()) ? kind.get()
                : kind.get() == WordVectors.Kind.READ ? WordVectors.Kind.WRITTEN : WordVectors.Kind.READ;
        Visibility.show(kinds, !isOfWays && WordVectors.has(model, WordVectors.Kind.READ)
                && WordVectors.has(model, WordVectors.Kind.WRITTEN));
        boolean has = WordVectors.has(model, wanted) && (!isOfWays || FirstLayer.has(model));
        hint.setText(has ? "" : Words.of(isOfWays && WordVectors.has(model, wanted) ? "view.word.no-layer"
                : "analysis.words.reads-numbers", model.card().name()));
        Visibility.show(hint, !has);
        if (!has) {
            card.setBeside("");
            return;
        }
        lab.tables().ask(new WordQuestion(model, wanted, excerpt.tokens(), excerpt.reading().vocabulary()));
        WordTable table = lab.tables().current();
        if (table == null) {
            return;
        }
        int step = Math.min(context.session().cursor().step(), excerpt.length() - 1);
        int read = excerpt.tokens().id(step);
        Vocabulary symbols = excerpt.reading().vocabulary();
        choice.putBeam(read < 0 || read >= symbols.size() ? null : symbols.symbol(read));
        card.setBeside(Words.of(wanted == WordVectors.Kind.WRITTEN ? "view.word.beside.written"
                : model.spec().embedding() > 0 ? "view.word.beside.embedding" : "view.word.beside.one-hot",
                Numbers.count(table.vectors().size()), table.vectors().width()));
        switch (show.get()) {
            case WAYS -> ways.refresh(model, table);
            case PLANE -> plane.refresh(table);
            default -> analogy.refresh(table);
        }
    }
}
