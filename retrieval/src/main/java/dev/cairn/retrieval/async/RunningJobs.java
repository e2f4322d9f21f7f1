package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The jobs of one stream that take room, and what became of those that ended, for the thread that hands out the stream's slices.
 * Thread-safe.
 *
 * <p>That one is not always at it: a parent stream is only read when its child is drawn. So other streams that need the
 * room {@link #tend} the jobs that take it. What goes wrong then is kept for the stream of the jobs.
 */
final class RunningJobs implements JobBudget.Holder {

    private final JobPolicy rules;
    private final JobBudget budget;
    private final Clock clock;
    private final ReentrantLock tending = new ReentrantLock();
    private final JobRounds rounds;
    private final JobPositions positions;
    private Map<Slice, PagePosition> created = new LinkedHashMap<>();
    private List<Ended> ended = new ArrayList<>();
    private @Nullable RuntimeException stop;
    private Instant nextRound = Instant.MIN;
    private volatile boolean woken;
    private volatile Runnable wake = () -> {};

    /** @param completed null where there is nothing to read */
    record Ended(Slice slice, @Nullable Job completed) {}

    /**
     * What has happened to jobs.
     *
     * @param created names the newest job of each slice
     * @param stop why there is nothing more to expect; null while there is
     */
    record News(
            Map<Slice, PagePosition> created,
            List<Ended> ended,
            @Nullable RuntimeException stop) {}

    @FunctionalInterface
    private interface Step {
        void run() throws InterruptedException;
    }

    RunningJobs(AsyncJobRepository api, JobPolicy rules, JobBudget budget, Clock clock, RequestNotices notices) {
        this.rules = rules;
        this.budget = budget;
        this.clock = clock;
        this.rounds = new JobRounds(api, rules, clock, notices, this::created, this::end);
        this.positions = api.positions();
    }

    private void created(Job job) {
        PagePosition position = positions.created(job);
        if (position != null) {
            created.put(job.slice(), position);
        }
    }

    private void end(Slice slice, @Nullable Job completed) {
        ended.add(new Ended(slice, completed));
        budget.release(this);
        woken = !budget.isContended(); // the room is for the next slice, unless others wait for it
    }

    boolean isEmpty() {
        tending.lock();
        try {
            return rounds.isEmpty();
        } finally {
            tending.unlock();
        }
    }

    /** Sets what is run when there is room for a job that was refused. */
    void onWake(Runnable other) {
        wake = other;
    }

    @Override
    public void roomFreed() {
        woken = true;
        wake.run();
    }

    /** When there is something to do again. */
    Instant nextRound() {
        if (woken) {
            return Instant.MIN;
        }
        tending.lock();
        try {
            return nextRound;
        } finally {
            tending.unlock();
        }
    }

    /** What was created and what has ended since this was asked last. */
    News news() {
        tending.lock();
        try {
            News all = new News(created, ended, stop);
            created = new LinkedHashMap<>();
            ended = new ArrayList<>();
            return all;
        } finally {
            tending.unlock();
        }
    }

    /** @throws SystemException with all failures, if there are any */
    void throwIfAnyFailed() {
        tending.lock();
        try {
            rounds.throwIfAnyFailed();
        } finally {
            tending.unlock();
        }
    }

    /** Remembers a failure, which fails the stream at its end. */
    void failed(SyncException failure) throws InterruptedException {
        locked(() -> rounds.record(failure));
    }

    /** Begins a round; new jobs may be started then, before it is {@link #finishRound finished}. */
    void beginRound() throws InterruptedException {
        woken = false;
        locked(rounds::begin);
    }

    /** Starts a job, for which there is room, unless all has been given up meanwhile. */
    void start(Slice slice) throws InterruptedException {
        locked(() -> {
            if (stop == null) {
                rounds.start(slice);
            } else {
                end(slice, null);
            }
        });
    }

    void finishRound() throws InterruptedException {
        locked(() -> {
            rounds.finish();
            nextRound = nextAfter(clock.instant());
        });
    }

    /** Without jobs of its own, a stream leaves the room to those that wait for it. */
    private Instant nextAfter(Instant now) {
        Instant due = rounds.due();
        if (due != null) {
            return due.isAfter(now) ? due : now.plus(rules.firstWait());
        }
        return budget.isContended() ? now.plus(rules.firstWait()) : now;
    }

    @Override
    public void tend() throws InterruptedException {
        if (!tending.tryLock()) {
            return; // another thread is at it
        }
        try {
            if (!rounds.isEmpty() && !clock.instant().isBefore(nextRound)) {
                beginRound();
                finishRound();
            }
        } finally {
            tending.unlock();
        }
    }

    /** Gives up and aborts all that run. */
    void abandon() throws InterruptedException {
        locked(rounds::giveUpAll);
    }

    private void locked(Step step) throws InterruptedException {
        tending.lockInterruptibly();
        try {
            step.run();
        } catch (RuntimeException e) {
            stop = e;
            rounds.giveUpAll();
        } finally {
            tending.unlock();
        }
    }
}
