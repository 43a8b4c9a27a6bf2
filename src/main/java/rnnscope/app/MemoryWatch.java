package rnnscope.app;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import rnnscope.language.Words;
import rnnscope.session.Notice;

/**
 * Memory watch that notices when the garbage collector takes most of the time: memory is nearly used up, and work that
 * would fail for want of it hardly goes on instead. Told once, until the collector is at rest again.
 */
final class MemoryWatch {
    private static final long SPAN_MILLIS = 10_000;
    private static final double MOST = 0.6;
    private static final double AT_REST = 0.2;

    /** Share of the heap that is in use after a collection where it is nearly full. */
    private static final double NEARLY_ALL = 0.85;
    private static final long LEAST_ADVISED = 2;

    private final long most;
    private final Consumer<Notice> full;
    /** When the collections of the span ended, and how long each took. */
    private final Deque<long[]> collections = new ArrayDeque<>();
    private boolean told;

    /**
     * @param most bytes that the heap may have
     * @param full told on some thread
     */
    MemoryWatch(long most, Consumer<Notice> full) {
        this.most = most;
        this.full = full;
    }

    /** Watches this JVM for as long as something else holds this watch: a collector must not keep a closed window. */
    void begin() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(new Listener(new WeakReference<>(this), emitter), null, null);
            }
        }
    }

    private record Listener(WeakReference<MemoryWatch> watch, NotificationEmitter emitter) implements NotificationListener {
        @Override
        public void handleNotification(Notification notification, Object handback) {
            MemoryWatch there = watch.get();
            if (there == null) {
                try {
                    emitter.removeNotificationListener(this);
                } catch (ListenerNotFoundException e) {
                    return;
                }
            } else if (notification.getUserData() instanceof CompositeData data && notification.getType()
                    .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                var collection = GarbageCollectionNotificationInfo.from(data).getGcInfo();
                there.collected(collection.getEndTime(), collection.getDuration(), inUse(collection));
            }
        }
    }

    private static long inUse(GcInfo collection) {
        Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName).collect(Collectors.toSet());
        return collection.getMemoryUsageAfterGc().entrySet().stream().filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed()).sum();
    }

    /**
     * A collection came to its end.
     *
     * @param inUse bytes of the heap that are in use after it
     */
    synchronized void collected(long endMillis, long durationMillis, long inUse) {
        collections.add(new long[] {endMillis, durationMillis});
        while (collections.peek()[0] <= endMillis - SPAN_MILLIS) {
            collections.remove();
        }
        double share = (double) collections.stream().mapToLong(one -> one[1]).sum() / SPAN_MILLIS;
        if (share > MOST && inUse > NEARLY_ALL * most && !told) {
            told = true;
            full.accept(Notice.warning(words()));
        } else if (share < AT_REST) {
            told = false;
        }
    }

    private String words() {
        long advised = Math.max(LEAST_ADVISED, (2 * most + (1 << 30) - 1) >> 30);
        return Words.of("app.memory", most >> 20, advised);
    }
}
