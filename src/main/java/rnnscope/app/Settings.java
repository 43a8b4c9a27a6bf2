package rnnscope.app;

import java.util.prefs.Preferences;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

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
    static Settings kept() {
        Settings settings = new Settings();
        try {
            Preferences store = Preferences.userRoot().node("rnnscope");
            keep(store, settings.dark);
            keep(store, settings.motion);
            settings.speed.set(store.getDouble("speed", settings.speed.get()));
            settings.speed.addListener((property, was, is) -> put(() -> store.putDouble("speed", is.doubleValue())));
        } catch (RuntimeException e) {
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.DEBUG, "no preferences", e);
        }
        return settings;
    }

    private static void keep(Preferences store, BooleanProperty value) {
        value.set(store.getBoolean(value.getName(), value.get()));
        value.addListener((property, was, is) -> put(() -> store.putBoolean(value.getName(), is)));
    }

    /** A preference that cannot be kept is not worth a word. */
    private static void put(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.DEBUG, "preference not kept", e);
        }
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
