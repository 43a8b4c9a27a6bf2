package rnnscope.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A team that hands work over in well under a microsecond: whoever waits spins for a moment, since the next task of a
 * training step is never far, and only then parks. A share that its thread has not begun when the caller is through with
 * its own is done by the caller, so that a team is not slower than a single thread where the processors are busy with
 * something else. Daemon threads; nothing allocates in a run that succeeds.
 */
final class SpinningWorkers implements Workers {
    /** Some fifty microseconds. */
    private static final int SPINS = 2_000;

    private final int spins;
    private final Member[] members;
    /** Shares of the current round that are not done. */
    private final AtomicInteger open = new AtomicInteger();
    /** Counts the tasks; a member that sees a new number may have work. Publishes {@link #task} and {@link #caller}. */
    private volatile int round;
    private volatile boolean closed;
    private volatile boolean callerParked;
    private Task task;
    private Thread caller;

    SpinningWorkers(int size) {
        if (size < 1) {
            throw new IllegalArgumentException("a team of " + size);
        }
        spins = size <= Runtime.getRuntime().availableProcessors() ? SPINS : 0;
        members = new Member[size - 1];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i + 1);
            members[i].start();
        }
    }

    @Override
    public int size() {
        return members.length + 1;
    }

    @Override
    public synchronized void run(Task task) {
        if (closed) {
            throw new IllegalStateException("the team has been closed");
        }
        this.task = task;
        this.caller = Thread.currentThread();
        open.set(members.length);
        nextRound();
        Throwable failure = null;
        try {
            task.run(0, size());
        } catch (Throwable e) {
            failure = e;
        }
        for (Member member : members) {
            member.runShare(round);
        }
        awaitMembers();
        this.task = null;
        for (Member member : members) {
            failure = member.addFailureTo(failure);
        }
        if (failure != null) {
            SpinningWorkers.<RuntimeException>rethrow(failure);
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            nextRound();
        }
    }

    private void nextRound() {
        round++;
        for (Member member : members) {
            if (member.parked) {
                LockSupport.unpark(member);
            }
        }
    }

    private void awaitMembers() {
        for (int i = 0; i < spins && open.get() > 0; i++) {
            Thread.onSpinWait();
        }
        while (open.get() > 0) {
            callerParked = true;
            if (open.get() > 0) {
                LockSupport.park(this);
            }
            callerParked = false;
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void rethrow(Throwable failure) throws E {
        throw (E) failure;
    }

    private final class Member extends Thread {
        private final int worker;
        /** The last round whose share has been taken, by this thread or by the caller. */
        private final AtomicInteger taken = new AtomicInteger();
        private volatile boolean parked;
        private Throwable failure;

        Member(int worker) {
            super("worker-" + worker);
            this.worker = worker;
            setDaemon(true);
        }

        @Override
        public void run() {
            int seen = 0;
            while (!closed) {
                seen = awaitRoundAfter(seen);
                if (!closed) {
                    runShare(seen);
                }
            }
        }

        /** Does this member's share of a round, unless someone has taken it, or the round is over. */
        void runShare(int round) {
            if (!taken.compareAndSet(round - 1, round)) {
                return;
            }
            try {
                task.run(worker, size());
            } catch (Throwable e) {
                failure = e;
            }
            if (open.decrementAndGet() == 0 && callerParked) {
                LockSupport.unpark(caller);
            }
        }

        private int awaitRoundAfter(int seen) {
            for (int i = 0; i < spins && round == seen; i++) {
                Thread.onSpinWait();
            }
            while (round == seen) {
                parked = true;
                if (round == seen) {
                    LockSupport.park(SpinningWorkers.this);
                }
                parked = false;
            }
            return round;
        }

        /** Called when this member's share is done. */
        private Throwable addFailureTo(Throwable other) {
            Throwable mine = failure;
            failure = null;
            if (other == null) {
                return mine;
            }
            if (mine != null && mine != other) {
                other.addSuppressed(mine);
            }
            return other;
        }
    }
}
