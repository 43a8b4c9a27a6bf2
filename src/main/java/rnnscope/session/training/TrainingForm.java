package rnnscope.session.training;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import rnnscope.train.live.setting.Preset;
import rnnscope.train.live.setting.Setting;
import rnnscope.train.live.setting.Setting.Numeric;
import rnnscope.train.live.setting.SettingsCheck;
import rnnscope.train.live.setting.TrainingSettings;

/** Form of a run's settings, a field for each, with a sentence for each that makes no sense. */
public final class TrainingForm {
    private final Map<Setting<?>, Property<?>> fields = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<TrainingSettings> settings = new ReadOnlyObjectWrapper<>(this, "settings");
    private final ReadOnlyObjectWrapper<Map<Setting<?>, String>> problems =
            new ReadOnlyObjectWrapper<>(this, "problems", Map.of());
    private boolean filling;

    TrainingForm() {
        InvalidationListener changed = observable -> update();
        for (Setting<?> setting : Setting.all()) {
            Property<?> field = field(setting);
            field.addListener(changed);
            fields.put(setting, field);
        }
        fill(Preset.all().get(0).settings());
    }

    private static Property<?> field(Setting<?> setting) {
        if (setting.usual() instanceof Integer) {
            return new SimpleIntegerProperty();
        } else if (setting.usual() instanceof Long) {
            return new SimpleLongProperty();
        } else if (setting.usual() instanceof Double) {
            return new SimpleDoubleProperty();
        }
        return setting.usual() instanceof Boolean ? new SimpleBooleanProperty() : new SimpleObjectProperty<>();
    }

    /** Puts all fields to what {@code values} says. */
    public void fill(TrainingSettings values) {
        filling = true;
        Setting.all().forEach(setting -> fill(setting, values));
        filling = false;
        update();
    }

    @SuppressWarnings("unchecked")
    private <T> void fill(Setting<T> setting, TrainingSettings values) {
        ((Property<T>) fields.get(setting)).setValue(setting.of(values));
    }

    private void update() {
        if (filling) {
            return;
        }
        Setting.Values values = new Setting.Values();
        Setting.all().forEach(setting -> put(setting, values));
        TrainingSettings now = TrainingSettings.of(values);
        problems.set(SettingsCheck.problems(now, -1));
        settings.set(now);
    }

    @SuppressWarnings("unchecked")
    private <T> void put(Setting<T> setting, Setting.Values into) {
        into.put(setting, (T) fields.get(setting).getValue());
    }

    /** All fields together. */
    public ReadOnlyObjectProperty<TrainingSettings> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    public TrainingSettings settings() {
        return settings.get();
    }

    /** A sentence beside each field that keeps a run from starting. */
    public ReadOnlyObjectProperty<Map<Setting<?>, String>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** The field of a number. */
    @SuppressWarnings("unchecked")
    public Property<Number> number(Numeric<?> setting) {
        return (Property<Number>) fields.get(setting);
    }

    /** The field of what is or is not. */
    public BooleanProperty flag(Setting<Boolean> setting) {
        return (BooleanProperty) fields.get(setting);
    }

    /** The field of any other choice. */
    @SuppressWarnings("unchecked")
    public <T> ObjectProperty<T> choice(Setting<T> setting) {
        return (ObjectProperty<T>) fields.get(setting);
    }
}
