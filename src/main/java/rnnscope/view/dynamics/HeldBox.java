package rnnscope.view.dynamics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import rnnscope.control.Visibility;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.language.Words;
import rnnscope.network.Batch;
import rnnscope.network.CorpusReading;
import rnnscope.network.MovingPart;
import rnnscope.network.Reading;
import rnnscope.session.dynamics.DynamicsLab;
import rnnscope.session.dynamics.Held;
import rnnscope.session.dynamics.HeldNumbers;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;

/** Box to choose what is held: a symbol, or numbers that are typed or are those of a step of what is read. */
final class HeldBox extends HBox {
    /** What can be held, the most frequent first, or of numbers those that come first. */
    private static final int OFFERED = 80;
    private static final int COUNTED = 20_000;
    private static final int FIGURES = 3;
    /** More numbers, as those of a picture, are not typed. */
    private static final int MOST_TYPED = 12;

    private final DynamicsLab lab;
    private final ChoiceBox<String> symbols = new ChoiceBox<>();
    private final ComboBox<String> numbers = new ComboBox<>();
    private TokenSequence offeredOf;
    private Vocabulary offeredBy;
    /** How many numbers can be typed; 0 where symbols are chosen. */
    private int typed = -1;
    private boolean isOffering;
    private boolean isKept;

    HeldBox(DynamicsLab lab, Runnable changed) {
        this.lab = lab;
        getStyleClass().add("pane-options");
        setMinWidth(USE_PREF_SIZE);
        Label name = new Label(Words.of("dynamics.held"));
        name.getStyleClass().add("lever-beside");
        name.setMinWidth(Region.USE_PREF_SIZE);
        symbols.setId("dynamics-held");
        symbols.setAccessibleText(Words.of("dynamics.held.tip"));
        symbols.setTooltip(new Tooltip(Words.of("dynamics.held.tip")));
        symbols.setMinWidth(Region.USE_PREF_SIZE);
        symbols.setConverter(new StringConverter<>() {
            @Override
            public String toString(String symbol) {
                return symbol == null || symbol.isEmpty() ? Words.of("dynamics.held.beam") : Symbols.name(symbol);
            }

            @Override
            public String fromString(String typed) {
                throw new UnsupportedOperationException();
            }
        });
        numbers.setId("dynamics-numbers");
        numbers.setEditable(true);
        numbers.setPrefWidth(168);
        numbers.setVisibleRowCount(14);
        numbers.setPromptText(Words.of("dynamics.held.beam"));
        numbers.setAccessibleText(Words.of("dynamics.held.numbers.tip"));
        numbers.setTooltip(new Tooltip(Words.of("dynamics.held.numbers.tip")));
        getChildren().addAll(name, symbols, numbers);
        Visibility.show(numbers, false);
        symbols.valueProperty().addListener((property, was, is) -> hold(is, changed));
        numbers.getEditor().textProperty().addListener((property, was, is) -> hold(is, changed));
        lab.heldProperty().addListener((property, was, is) -> show());
    }

    private void hold(String value, Runnable changed) {
        if (!isOffering) {
            lab.heldProperty().set(value == null || value.isBlank() ? null : value);
            changed.run();
        }
    }

    /** Holds what a session kept; null for what enters at the beam. */
    void hold(String kept) {
        isKept = true;
        lab.heldProperty().set(kept);
    }

    /** Offers what there is to hold of what shows. */
    void refresh(Excerpt excerpt) {
        Vocabulary vocabulary = excerpt.reading().vocabulary();
        MovingPart part = lab.course(excerpt).part();
        int count = part.readsNumbers() && part.numbers() <= MOST_TYPED ? part.numbers() : 0;
        if (offeredBy == vocabulary && offeredOf == excerpt.tokens() && typed == count
                && symbols.isDisabled() == !part.readsSymbols()) {
            return;
        }
        boolean isFirst = offeredBy == null && !isKept;
        offeredBy = vocabulary;
        offeredOf = excerpt.tokens();
        typed = count;
        isOffering = true;
        Visibility.show(symbols, count == 0);
        Visibility.show(numbers, count > 0);
        symbols.setDisable(!part.readsSymbols());
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(part.readsSymbols() ? symbols(excerpt.tokens(), vocabulary) : List.of());
        symbols.setItems(FXCollections.observableList(all));
        numbers.setItems(FXCollections.observableList(count == 0 ? new ArrayList<>() : numbers(excerpt.reading(), count)));
        String kept = lab.heldProperty().get();
        if (all.size() > 1 && (kept == null ? isFirst : vocabulary.id(kept) < 0)) {
            lab.heldProperty().set(all.get(1));
        }
        isOffering = false;
        show();
    }

    private void show() {
        isOffering = true;
        String kept = lab.heldProperty().get();
        symbols.setValue(kept != null && symbols.getItems().contains(kept) ? kept
                : symbols.getItems().isEmpty() ? null : symbols.getItems().get(0));
        if (!numbers.getEditor().getText().equals(kept == null ? "" : kept)) {
            numbers.getEditor().setText(kept == null || typed <= 0 || HeldNumbers.read(kept, typed).isEmpty() ? "" : kept);
        }
        isOffering = false;
    }

    /** Symbols of the text, the most frequent first. */
    private static List<String> symbols(TokenSequence tokens, Vocabulary vocabulary) {
        Map<String, Integer> counts = new HashMap<>();
        for (int t = 0; t < Math.min(COUNTED, tokens.length()); t++) {
            if (tokens.id(t) >= 0) {
                counts.merge(vocabulary.symbol(tokens.id(t)), 1, Integer::sum);
            }
        }
        List<String> some = new ArrayList<>(counts.keySet());
        some.sort((a, b) -> counts.get(a).equals(counts.get(b)) ? a.compareTo(b) : counts.get(b) - counts.get(a));
        return some.subList(0, Math.min(OFFERED, some.size()));
    }

    /** Numbers of the steps of what is read, different ones. */
    private static List<String> numbers(Reading reading, int width) {
        Set<String> some = new LinkedHashSet<>();
        if (reading instanceof CorpusReading corpus) {
            for (Batch example : corpus.text().examples()) {
                for (int at = 0; at < example.inputs().length && some.size() < OFFERED; at += width) {
                    some.add(written(example.inputs(), at, width));
                }
            }
        }
        return new ArrayList<>(some);
    }

    private static String written(float[] inputs, int from, int width) {
        StringBuilder line = new StringBuilder();
        for (int j = from; j < from + width; j++) {
            line.append(j == from ? "" : " ").append(inputs[j] == Math.rint(inputs[j]) ? Numbers.signed(inputs[j], 0)
                    : Numbers.signed(inputs[j], FIGURES));
        }
        return line.toString();
    }

    /** What is held of an excerpt, in a word. */
    static String name(DynamicsLab lab, Excerpt excerpt) {
        return name(lab.held(excerpt), excerpt);
    }

    static String name(Held held, Excerpt excerpt) {
        if (held.symbol() >= 0) {
            return Symbols.name(excerpt.reading().vocabulary().symbol(held.symbol()));
        }
        if (held.numbers().isEmpty()) {
            return Words.of("dynamics.held.entering");
        }
        StringBuilder line = new StringBuilder();
        for (float number : held.numbers()) {
            line.append(line.isEmpty() ? "" : " ").append(Numbers.exact(number));
        }
        return line.toString();
    }
}
