package rnnscope.view.chooser;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import rnnscope.figure.Numbers;
import rnnscope.language.Words;
import rnnscope.session.Session;
import rnnscope.session.reading.Continuation;
import rnnscope.view.help.HelpPage;

/** Form that lets the model write on from the cursor. */
public final class ContinueForm extends Chooser {
    private static final double HOTTEST = 1.5;

    private final GridPane form = new GridPane();

    /** @param last how the model wrote on last time; what is asked for now is passed on to {@code remember} */
    public ContinueForm(Session session, Continuation last, Consumer<Continuation> remember) {
        HelpPage.set(this, "step");
        addHeading(Words.of("view.chooser.write-on"));
        Slider temperature = new Slider(0, HOTTEST, last.temperature());
        temperature.setId("temperature");
        temperature.setAccessibleText(Words.of("view.chooser.temperature"));
        Label degrees = new Label(Numbers.signed(last.temperature(), 2));
        degrees.getStyleClass().add("key");
        degrees.setMinWidth(USE_PREF_SIZE);
        temperature.valueProperty().addListener((property, was, is) ->
                degrees.setText(Numbers.signed(is.doubleValue(), 2)));
        Spinner<Integer> length = spinner("length", Words.of("view.chooser.symbols"), 1, Continuation.LONGEST, last.length(), 50);
        Spinner<Integer> seed = spinner("seed", Words.of("view.chooser.seed"), 0, Integer.MAX_VALUE, (int) last.seed(), 1);
        form.getStyleClass().add("form");
        addField(Words.of("view.chooser.temperature"), new HBox(8, temperature, degrees));
        addField(Words.of("view.chooser.symbols"), length);
        addField(Words.of("view.chooser.seed"), seed);
        Label explanation = new Label(Words.of("view.chooser.write-on.about"));
        explanation.getStyleClass().add("explanation");
        explanation.setMaxWidth(320);
        Button write = new Button(Words.of("view.chooser.write"));
        write.setId("write-on");
        write.setDefaultButton(true);
        write.getStyleClass().setAll("button", "quiet-button", "primary-button");
        write.setOnAction(event -> {
            Continuation how = new Continuation(temperature.getValue(), length.getValue(), seed.getValue());
            remember.accept(how);
            close();
            session.writeOn(how);
        });
        form.add(explanation, 0, form.getRowCount(), 2, 1);
        form.add(write, 1, form.getRowCount());
        getChildren().add(form);
    }

    private void addField(String words, Node field) {
        Label label = new Label(words);
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        form.addRow(form.getRowCount(), label, field);
    }

    private static Spinner<Integer> spinner(String id, String words, int least, int most, int value, int by) {
        Spinner<Integer> spinner = new Spinner<>(least, most, value, by);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setAccessibleText(words);
        return spinner;
    }
}
