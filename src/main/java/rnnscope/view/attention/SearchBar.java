package rnnscope.view.attention;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.control.YieldingRow;
import rnnscope.language.Words;
import rnnscope.network.pair.Decoder;
import rnnscope.network.pair.Forcing;
import rnnscope.session.example.ExampleLab;
import rnnscope.session.example.ExampleOptions.Search;
import rnnscope.session.example.ExampleOptions;
import rnnscope.session.example.PairAnswer;

/**
 * Bar of decoding options: how symbols are chosen, whether its own or the right ones enter, and what the user has
 * forced.
 */
final class SearchBar extends YieldingRow {
    private static final double MOST_TEMPERATURE = 5;
    /** What ids call the two. */
    private static final String OWN = "its-own";
    private static final String RIGHT = "the-right-answer";

    private final ExampleLab lab;
    private final ObjectProperty<Search> search = new SimpleObjectProperty<>(this, "search", Search.GREEDY);
    private final ObjectProperty<String> enters = new SimpleObjectProperty<>(this, "enters", OWN);
    private final Spinner<Integer> beamWidth = new Spinner<>(2, Decoder.MAX_BEAM, ExampleOptions.USUAL.beamWidth());
    private final Spinner<Double> temperature =
            new Spinner<>(0.1, MOST_TEMPERATURE, ExampleOptions.USUAL.temperature(), 0.1);
    private final Button again = new Button(Words.of("view.attention.again"));
    private final Segments<String> teacher;
    private final Label forced = new Label();
    private final Button free = new Button(Words.of("view.attention.free"));
    private boolean showing;

    SearchBar(ExampleLab lab) {
        this.lab = lab;
        getStyleClass().add("search-bar");
        Segments<Search> searches = new Segments<>("search", List.of(Search.values()),
                SearchBar::id, option -> Words.of("view.attention.writes." + id(option)),
                option -> Words.of("view.attention.writes." + id(option) + ".tip"), search);
        teacher = new Segments<>("enters", List.of(OWN, RIGHT), option -> option,
                option -> Words.of("view.attention.enters." + option),
                option -> Words.of("view.attention.enters." + option + ".tip"), enters);
        spinner(beamWidth, "beam-width", Words.of("view.attention.beam-width"));
        spinner(temperature, "temperature", Words.of("view.attention.temperature"));
        button(again, "draw-again", Words.of("view.attention.again.tip"));
        button(free, "free-all", Words.of("view.attention.free.tip"));
        forced.setId("forced");
        forced.getStyleClass().add("forced-words");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label entering = new Label(Words.of("view.attention.enters"));
        entering.getStyleClass().add("pane-words");
        entering.setMinWidth(USE_PREF_SIZE);
        Label writes = new Label(Words.of("view.attention.writes"));
        writes.getStyleClass().add("pane-words");
        writes.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(writes, searches, beamWidth, temperature, again, entering, teacher, gap, forced, free);
        giveWay(forced, again, writes, entering, teacher);

        search.addListener((property, was, is) -> ask(lab.options().withSearch(is)));
        enters.addListener((property, was, is) -> ask(lab.options().withTeacherForcing(is.equals(RIGHT))));
        beamWidth.valueProperty().addListener((property, was, is) -> ask(lab.options().withBeamWidth(is)));
        temperature.valueProperty().addListener((property, was, is) -> ask(lab.options().withTemperature(is)));
        again.setOnAction(event -> ask(lab.options().withSeed(lab.options().seed() + 1)));
        free.setOnAction(event -> lab.force(all -> Forcing.NONE, false));
    }

    private static String id(Search search) {
        return search.name().toLowerCase(Locale.ROOT);
    }

    private static void spinner(Spinner<?> spinner, String id, String words) {
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setAccessibleText(words);
        spinner.setTooltip(new Tooltip(words));
        spinner.getStyleClass().add("small-spinner");
    }

    private static void button(Button button, String id, String words) {
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
    }

    private void ask(ExampleOptions options) {
        if (!showing) {
            lab.setOptions(options);
        }
    }

    /** Shows how an answer was written. */
    void show(PairAnswer answer) {
        showing = true;
        ExampleOptions options = lab.options();
        search.set(options.search());
        enters.set(options.teacherForced() ? RIGHT : OWN);
        beamWidth.getValueFactory().setValue(options.beamWidth());
        temperature.getValueFactory().setValue(options.temperature());
        show(beamWidth, options.search() == Search.BEAM);
        show(temperature, options.search() == Search.SAMPLED);
        show(again, options.search() == Search.SAMPLED);
        teacher.setDisable(!answer.source().isAnswerKnown() && !options.teacherForced());
        String words = words(answer);
        boolean wrong = words.isEmpty() && answer.right() != null && !answer.text(answer.decoding()).equals(answer.right());
        forced.setText(wrong ? Words.of("view.attention.right-would-be", answer.right()) : words);
        forced.getStyleClass().setAll("label", wrong ? "wrong-words" : "forced-words");
        forced.setTooltip(wrong ? new Tooltip(forced.getText()) : words.isEmpty() ? null
                : new Tooltip(Words.of("view.attention.unforced", words, answer.text(answer.own()))));
        show(free, !options.forcing().isNone());
        showing = false;
    }

    /** "Forced: step 3 reads elsewhere, step 5 writes 새"; "" where nothing is. */
    private static String words(PairAnswer answer) {
        Forcing forcing = answer.options().forcing();
        List<String> said = new ArrayList<>();
        for (int t = 0; t < answer.steps(); t++) {
            if (forcing.symbol(t) >= 0) {
                said.add(Words.of("view.attention.forced.writes", t + 1, answer.word(forcing.symbol(t))));
            }
            if (forcing.weights(t) != null) {
                said.add(Words.of("view.attention.forced.reads", t + 1));
            }
        }
        return forcing.isNone() ? "" : said.isEmpty() ? Words.of("view.attention.forced.past")
                : Words.of("view.attention.forced", String.join(", ", said));
    }

    private static void show(Node node, boolean shows) {
        Visibility.show(node, shows);
    }
}
