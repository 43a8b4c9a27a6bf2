package rnnscope.app;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import rnnscope.storage.KeptValues;

/** What the user prefers, kept from one start to the next where the system allows it. */
public final class Settings {
    private final BooleanProperty dark = new SimpleBooleanProperty(this, "dark", false);
    private final BooleanProperty motion = new SimpleBooleanProperty(this, "motion", true);
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 8);

    private Settings() {}

    /** What is preferred unless the user says otherwise; forgotten at the end. */
    public static Settings forgetful() {
        return new Settings();
    }

    /** What the user preferred last. */
    static Settings kept(KeptValues store) {
        Settings settings = new Settings();
        keep(store, settings.dark);
        keep(store, settings.motion);
        try {
            settings.speed.set(Double.parseDouble(store.get("speed", "8")));
        } catch (NumberFormatException e) {
            // Written by other hands: as it would be without.
        }
        settings.speed.addListener((property, was, is) -> store.put("speed", is.toString()));
        return settings;
    }

    private static void keep(KeptValues store, BooleanProperty value) {
        value.set(Boolean.parseBoolean(store.get(value.getName(), Boolean.toString(value.get()))));
        value.addListener((property, was, is) -> store.put(value.getName(), is.toString()));
    }

    BooleanProperty darkProperty() {
        return dark;
    }

    /** Whether pictures may move by themselves. */
    BooleanProperty motionProperty() {
        return motion;
    }

    /** Steps a second while playing. */
    DoubleProperty speedProperty() {
        return speed;
    }
}
