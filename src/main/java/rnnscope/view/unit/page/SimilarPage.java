package rnnscope.view.unit.page;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.similarity.TextWords;
import rnnscope.analysis.similarity.WordProfiles;
import rnnscope.analysis.unit.Activity;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.figure.Figure;
import rnnscope.figure.map.CorrelationFigure;
import rnnscope.figure.map.WordMapFigure;
import rnnscope.language.Words;
import rnnscope.network.Progress;
import rnnscope.session.Selection;
import rnnscope.session.Session;
import rnnscope.session.inquiry.Activities;
import rnnscope.session.inquiry.Inquiry;
import rnnscope.session.inquiry.Similarity;
import rnnscope.session.inquiry.Study;
import rnnscope.session.inquiry.UnitQuestion;
import rnnscope.session.reading.Excerpt;
import rnnscope.view.Waiting;
import rnnscope.view.unit.UnitContext;
import rnnscope.view.unit.UnitPage;

/** Page of similar units: which units do the same, and which words they do it for. */
public final class SimilarPage implements UnitPage {
    /** Words that are told apart. */
    private static final int WORDS = 36;

    private final Session session;
    private final Study study;
    private final Inquiry<UnitQuestion<Kind>, Object> inquiry;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(this, "kind", Kind.UNITS);
    private final FigureView figure;
    private final FigurePlaceholder placeholder =
            new FigurePlaceholder(Words.of("view.unit.similar.no-words"));
    private final Card card;
    private final VBox node;
    /** What the figure was last made from. */
    private Object painted;

    /** What units are compared by. */
    private enum Kind {
        UNITS, BEFORE, READING;

        private String key() {
            return "view.unit.similar." + name().toLowerCase(Locale.ROOT);
        }

        private String tip() {
            return Words.of(key() + ".tip");
        }
    }

    public SimilarPage(UnitContext context, Activities activities) {
        session = context.session();
        study = context.study();
        inquiry = study.inquiry((question, progress) -> answer(question, activities, progress));
        figure = new FigureView(context.figures());
        figure.setLeast(240, 72);
        figure.setId("similar");
        Segments<Kind> kinds = new Segments<>("similar-by", List.of(Kind.values()),
                k -> Words.inEnglish(k.key()), k -> Words.of(k.key()), Kind::tip, kind);
        VBox content = new VBox(kinds, new WorkBar(Words.of("view.unit.reading"), inquiry), placeholder, figure);
        content.getStyleClass().add("page-content");
        VBox.setVgrow(figure, Priority.ALWAYS);
        card = new Card(content);
        node = new VBox(card);
        VBox.setVgrow(card, Priority.ALWAYS);
        inquiry.answerProperty().addListener((property, was, is) -> context.changed().run());
        kind.addListener((property, was, is) -> context.changed().run());
        figure.setOnPointed((hit, event) -> session.selection().previewUnit(hit == null ? -1 : hit.unit()));
        figure.setOnClicked((hit, event) -> {
            if (hit != null) {
                session.selection().pinUnit(hit.unit());
            }
        });
    }

    private static Object answer(UnitQuestion<Kind> question, Activities activities, Progress progress) {
        if (question.kind() == Kind.UNITS) {
            return Similarity.of(question, activities, progress);
        }
        Activity activity = activities.of(question.reading(), question.layer(), question.channel(), progress);
        return WordProfiles.of(TextWords.of(question.reading().tokens(), activity.steps(), WORDS), activity.units(),
                activity::value, question.kind() == Kind.BEFORE ? WordProfiles.Kind.EXPECTS
                        : WordProfiles.Kind.RESPONDS);
    }

    @Override
    public String key() {
        return "view.unit.similar.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            inquiry.cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt excerpt = study.excerpt();
        if (excerpt == null) {
            return;
        }
        Selection selection = session.selection();
        Kind now = kind.get();
        inquiry.ask(new UnitQuestion<>(excerpt.reading(), selection.layer(), selection.textChannelProperty().get(),
                now));
        card.setTitleOf(now == Kind.UNITS ? "view.unit.similar.card" : "view.unit.similar.card.words");
        card.setBeside(Words.of(now.key() + ".beside"));
        card.setAside(excerpt.trace().layout().channelWithId(selection.layer(), selection.textChannelProperty().get()).symbol());
        Object answer = inquiry.current();
        Waiting.show(figure, answer == null && !session.isChanging());
        if (answer == null) {
            return;
        }
        if (answer != painted) {
            painted = answer;
            placeholder.show(answer instanceof WordProfiles profiles && profiles.words().words().isEmpty(), figure);
            figure.figureProperty().set(figure(answer, selection.unit(), now));
        } else {
            figure.figureProperty().set(marked(figure.figureProperty().get(), selection.unit()));
        }
        figure.setAccessibleText(Words.of("view.unit.similar.access", now.tip(), selection.unit()));
    }

    /** The same picture with another unit marked. */
    private static Figure marked(Figure shown, int unit) {
        if (shown instanceof CorrelationFigure units) {
            return units.selected() == unit ? units
                    : new CorrelationFigure(units.units(), units.r(), units.tree(), unit);
        }
        return shown instanceof WordMapFigure map && map.selected() != unit
                ? new WordMapFigure(map.words(), map.units(), map.z(), map.tree(), unit, map.meaning()) : shown;
    }

    private static Figure figure(Object answer, int unit, Kind kind) {
        if (answer instanceof Similarity similarity) {
            return correlations(similarity, unit);
        }
        return answer instanceof WordProfiles profiles ? words(profiles, unit, kind) : null;
    }

    private static Figure correlations(Similarity similarity, int unit) {
        List<Integer> order = Branches.order(similarity.order());
        float[][] r = new float[order.size()][order.size()];
        for (int a = 0; a < r.length; a++) {
            for (int b = 0; b < r.length; b++) {
                r[a][b] = similarity.correlations().of(order.get(a), order.get(b));
            }
        }
        return new CorrelationFigure(order.stream().map(similarity::unit).toList(), r,
                Branches.of(similarity.order()), unit);
    }

    private static Figure words(WordProfiles profiles, int unit, Kind kind) {
        List<Integer> words = Branches.order(profiles.wordOrder());
        List<Integer> units = Branches.order(profiles.unitOrder());
        float[][] z = new float[words.size()][units.size()];
        for (int w = 0; w < z.length; w++) {
            for (int j = 0; j < units.size(); j++) {
                z[w][j] = profiles.value(words.get(w), units.get(j));
            }
        }
        return new WordMapFigure(words.stream().map(profiles.words().words()::get).toList(), units, z,
                Branches.of(profiles.unitOrder()), unit, Words.of(kind.key() + ".value"));
    }
}
