package rnnscope.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import rnnscope.session.library.Recents;
import rnnscope.storage.KeptValues;

/** Preferences of the user, kept from one start to the next where the system allows it. */
public final class Settings {
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final BooleanProperty contrast = new SimpleBooleanProperty(this, "contrast", false);
    private final BooleanProperty motion = new SimpleBooleanProperty(this, "motion", true);
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 8);
    private final DoubleProperty magnification = new SimpleDoubleProperty(this, "magnification", 1);
    private final BooleanProperty returns = new SimpleBooleanProperty(this, "returns", false);
    private final StringProperty language = new SimpleStringProperty(this, "language", "");
    private final StringProperty words = new SimpleStringProperty(this, "words", "");
    private final StringProperty place = new SimpleStringProperty(this, "place", "");

    private final Recents recents;

    private Settings(Recents recents) {
        this.recents = recents;
    }

    /** What is preferred unless the user says otherwise; forgotten at the end. */
    public static Settings forgetful() {
        return new Settings(new Recents(KeptValues.forgetful()));
    }

    /** What the user preferred last. */
    static Settings kept(KeptValues store) {
        Settings settings = new Settings(new Recents(store));
        keep(store, settings.dark);
        keep(store, settings.contrast);
        keep(store, settings.motion);
        keep(store, settings.returns);
        keep(store, settings.speed);
        keep(store, settings.magnification);
        settings.language.set(store.get("language", ""));
        settings.language.addListener((property, was, is) -> store.put("language", is));
        settings.place.set(store.get("place", ""));
        settings.place.addListener((property, was, is) -> store.put("place", is));
        settings.words.set(store.get("words", ""));
        settings.words.addListener((property, was, is) -> store.put("words", is));
        return settings;
    }

    private static void keep(KeptValues store, BooleanProperty value) {
        value.set(Boolean.parseBoolean(store.get(value.getName(), Boolean.toString(value.get()))));
        value.addListener((property, was, is) -> store.put(value.getName(), is.toString()));
    }

    private static void keep(KeptValues store, DoubleProperty value) {
        try {
            value.set(Double.parseDouble(store.get(value.getName(), Double.toString(value.get()))));
        } catch (NumberFormatException e) {
            // Written by other hands: as it would be without.
        }
        value.addListener((property, was, is) -> store.put(value.getName(), is.toString()));
    }

    /** Files that were opened or saved last. */
    Recents recents() {
        return recents;
    }

    BooleanProperty darkProperty() {
        return dark;
    }

    /** Whether the theme is the one of high contrast, in place of light and dark. */
    BooleanProperty contrastProperty() {
        return contrast;
    }

    /** The theme that follows from these. */
    Theme theme() {
        return contrast.get() ? Theme.CONTRAST : dark.get() ? Theme.DARK : Theme.LIGHT;
    }

    /** Light, dark, high contrast, light. */
    void nextTheme() {
        boolean wasDark = dark.get();
        boolean wasContrast = contrast.get();
        contrast.set(!wasContrast && wasDark);
        dark.set(!wasContrast && !wasDark);
    }

    /** Whether pictures may move by themselves. */
    BooleanProperty motionProperty() {
        return motion;
    }

    /** Whether the window opens with the session that the last one closed with. */
    BooleanProperty returnsProperty() {
        return returns;
    }

    /** Steps a second while playing. */
    DoubleProperty speedProperty() {
        return speed;
    }

    /** The user's own factor for the size of letters. */
    DoubleProperty magnificationProperty() {
        return magnification;
    }

    /** Code of the language that the program speaks; empty for the system's. */
    StringProperty wordsProperty() {
        return words;
    }

    /** Of a lesson's captions: "en", "ko"; "" for the system's. */
    StringProperty languageProperty() {
        return language;
    }

    /** Where the window was left, in {@link WindowPlace}'s words. */
    StringProperty placeProperty() {
        return place;
    }
}
