package rnnscope.view.chooser;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.controlsfx.control.ToggleSwitch;
import org.kordamp.ikonli.feather.Feather;
import rnnscope.control.Segments;
import rnnscope.control.key.Shortcut;
import rnnscope.language.Language;
import rnnscope.language.Words;
import rnnscope.view.help.HelpPage;

/** Card with the preferences, and the ways to the keys, the manual and what is said about the program. */
public final class PreferencesCard extends Chooser {
    /** Sizes of letters to choose from, in hundredths. */
    private static final List<Integer> SIZES = List.of(80, 90, 100, 125, 150, 200);

    /**
     * @param motion  whether pictures may move by themselves
     * @param returns whether the window begins with the last session
     * @param words   code of the language that the program speaks; empty for the system's
     * @param letters the user's own factor for the size of letters
     * @param keys    opens the sheet of keys
     * @param help    opens the manual
     * @param about   says what this is
     */
    public PreferencesCard(BooleanProperty dark, BooleanProperty contrast, BooleanProperty motion, BooleanProperty returns,
            StringProperty words, DoubleProperty letters, Runnable keys, Runnable help, Runnable about) {
        HelpPage.set(this, "keys");
        addHeading(Words.of("view.chooser.preferences"));
        GridPane form = new GridPane();
        form.getStyleClass().add("form");
        form.addRow(0, toggle("dark-switch", Words.of("view.chooser.dark"), dark));
        form.addRow(1, toggle("contrast-switch", Words.of("view.chooser.contrast"), contrast));
        form.addRow(2, toggle("motion-switch", Words.of("view.chooser.motion"), motion));
        form.addRow(3, toggle("returns-switch", Words.of("view.chooser.returns"), returns));
        Label name = new Label(Words.of("view.chooser.letters"));
        Property<Integer> size = new SimpleObjectProperty<>((int) Math.round(100 * letters.get()));
        size.addListener((property, was, is) -> letters.set(is / 100.0));
        Segments<Integer> sizes = new Segments<>("letters", SIZES, percent -> percent + "%", null, size);
        name.setLabelFor(sizes);
        form.addRow(4, name);
        form.addRow(5, sizes);
        Label spoken = new Label(Words.of("view.chooser.language"));
        Property<String> language = new SimpleObjectProperty<>(words.get().isEmpty() ? Language.current().code() : words.get());
        language.addListener((property, was, is) -> words.set(is));
        Segments<String> languages = new Segments<>("language", List.of("en", "ko"),
                code -> Words.of("language." + code), null, language);
        spoken.setLabelFor(languages);
        form.addRow(6, spoken);
        form.addRow(7, languages);
        getChildren().add(form);
        addSeparator();
        addCommand("open-keys", Feather.COMMAND, Words.of("view.chooser.keys", Shortcut.SHEET.key()), keys);
        addCommand("open-manual", Feather.BOOK_OPEN, Words.of("view.chooser.manual", Shortcut.HELP.key()), help);
        addCommand("open-about", Feather.INFO, Words.of("view.chooser.about"), about);
    }

    private static ToggleSwitch toggle(String id, String words, BooleanProperty value) {
        ToggleSwitch toggle = new ToggleSwitch(words);
        toggle.setId(id);
        toggle.setAccessibleText(words);
        toggle.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(toggle, Priority.ALWAYS);
        toggle.selectedProperty().bindBidirectional(value);
        return toggle;
    }
}
