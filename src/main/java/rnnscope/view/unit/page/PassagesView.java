package rnnscope.view.unit.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import rnnscope.analysis.match.Match;
import rnnscope.control.FigureContext;
import rnnscope.control.FigureView;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.map.PassagesFigure;
import rnnscope.language.Words;
import rnnscope.session.inquiry.MatchAnswer.Trait;
import rnnscope.text.TokenSequence;

/** Passages that were found, each in its context, with what holds there. The wheel scrolls, a click goes there. */
final class PassagesView extends VBox {
    private static final double NOTCH = 40;

    private final FigureContext context;
    private final GridPane names = new GridPane();
    private final FigureView list;
    private IntConsumer onChosen = rank -> {};
    private TokenSequence tokens;
    private List<Match> matches = List.of();
    private List<Trait> traits = List.of();
    private int first;
    private int chosen = -1;

    PassagesView(FigureContext context) {
        this.context = context;
        list = new FigureView(context);
        getStyleClass().add("page-content");
        names.getStyleClass().add("traits");
        ColumnConstraints title = new ColumnConstraints();
        title.setHgrow(Priority.ALWAYS);
        names.getColumnConstraints().add(title);
        for (int i = 0; i < 3; i++) {
            ColumnConstraints share = new ColumnConstraints();
            share.setHalignment(HPos.RIGHT);
            names.getColumnConstraints().add(share);
        }
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(names, list);
        list.heightProperty().addListener((property, was, is) -> scrollTo(first));
        list.widthProperty().addListener((property, was, is) -> scrollTo(first));
        list.setOnClicked((hit, event) -> {
            int rank = first + (int) (event.getY() / context.scale() / PassagesFigure.PITCH);
            if (hit != null && rank < matches.size()) {
                chosen = rank;
                scrollTo(first);
                onChosen.accept(rank);
            }
        });
        list.addEventHandler(ScrollEvent.SCROLL, event -> {
            double notches = event.getDeltaY() / NOTCH;
            scrollTo(first - (int) Math.signum(notches) * Math.max(1, (int) Math.abs(notches)));
            event.consume();
        });
    }

    /** Called with the rank of the passage that was chosen. */
    void setOnChosen(IntConsumer handler) {
        onChosen = handler;
    }

    /** Chooses the passage {@code by} ranks further on. */
    void choose(int by) {
        if (!matches.isEmpty()) {
            chosen = Math.max(0, Math.min(matches.size() - 1, chosen + by));
            int rows = rows();
            scrollTo(chosen < first ? chosen : chosen >= first + rows ? chosen - rows + 1 : first);
            onChosen.accept(chosen);
        }
    }

    void show(TokenSequence newTokens, List<Match> newMatches, List<Trait> newTraits) {
        tokens = newTokens;
        matches = newMatches;
        traits = newTraits;
        chosen = -1;
        showTraits();
        scrollTo(0);
    }

    private void showTraits() {
        names.getChildren().clear();
        if (!traits.isEmpty()) {
            String[] heads = {Words.of(traits.size() == 1 ? "view.unit.passages.strip" : "view.unit.passages.strips"),
                Words.of("view.unit.passages.here"), Words.of("view.unit.passages.found"),
                        Words.of("view.unit.passages.text")};
            for (int column = 0; column < heads.length; column++) {
                names.add(label(heads[column], "card-beside"), column, 0);
            }
        }
        for (int row = 0; row < traits.size(); row++) {
            Trait trait = traits.get(row);
            names.add(label(trait.property().title(), "trait-name"), 0, row + 1);
            double[] shares = {trait.range(), trait.matches(), trait.text()};
            for (int i = 0; i < shares.length; i++) {
                names.add(label(Double.isNaN(shares[i]) ? "–" : Numbers.percent(shares[i], 0), "lever-value"), i + 1,
                        row + 1);
            }
        }
    }

    private static Label label(String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        return label;
    }

    private int rows() {
        return PassagesFigure.rows(list.getHeight() / context.scale());
    }

    private void scrollTo(int rank) {
        if (tokens == null) {
            return;
        }
        int rows = rows();
        first = Math.max(0, Math.min(matches.size() - rows, rank));
        int around = PassagesFigure.context(list.getWidth() / context.scale());
        List<PassagesFigure.Row> shown = new ArrayList<>();
        for (Match match : matches.subList(first, Math.min(matches.size(), first + rows))) {
            shown.add(row(match, around));
        }
        list.figureProperty().set(new PassagesFigure(shown, first, chosen, traits.size()));
        list.setAccessibleText(chosen < 0 ? Words.of("view.unit.passages.access", matches.size())
                : Words.of("view.unit.passages.access.chosen", matches.size(), chosen + 1, words(matches.get(chosen))));
    }

    private PassagesFigure.Row row(Match match, int around) {
        int from = Math.max(0, match.from() - around);
        int end = Math.min(match.to(), match.from() + around);
        int to = Math.min(tokens.length(), end + around);
        List<float[]> holds = new ArrayList<>();
        for (Trait trait : traits) {
            holds.add(Arrays.copyOfRange(trait.values(), from, to));
        }
        return new PassagesFigure.Row(Contexts.symbols(tokens, from, match.from()),
                Contexts.symbols(tokens, match.from(), end), Contexts.symbols(tokens, end, to), holds, match.from(),
                match.score(), match.shared() + "/" + match.united(), words(match));
    }

    private static String words(Match match) {
        return Words.count("view.unit.passages.words", match.to() - match.from(),
                Numbers.count(match.to() - match.from()), Symbols.step(match.from()), match.shared(),
                match.united(), Numbers.signed(match.overlap(), 3), Numbers.signed(match.length(), 3),
                Numbers.signed(match.score(), 3));
    }
}
