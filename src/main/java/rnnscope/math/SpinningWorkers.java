package rnnscope.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A team that hands work over in well under a microsecond: whoever waits spins for a moment, since the next task of a
 * training step is never far, and only then parks. Daemon threads; nothing allocates in a run that succeeds.
 */
final class SpinningWorkers implements Workers {
    /** Some fifty microseconds. */
    private static final int SPINS = 2_000;

    private final int spins;
    private final Member[] members;
    private final AtomicInteger atWork = new AtomicInteger();
    /** Counts the tasks; a member that sees a new number has work. Publishes {@link #task} and {@link #caller}. */
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
        atWork.set(members.length);
        wake();
        Throwable failure = null;
        try {
            task.run(0, size());
        } catch (Throwable e) {
            failure = e;
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
            wake();
        }
    }

    private void wake() {
        round++;
        for (Member member : members) {
            if (member.parked) {
                LockSupport.unpark(member);
            }
        }
    }

    private void awaitMembers() {
        for (int i = 0; i < spins && atWork.get() > 0; i++) {
            Thread.onSpinWait();
        }
        while (atWork.get() > 0) {
            callerParked = true;
            if (atWork.get() > 0) {
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
            while (true) {
                awaitRound(seen);
                seen++;
                if (closed) {
                    return;
                }
                try {
                    task.run(worker, size());
                } catch (Throwable e) {
                    failure = e;
                }
                if (atWork.decrementAndGet() == 0 && callerParked) {
                    LockSupport.unpark(caller);
                }
            }
        }

        private void awaitRound(int seen) {
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
        }

        /** Called when this member has finished. */
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
