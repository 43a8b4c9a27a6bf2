package rnnscope.view.unit.word;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import rnnscope.analysis.word.Analogy;
import rnnscope.analysis.word.RelationScore;
import rnnscope.analysis.word.WordVectors;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.control.Visibility;
import rnnscope.figure.word.NearWordsFigure;
import rnnscope.figure.word.RelationsFigure;
import rnnscope.language.Words;
import rnnscope.session.word.WordLab;
import rnnscope.session.word.WordTable;
import rnnscope.view.unit.page.WorkBar;

/** Analogies a : b :: c : ?, typed, or taken from those of the stock that hold. */
final class AnalogyView {
    private static final int ANSWERS = 5;
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final WordLab lab;
    private final List<TextField> fields = Stream.of("a", "b", "c").map(AnalogyView::field).toList();
    private final Label hint = new Label();
    private final FigureView answers;
    private final FigureView relations;
    private final VBox node;
    private List<RelationScore> scores = List.of();
    private WordTable table;
    /** The analogies of the relation that was clicked last, and which of them is shown. */
    private int relation = -1;
    private int shown;
    /** Whether what the fields say was typed. */
    private boolean typed;

    AnalogyView(FigureContext figures, WordLab lab, Runnable changed) {
        this.lab = lab;
        answers = new FigureView(figures);
        answers.setId("words-answers");
        answers.setLeast(240, NearWordsFigure.height(3));
        answers.prefHeightProperty().bind(figures.scaleProperty().multiply(NearWordsFigure.height(ANSWERS)));
        answers.minHeightProperty().bind(answers.prefHeightProperty());
        relations = new FigureView(figures);
        relations.setId("words-relations");
        relations.setLeast(240, RelationsFigure.height(3));
        hint.setId("words-analogy-hint");
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        hint.getStyleClass().add("page-hint");
        HBox line = new HBox(fields.get(0), new Label(":"), fields.get(1), new Label("::"), fields.get(2), new Label(": ?"));
        line.getStyleClass().add("pane-options");
        fields.forEach(field -> {
            HBox.setHgrow(field, Priority.ALWAYS);
            field.textProperty().addListener((property, was, is) -> {
                typed = true;
                changed.run();
            });
        });
        node = new VBox(line, answers, hint, new WorkBar(Words.of("view.word.analogy.working"), lab.relations()), relations);
        node.getStyleClass().add("page-content");
        VBox.setVgrow(relations, Priority.ALWAYS);
        relations.setOnClicked((hit, event) -> {
            if (hit != null) {
                next(hit.unit());
            }
        });
        lab.relations().answerProperty().addListener((property, was, is) -> changed.run());
    }

    private static TextField field(String letter) {
        TextField field = new TextField();
        field.setId("words-analogy-" + letter);
        field.setPromptText(letter);
        field.setAccessibleText(Words.of("view.word.analogy.field", letter));
        field.setMinWidth(40);
        field.setPrefColumnCount(6);
        return field;
    }

    Region node() {
        return node;
    }

    /** Shows the next analogy that holds of a relation. */
    private void next(int row) {
        List<Analogy> holding = scores.get(row).holding();
        if (!holding.isEmpty()) {
            shown = row == relation ? (shown + 1) % holding.size() : 0;
            relation = row;
            put(holding.get(shown));
        }
    }

    private void put(Analogy analogy) {
        int[] symbols = {analogy.a(), analogy.b(), analogy.c()};
        for (int i = 0; i < symbols.length; i++) {
            fields.get(i).setText(table.vectors().vocabulary().symbol(symbols[i]));
        }
        typed = false;
    }

    void refresh(WordTable now) {
        table = now;
        lab.relations().ask(now);
        List<RelationScore> found = lab.relations().current();
        if (found != null && found != scores) {
            scores = found;
            relation = -1;
            begin();
            relations.figureProperty().set(new RelationsFigure(scores.stream().map(score -> new RelationsFigure.Row(
                    score.relation().title(), score.holds(), score.nearest(), score.tried(), score.chance())).toList()));
            relations.setAccessibleText(said());
        }
        hint.setText(found == null ? "" : said());
        Visibility.show(hint, !hint.getText().isEmpty());
        answer();
    }

    /** Opens on one that holds, of the relation that holds best. */
    private void begin() {
        int best = -1;
        for (int i = 0; i < scores.size(); i++) {
            best = scores.get(i).holds() > 0 && (best < 0 || share(i) > share(best)) ? i : best;
        }
        if (best >= 0 && !typed) {
            next(best);
        }
    }

    private double share(int i) {
        return (double) scores.get(i).holds() / Math.max(1, scores.get(i).tried());
    }

    private String said() {
        int tried = scores.stream().mapToInt(RelationScore::tried).sum();
        int holds = scores.stream().mapToInt(RelationScore::holds).sum();
        return tried == 0 ? Words.of("view.word.analogy.no-pairs") : holds == 0 ? Words.of("view.word.analogy.none", tried)
                : Words.of("view.word.analogy.hold", holds, tried);
    }

    private void answer() {
        WordVectors vectors = table.vectors();
        int[] symbols = fields.stream().mapToInt(field -> vectors.vocabulary().id(field.getText().strip())).toArray();
        boolean known = true;
        for (int i = 0; i < symbols.length; i++) {
            fields.get(i).pseudoClassStateChanged(WRONG, symbols[i] < 0 && !fields.get(i).getText().isEmpty());
            known &= symbols[i] >= 0;
        }
        if (!known) {
            answers.figureProperty().set(null);
            return;
        }
        String what = Words.of("view.word.analogy.sum", WaysInView.name(vectors, symbols[1]), WaysInView.name(vectors, symbols[0]),
                WaysInView.name(vectors, symbols[2]));
        Analogy analogy = Analogy.of(vectors, symbols[0], symbols[1], symbols[2], ANSWERS);
        String right = scores.stream().map(score -> score.relation().answer(fields.get(0).getText().strip(),
                fields.get(1).getText().strip(), fields.get(2).getText().strip())).filter(Objects::nonNull).findFirst().orElse(null);
        answers.figureProperty().set(new NearWordsFigure(what, analogy.best().stream().map(one -> new NearWordsFigure.Row(
                one.symbol(), WaysInView.name(vectors, one.symbol()), one.cosine(), one.distance())).toList(), right));
        answers.setAccessibleText(what);
    }
}
