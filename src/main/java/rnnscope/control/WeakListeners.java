package rnnscope.control;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;

/**
 * Weak listeners of nodes to what may live longer than they, such as the window's session: the value holds them weakly
 * and the node holds them, so that a node that was left goes, and its listeners with it.
 */
public final class WeakListeners {
    private WeakListeners() {}

    /** Lets a node listen as long as it lives. */
    public static <T> void listen(Node node, ObservableValue<T> value, ChangeListener<? super T> listener) {
        value.addListener(new WeakChangeListener<>(listener));
        listeners(node).add(listener);
    }

    @SuppressWarnings("unchecked")
    private static List<ChangeListener<?>> listeners(Node node) {
        return (List<ChangeListener<?>>) node.getProperties().computeIfAbsent(WeakListeners.class,
                key -> new ArrayList<>());
    }
}
