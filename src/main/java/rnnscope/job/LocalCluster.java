package rnnscope.job;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rnnscope.language.Words;

/** Cores of this machine: a thread for each, which runs one shard after another. */
public final class LocalCluster implements Cluster {
    private final int cores;

    /** @param cores shards that run at once */
    public LocalCluster(int cores) {
        this.cores = cores;
    }

    @Override
    public int cores() {
        return cores;
    }

    /** A finished shard. */
    private record Done<R>(int shard, R result) {}

    @Override
    public <S extends Serializable, R extends Serializable> void run(Work<S, R> work, List<S> shards, Results<R> to)
            throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(cores, task -> {
            Thread thread = new Thread(task, "shard");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ExecutorCompletionService<Done<R>> running = new ExecutorCompletionService<>(threads);
            int begun = 0;
            for (int done = 0; done < shards.size(); done++) {
                // No more at once than are worked on, so that results do not heap up.
                for (; begun < Math.min(shards.size(), done + cores); begun++) {
                    int shard = begun;
                    Callable<Done<R>> task = () -> new Done<>(shard, work.run(shards.get(shard)));
                    running.submit(task);
                }
                Done<R> next = running.take().get();
                to.take(next.shard, next.result);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(Words.of("job.interrupted"), e);
        } catch (ExecutionException e) {
            rethrow(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static void rethrow(Throwable failure) throws IOException {
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) failure;
    }
}
