package rnnscope.session.gradient.question;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Cache of results by what they depend on, so that a lever costs no more than what it touches. The least recently used
 * result gives way. Any thread may ask.
 */
public final class LruCache {
    private static final int MOST = 96;

    private final Map<Object, Object> values = new LinkedHashMap<>(2 * MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > MOST;
        }
    };

    /** What is known by a key, a value that says all that it depends on; else worked out now, which may throw. */
    @SuppressWarnings("unchecked")
    <T> T of(Object key, Supplier<T> work) {
        synchronized (values) {
            if (values.containsKey(key)) {
                return (T) values.get(key);
            }
        }
        T value = work.get();
        synchronized (values) {
            values.put(key, value);
        }
        return value;
    }
}
