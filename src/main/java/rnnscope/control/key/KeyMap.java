package rnnscope.control.key;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/** Key map, what listens to keys in one place: an action for each {@link Shortcut} that means something there. */
public final class KeyMap {
    private final Map<Shortcut, Predicate<KeyEvent>> actions = new EnumMap<>(Shortcut.class);

    /** A key that always means something. */
    public KeyMap on(Shortcut shortcut, Runnable action) {
        return with(shortcut, event -> {
            action.run();
            return true;
        });
    }

    /** A key that means something at times. @param action returns whether it did */
    public KeyMap onIf(Shortcut shortcut, BooleanSupplier action) {
        return with(shortcut, event -> action.getAsBoolean());
    }

    /** A key with several strokes, which mean different things. @param action returns whether it meant something */
    public KeyMap with(Shortcut shortcut, Predicate<KeyEvent> action) {
        actions.put(shortcut, action);
        return this;
    }

    /** Does what a key means here; returns whether it meant anything. */
    public boolean handle(KeyEvent event) {
        return actions.entrySet().stream()
                .anyMatch(entry -> entry.getKey().isOf(event) && entry.getValue().test(event));
    }

    /** Lets a node have its keys before what is in it. */
    public void filter(Node node) {
        node.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (handle(event)) {
                event.consume();
            }
        });
    }

    /** The shortcuts that mean something here. */
    public Set<Shortcut> shortcuts() {
        return Set.copyOf(actions.keySet());
    }
}
