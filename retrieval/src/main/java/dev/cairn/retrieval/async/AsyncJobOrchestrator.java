package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.SliceSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of one stream in rounds. Each round starts the jobs that may be started, polls those that run, and
 * hands out the slices whose jobs are completed. Confined to one thread at a time.
 *
 * <p>A job that fails for good does not stop the others; the stream fails at its end, with all such failures together. A
 * configuration error stops the stream at once.
 *
 * <p>Where parents need jobs, too, the next slice is only looked for while the budget has room for its job: a thread that
 * waits for a parent's job draws no other slices.
 */
final class AsyncJobOrchestrator implements SliceSource {

    private final RunningJobs jobs;
    private final JobBudget budget;
    private final Clock clock;
    private final Iterator<Slice> slices;
    private final boolean parentsNeedJobs;
    private final Listener listener;
    private final Consumer<Job> completed;

    private final Deque<Slice> ready = new ArrayDeque<>();
    private @Nullable Slice ahead;
    private boolean allFound;
    private boolean ended;

    /**
     * @param slices those of the cursor, in order
     * @param parentsNeedJobs whether finding a slice may need a job of a parent stream
     * @param completed takes each job that is done before its slice is handed out
     */
    AsyncJobOrchestrator(
            RunningJobs jobs,
            JobBudget budget,
            Clock clock,
            Iterator<Slice> slices,
            boolean parentsNeedJobs,
            Listener listener,
            Consumer<Job> completed) {
        this.jobs = jobs;
        this.budget = budget;
        this.clock = clock;
        this.slices = slices;
        this.parentsNeedJobs = parentsNeedJobs;
        this.listener = listener;
        this.completed = completed;
    }

    @Override
    public void onWake(Runnable wake) {
        jobs.onWake(wake);
    }

    @Override
    public Next next() throws InterruptedException {
        while (true) {
            hear();
            Slice slice = ready.poll();
            if (slice != null) {
                return new Next.Ready(slice);
            }
            if (!ended && allFound && ahead == null && jobs.isEmpty()) {
                ended = true;
                jobs.throwIfAnyFailed();
            }
            if (ended) {
                return new Next.End();
            }
            Instant now = clock.instant();
            Instant nextRound = jobs.nextRound();
            if (now.isBefore(nextRound)) {
                return new Next.Later(Duration.between(now, nextRound));
            }
            round();
        }
    }

    private void round() throws InterruptedException {
        jobs.beginRound();
        hear();
        start();
        jobs.finishRound();
    }

    private void start() throws InterruptedException {
        while (lookAhead()) {
            Slice slice = ahead;
            if (slice == null || !hasRoom() || !budget.tryTake(jobs)) {
                return;
            }
            ahead = null;
            listener.opened(slice);
            jobs.start(slice);
            hear();
        }
    }

    private boolean lookAhead() throws InterruptedException {
        if (ahead == null && !allFound && (!parentsNeedJobs || hasRoom())) {
            try {
                allFound = !slices.hasNext();
                ahead = allFound ? null : slices.next();
            } catch (SyncException e) {
                allFound = true;
                jobs.failed(e);
                hear();
            }
        }
        return ahead != null;
    }

    private boolean hasRoom() throws InterruptedException {
        return jobs.isEmpty() ? budget.hasRoomForAFirst(jobs) : budget.hasRoom();
    }

    /** Takes note of what became of jobs, by whichever thread they were polled. */
    private void hear() throws InterruptedException {
        if (ended) {
            return;
        }
        RunningJobs.News news = jobs.news();
        tell(news);
        if (news.stop() != null) {
            ended = true;
            throw news.stop();
        }
    }

    private void tell(RunningJobs.News news) throws InterruptedException {
        news.created().forEach(listener::jobCreated);
        for (RunningJobs.Ended job : news.ended()) {
            if (job.completed() == null) {
                listener.abandoned(job.slice());
            } else {
                completed.accept(job.completed());
                ready.add(job.slice());
            }
        }
    }

    @Override
    public void close() {
        try {
            ended = true;
            jobs.abandon();
            tell(jobs.news());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
