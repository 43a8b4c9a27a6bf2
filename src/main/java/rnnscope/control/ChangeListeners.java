package rnnscope.control;

import javafx.beans.value.ObservableValue;

/**
 * Change listeners of what lives as long as the values it listens to. Unlike listeners for invalidation they also keep
 * lazy bindings alive and current.
 */
public final class ChangeListeners {
    private ChangeListeners() {}

    /** Lets a change of any of the values call an action. */
    public static void add(Runnable action, ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.addListener((property, was, is) -> action.run());
        }
    }
}
