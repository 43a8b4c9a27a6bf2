package rnnscope.math;

/**
 * A fixed team of threads that work on one task at a time, each on its share. Which thread does what never changes a
 * result: a share is a range of rows or of columns, and no sum crosses it.
 */
public interface Workers extends AutoCloseable {

    /** One share of a task. */
    @FunctionalInterface
    interface Task {
        /** @param worker 0 … workers − 1 */
        void run(int worker, int workers);
    }

    /** A team of {@code size} threads, of which the caller of {@link #run} is one. */
    static Workers of(int size) {
        return size == 1 ? new Alone() : new SpinningWorkers(size);
    }

    /** The size of the team. */
    int size();

    /** Runs every share and returns when all are done. An exception of any share is thrown here. */
    void run(Task task);

    /** Ends the threads. */
    @Override
    void close();

    /**
     * First index of a share when {@code count} things are dealt out evenly; the share ends where the next begins. What
     * does not divide goes to the first shares: a single thing to the caller's, which need not wait for anyone.
     */
    static int share(int count, int worker, int workers) {
        return (int) (((long) count * worker + workers - 1) / workers);
    }

    /** The team of one: no thread at all. */
    final class Alone implements Workers {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public void run(Task task) {
            task.run(0, 1);
        }

        @Override
        public void close() {}
    }
}
