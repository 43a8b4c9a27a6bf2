package rnnscope.spark;

import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import rnnscope.job.Cluster;
import rnnscope.job.Work;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/**
 * Cluster of Spark's executors: each shard is a task of its own, which Spark runs again where it is lost. A result is
 * taken once, when its task has succeeded first.
 */
public final class SparkCluster implements Cluster {
    private final JavaSparkContext spark;

    public SparkCluster(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public int cores() {
        return spark.defaultParallelism();
    }

    /** What a task came to; a failure in words for the user would only be tried again, so it is a result. */
    private record Done<R extends Serializable>(R result, Exception failure) implements Serializable {}

    @Override
    public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
            throws IOException {
        if (shards.isEmpty()) {
            return;
        }
        // Sent to each machine once, and made ready there once.
        Broadcast<Work<S, R>> sent = spark.broadcast(work);
        boolean[] taken = new boolean[shards.size()];
        Exception[] failure = new Exception[1];
        try {
            spark.sc().runJob(spark.parallelize(shards, shards.size()).rdd(), new Task<S, R>(sent),
                    new Taking<>(to, taken, failure, spark.sc()::cancelAllJobs), ClassTag$.MODULE$.<Done<R>>apply(Done.class));
        } catch (Exception e) {
            throw failed(failure[0] == null ? e : failure[0]);
        } finally {
            sent.destroy();
        }
        if (failure[0] != null) {
            throw failed(failure[0]);
        }
    }

    /** An exception in the words of the program where it has some. */
    private static IOException failed(Exception failure) {
        if (failure instanceof RuntimeException of) {
            throw of;
        }
        return failure instanceof IOException io ? io : new IOException("Spark: " + failure.getMessage(), failure);
    }

    /** Runs one shard on an executor. */
    private static final class Task<S extends Serializable, R extends Serializable>
            extends scala.runtime.AbstractFunction1<scala.collection.Iterator<S>, Done<R>> implements Serializable {
        private static final long serialVersionUID = 1;

        private final Broadcast<Work<S, R>> work;

        Task(Broadcast<Work<S, R>> work) {
            this.work = work;
        }

        @Override
        public Done<R> apply(scala.collection.Iterator<S> shards) {
            Iterator<S> one = CollectionConverters.asJava(shards);
            try {
                return new Done<>(work.value().run(one.next()), null);
            } catch (IOException | IllegalArgumentException e) {
                return new Done<>(null, e);
            }
        }
    }

    /** Takes results in the driver, one at a time. */
    private static final class Taking<R extends Serializable>
            extends scala.runtime.AbstractFunction2<Object, Done<R>, BoxedUnit> {
        private final Results<R> to;
        private final boolean[] taken;
        private final Exception[] failure;
        private final Runnable cancel;

        Taking(Results<R> to, boolean[] taken, Exception[] failure, Runnable cancel) {
            this.cancel = cancel;
            this.to = to;
            this.taken = taken;
            this.failure = failure;
        }

        @Override
        public synchronized BoxedUnit apply(Object shard, Done<R> done) {
            int i = (Integer) shard;
            if (!taken[i] && failure[0] == null) {
                taken[i] = true;
                failure[0] = done.failure;
                try {
                    if (done.failure == null) {
                        to.take(i, done.result);
                    }
                } catch (IOException | RuntimeException e) {
                    failure[0] = e;
                }
                if (failure[0] != null) {
                    cancel.run();
                }
            }
            return BoxedUnit.UNIT;
        }
    }
}
