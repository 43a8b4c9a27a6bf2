package rnnscope.math;

/** Placeholder team: does all shares on the calling thread. */
final class SpinningWorkers implements Workers {
    private final int size;

    SpinningWorkers(int size) {
        this.size = size;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void run(Task task) {
        for (int i = 0; i < size; i++) {
            task.run(i, size);
        }
    }

    @Override
    public void close() {}
}
