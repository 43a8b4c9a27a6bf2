package rnnscope.view.dynamics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import rnnscope.analysis.automaton.Automaton;
import rnnscope.analysis.automaton.TextAutomaton;
import rnnscope.control.Card;
import rnnscope.control.FigureView;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingColumn;
import rnnscope.figure.Numbers;
import rnnscope.figure.Symbols;
import rnnscope.figure.dynamics.AutomatonFigure;
import rnnscope.language.Words;
import rnnscope.session.dynamics.AutomatonQuestion;
import rnnscope.session.dynamics.Course;
import rnnscope.session.inquiry.Inquiry.Answered;
import rnnscope.session.reading.Excerpt;
import rnnscope.text.SymbolDisplay;
import rnnscope.text.TokenSequence;
import rnnscope.text.Vocabulary;
import rnnscope.view.SidePage;
import rnnscope.view.Waiting;
import rnnscope.view.unit.page.WorkBar;

/** Page of the state machine that the network is on the text, and the texts that lead to each of its states. */
final class AutomatonPage implements SidePage {
    /** Symbols that are written on an arrow. */
    private static final int NAMED = 4;
    private static final int CONTEXT = 26;
    private static final int LISTED = 60;

    private final DynamicsContext context;
    private final Label words = PageParts.words("automaton-words");
    /** How it is found: of clusters, or learned by asking. */
    private final ObjectProperty<Boolean> isAsked = new SimpleObjectProperty<>(this, "isAsked", false);
    private final Segments<Boolean> methods;
    private final FigureView figure;
    private final ListView<Integer> texts = new ListView<>();
    private final Card card;
    private final Card below;
    private final YieldingColumn node;
    private Answered<AutomatonQuestion, TextAutomaton> drawn;
    private AutomatonFigure shown;
    private int chosen = -1;

    AutomatonPage(DynamicsContext context) {
        this.context = context;
        figure = PageParts.figure(context, "automaton", 240, 136);
        methods = new Segments<>("automaton-by", List.of(false, true), by -> by ? "asking" : "clusters",
                by -> Words.of(key(by)), by -> Words.of(key(by) + ".tip"), isAsked);
        card = PageParts.card("dynamics.automaton", figure, methods, new WorkBar(Words.of("dynamics.automaton.working"), context.lab().automata(false)),
                new WorkBar(Words.of("dynamics.automaton.asking"), context.lab().automata(true)), words, figure);
        texts.setId("automaton-texts");
        texts.getStyleClass().add("points");
        texts.setAccessibleText(Words.of("dynamics.automaton.texts"));
        texts.setMinHeight(64);
        texts.setPrefHeight(150);
        texts.setCellFactory(view -> new Row());
        below = new Card(texts);
        below.setTitleOf("dynamics.automaton.texts");
        below.setBeside(Words.of("dynamics.automaton.click"));
        node = PageParts.column(card, below);
        node.giveWay(below);
        figure.setOnClicked((hit, event) -> {
            double scale = context.view().figures().scale();
            choose(shown == null ? -1 : shown.stateAt(event.getX() / scale, event.getY() / scale,
                    figure.getWidth() / scale, figure.getHeight() / scale));
        });
        texts.getSelectionModel().selectedItemProperty().addListener((property, was, is) -> {
            if (is != null && is < context.session().cursor().length()) {
                context.session().cursor().moveTo(is);
            }
        });
        context.lab().automata(false).answerProperty().addListener((property, was, is) -> context.changed().run());
        context.lab().automata(true).answerProperty().addListener((property, was, is) -> context.changed().run());
        isAsked.addListener((property, was, is) -> {
            context.lab().automata(was).cancel();
            choose(-1);
        });
    }

    private static String key(boolean isAsked) {
        return "dynamics.automaton.by." + (isAsked ? "asking" : "clusters");
    }

    /** A text that leads to the chosen state, to its last symbols. */
    private final class Row extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer step, boolean isEmpty) {
            super.updateItem(step, isEmpty);
            getStyleClass().add("point-text");
            setText(isEmpty || step == null || drawn == null ? null
                    : TextPlaces.line(drawn.question().course().reading().tokens(), step, CONTEXT));
        }
    }

    private void choose(int state) {
        chosen = state;
        drawn = null;
        context.changed().run();
    }

    @Override
    public String key() {
        return "dynamics.page.automaton.";
    }

    @Override
    public Region node() {
        return node;
    }

    @Override
    public void show(boolean shows) {
        if (!shows) {
            context.lab().automata(false).cancel();
            context.lab().automata(true).cancel();
        }
    }

    @Override
    public void refresh() {
        Excerpt studied = context.lab().studied();
        if (studied == null) {
            return;
        }
        Optional<String> none = context.lab().whyNoAutomaton(studied);
        Visibility.show(figure, none.isEmpty());
        if (none.isPresent()) {
            Visibility.show(methods, false);
            show(null);
            words.setText(none.get() + ".");
            return;
        }
        boolean canBeAsked = context.lab().canBeAsked(studied);
        Visibility.show(methods, canBeAsked);
        boolean asks = isAsked.get() && canBeAsked;
        Course course = context.lab().course(studied);
        context.lab().automata(asks).ask(new AutomatonQuestion(course, asks));
        Answered<AutomatonQuestion, TextAutomaton> newest = context.lab().automata(asks).answerProperty().get();
        boolean isOfThis = newest != null && newest.question().course().reading().tokens() == studied.tokens()
                && newest.question().course().recurrence() == course.recurrence();
        Waiting.show(figure, context.lab().automata(asks).current() == null);
        if (!isOfThis) {
            show(null);
        } else if (newest != drawn) {
            show(newest);
            words.setText(words(newest.answer()) + other(course, asks));
            figure.setAccessibleText(words.getText());
        }
    }

    /** @param answered null for none */
    private void show(Answered<AutomatonQuestion, TextAutomaton> answered) {
        drawn = answered;
        Visibility.show(below, answered != null);
        if (answered == null) {
            words.setText("");
            card.setAside("");
            shown = null;
        } else {
            TextAutomaton found = answered.answer();
            chosen = chosen >= 0 && chosen < found.steps().size() ? chosen : busiest(found);
            shown = figure(found, answered.question().course().reading().vocabulary(), chosen);
            card.setAside(Words.of("dynamics.automaton.aside", Numbers.percent(found.fidelity(), 0)));
            showTexts(found, answered.question().course().reading().tokens());
        }
        figure.figureProperty().set(shown);
    }

    private static String words(TextAutomaton found) {
        String fidelity = Numbers.percent(found.fidelity(), 1);
        if (found.learned() == null) {
            return Words.of("dynamics.automaton.words", found.automaton().states(), found.clusters().clusters(), fidelity,
                    Numbers.percent(found.clusters().certainty(), 1));
        }
        String learned = Words.of("dynamics.automaton.asked", found.automaton().states(),
                Numbers.count(found.learned().questions()), fidelity);
        return found.learned().agrees() ? learned
                : learned + " " + Words.of("dynamics.automaton.more", TextAutomaton.MOST_STATES);
    }

    /** The fidelity of the other way, where it is known; "" where it is not. */
    private String other(Course course, boolean asks) {
        Answered<AutomatonQuestion, TextAutomaton> other = context.lab().automata(!asks).answerProperty().get();
        return other == null || !other.question().course().equals(course) ? "" : " " + Words.of("dynamics.automaton.other."
                + (asks ? "clusters" : "asking"), Numbers.percent(other.answer().fidelity(), 1));
    }

    /** The state that the text is in most often. */
    private static int busiest(TextAutomaton found) {
        return IntStream.range(0, found.steps().size()).boxed()
                .max(Comparator.comparingInt(q -> found.steps().get(q).size())).orElseThrow();
    }

    private void showTexts(TextAutomaton found, TokenSequence tokens) {
        below.setTitleOf("dynamics.automaton.texts.of", chosen + 1);
        List<Integer> steps = found.steps().get(chosen);
        below.setAside(Words.count("dynamics.automaton.times", steps.size()));
        // different ones first: the same beginning again says nothing new
        Map<String, Integer> some = new LinkedHashMap<>();
        for (int step : steps) {
            if (some.size() < LISTED) {
                some.putIfAbsent(TextPlaces.line(tokens, step, CONTEXT), step);
            }
        }
        texts.setItems(FXCollections.observableArrayList(some.values()));
    }

    static AutomatonFigure figure(TextAutomaton found, Vocabulary vocabulary, int chosen) {
        Automaton automaton = found.automaton();
        long all = 0;
        Map<Integer, Map<Integer, List<Integer>>> between = new TreeMap<>();
        for (int q = 0; q < automaton.states(); q++) {
            for (int x = 0; x < automaton.symbols(); x++) {
                if (found.counts()[q][x] > 0) {
                    all += found.counts()[q][x];
                    between.computeIfAbsent(q, from -> new TreeMap<>())
                            .computeIfAbsent(automaton.after(q, x), to -> new ArrayList<>()).add(x);
                }
            }
        }
        List<AutomatonFigure.Move> moves = new ArrayList<>();
        for (Map.Entry<Integer, Map<Integer, List<Integer>>> from : between.entrySet()) {
            int[] counts = found.counts()[from.getKey()];
            for (Map.Entry<Integer, List<Integer>> to : from.getValue().entrySet()) {
                List<Integer> symbols = to.getValue();
                symbols.sort((a, b) -> counts[b] - counts[a]);
                int count = symbols.stream().mapToInt(x -> counts[x]).sum();
                moves.add(new AutomatonFigure.Move(from.getKey(), to.getKey(), symbols(symbols, vocabulary), count,
                        count / (double) Math.max(1, all)));
            }
        }
        List<AutomatonFigure.State> states = new ArrayList<>();
        for (int q = 0; q < automaton.states(); q++) {
            int said = automaton.outputs()[q];
            String symbol = said < 0 ? "" : vocabulary.symbol(said);
            states.add(new AutomatonFigure.State(said < 0 ? "" : SymbolDisplay.line(symbol), Words.of("dynamics.automaton.state",
                    q + 1, said < 0 ? "—" : Symbols.name(symbol), Numbers.count(found.steps().get(q).size()))));
        }
        return new AutomatonFigure(states, moves, chosen);
    }

    /** The most frequent ones, and how many more. */
    private static String symbols(List<Integer> some, Vocabulary vocabulary) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < Math.min(NAMED, some.size()); i++) {
            words.append(i == 0 ? "" : " ").append(SymbolDisplay.line(vocabulary.symbol(some.get(i))));
        }
        return some.size() <= NAMED ? words.toString() : words + " +" + (some.size() - NAMED);
    }
}
