package rnnscope.bench;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/** Peak of this JVM's heap: the most that was in use, which is seen just before a collection, and the most that one left. */
final class HeapPeak {
    private final AtomicLong used = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();

    private HeapPeak() {}

    /** Peak from now on. */
    static HeapPeak watch() {
        HeapPeak peak = new HeapPeak();
        ManagementFactory.getGarbageCollectorMXBeans().forEach(collector -> ((NotificationEmitter) collector)
                .addNotificationListener((notice, handback) -> {
                    if (notice.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
                        peak.see(GarbageCollectionNotificationInfo.from((CompositeData) notice.getUserData()).getGcInfo());
                    }
                }, null, null));
        return peak;
    }

    private void see(GcInfo collection) {
        used.accumulateAndGet(heap(collection.getMemoryUsageBeforeGc()), Math::max);
        kept.accumulateAndGet(heap(collection.getMemoryUsageAfterGc()), Math::max);
    }

    private static long heap(Map<String, MemoryUsage> pools) {
        return ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getName).filter(pools::containsKey).mapToLong(name -> pools.get(name).getUsed()).sum();
    }

    /** Most bytes in use at a time. */
    long used() {
        return Math.max(used.get(), ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }

    /** Most bytes in use after a collection. */
    long kept() {
        return kept.get();
    }
}
