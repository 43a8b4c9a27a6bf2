package rnnscope.view.export;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import rnnscope.control.Segments;
import rnnscope.control.Visibility;
import rnnscope.export.PictureOptions;
import rnnscope.export.PictureOptions.Theme;
import rnnscope.language.Words;
import rnnscope.view.chooser.Chooser;
import rnnscope.view.help.HelpPage;

/** Form that takes something out of the window: what, as what kind of file, and how it looks. */
final class ExportForm extends Chooser {
    private final GridPane form = new GridPane();
    private final ComboBox<Exhibit> what = new ComboBox<>();
    private final ComboBox<Output> output = new ComboBox<>();
    private final TextField first;
    private final TextField end;
    private final TextField perSecond;
    private final ObjectProperty<Integer> scale;
    private final ObjectProperty<Boolean> text;
    private final ObjectProperty<Boolean> opaque;
    private final ObjectProperty<Theme> theme;

    /** What is wanted. */
    record Wish(Exhibit exhibit, Output output, PictureOptions options, Frames frames) {}

    /**
     * Frames of a film.
     *
     * @param from first step, from 1, or first iteration of a run
     * @param to   the last
     */
    record Frames(long from, long to, double perSecond) {}

    /**
     * @param chosen what is offered first
     * @param last   what was wanted last; null for nothing
     * @param frames what a film would have
     * @param save   is given what is wanted as a file
     * @param copy   is given what is wanted as an image
     */
    ExportForm(List<Exhibit> exhibits, Exhibit chosen, Wish last, Frames frames, Consumer<Wish> save, Consumer<Wish> copy) {
        HelpPage.set(this, "export");
        PictureOptions options = last == null ? PictureOptions.USUAL : last.options();
        scale = new SimpleObjectProperty<>(this, "scale", options.scale());
        text = new SimpleObjectProperty<>(this, "text", options.text());
        opaque = new SimpleObjectProperty<>(this, "opaque", options.opaque());
        theme = new SimpleObjectProperty<>(this, "theme", options.theme());
        addHeading(Words.of("view.export.title"));
        what.setId("export-what");
        what.getItems().setAll(exhibits);
        what.setValue(chosen);
        what.setMaxWidth(Double.MAX_VALUE);
        output.setId("export-output");
        output.setMaxWidth(Double.MAX_VALUE);
        output.getItems().setAll(Output.values());
        output.setValue(last == null ? Output.PNG : last.output());
        form.getStyleClass().add("form");
        addField(Words.of("view.export.what"), what);
        addField(Words.of("view.export.as"), output);
        Node sizes = addField(Words.of("view.export.size"), new Segments<>("export-scale", List.of(1, 2, 3, 4), n -> n + "×", null, scale));
        Node letters = addField(Words.of("view.export.letters"), new Segments<>("export-text", List.of(false, true),
                is -> is ? "text" : "outlines", is -> Words.of(is ? "view.export.text" : "view.export.outlines"),
                is -> Words.of(is ? "view.export.text.tip" : "view.export.outlines.tip"), text));
        Node ground = addField(Words.of("view.export.ground"), new Segments<>("export-ground", List.of(true, false),
                is -> is ? "opaque" : "none", is -> Words.of(is ? "view.export.opaque" : "view.export.none"), null, opaque));
        Node colours = addField(Words.of("view.export.colours"), new Segments<>("export-theme", List.of(Theme.values()),
                is -> Words.inEnglish(key(is)), is -> Words.of(key(is)), null, theme));
        first = number("export-from", frames.from());
        end = number("export-to", frames.to());
        perSecond = number("export-rate", frames.perSecond());
        Label to = new Label(Words.of("view.export.to"));
        Label at = new Label(Words.of("view.export.at"));
        Label rate = new Label(Words.of("view.export.rate"));
        HBox films = new HBox(6, first, to, end, at, perSecond, rate);
        films.setAlignment(Pos.CENTER_LEFT);
        addField(Words.of("view.export.steps"), films);
        Button saves = button("export-save", Words.of("view.export.save"), save);
        saves.setDefaultButton(true);
        saves.getStyleClass().add("primary-button");
        Button copies = button("export-copy", Words.of("view.export.copy"), copy);
        form.add(new HBox(8, saves, copies), 1, form.getRowCount());
        getChildren().add(form);
        Runnable fit = () -> {
            Output is = output.getValue();
            boolean hasFrames = is.isFilm() || is == Output.HTML && !what.getValue().hasPage();
            show(sizes, is == Output.PNG || hasFrames);
            show(films, hasFrames);
            show(letters, is == Output.SVG || is == Output.PDF);
            show(ground, is.picture() != null || is == Output.PNGS);
            show(colours, is.table() == null);
            Visibility.show(copies, is == Output.PNG);
        };
        output.valueProperty().addListener((property, was, is) -> fit.run());
        what.valueProperty().addListener((property, was, is) -> fit.run());
        fit.run();
    }

    private static String key(Theme theme) {
        return "view.export.theme." + theme.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Wish wish() {
        return new Wish(what.getValue(), output.getValue(),
                new PictureOptions(scale.get(), text.get(), opaque.get(), theme.get()),
                new Frames((long) value(first, 1), (long) value(end, 1), Math.max(0.1, Math.min(50, value(perSecond, 4)))));
    }

    private static TextField number(String id, double value) {
        TextField field = new TextField(value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
        field.setId(id);
        field.setPrefColumnCount(5);
        field.setAccessibleText(Words.of("view.export.frames." + id.substring("export-".length())));
        return field;
    }

    /** What is typed, or something else where that is no number. */
    private static double value(TextField field, double otherwise) {
        try {
            return Double.parseDouble(field.getText().strip().replace("\u2009", "").replace(",", ""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private Button button(String id, String words, Consumer<Wish> action) {
        Button button = new Button(words);
        button.setId(id);
        button.getStyleClass().setAll("button", "quiet-button");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> {
            close();
            action.accept(wish());
        });
        return button;
    }

    private Node addField(String words, Node field) {
        Label label = new Label(words);
        label.getStyleClass().add("field-name");
        label.setLabelFor(field);
        field.setAccessibleText(words);
        form.addRow(form.getRowCount(), label, field);
        return field;
    }

    private void show(Node field, boolean shows) {
        for (Node child : form.getChildren()) {
            if (child == field || child instanceof Label label && label.getLabelFor() == field) {
                Visibility.show(child, shows);
            }
        }
    }
}
