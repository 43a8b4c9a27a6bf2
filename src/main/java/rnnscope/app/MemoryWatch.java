package rnnscope.app;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * Memory watch that notices when the garbage collector takes most of the time: memory is nearly used up, and work that
 * would fail for want of it hardly goes on instead. Told once, until the collector is at rest again.
 */
final class MemoryWatch {
    private static final long SPAN_MILLIS = 10_000;
    private static final double MOST = 0.6;
    private static final double AT_REST = 0.2;

    private final Runnable full;
    /** When the collections of the span ended, and how long each took. */
    private final Deque<long[]> collections = new ArrayDeque<>();
    private boolean told;

    /** @param full told on some thread */
    MemoryWatch(Runnable full) {
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
                there.collected(collection.getEndTime(), collection.getDuration());
            }
        }
    }

    /** A collection came to its end. */
    synchronized void collected(long endMillis, long durationMillis) {
        collections.add(new long[] {endMillis, durationMillis});
        while (collections.peek()[0] <= endMillis - SPAN_MILLIS) {
            collections.remove();
        }
        double share = (double) collections.stream().mapToLong(one -> one[1]).sum() / SPAN_MILLIS;
        if (share > MOST && !told) {
            told = true;
            full.run();
        } else if (share < AT_REST) {
            told = false;
        }
    }
}
