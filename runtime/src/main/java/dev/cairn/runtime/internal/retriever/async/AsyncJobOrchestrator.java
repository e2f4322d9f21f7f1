package dev.cairn.runtime.internal.retriever.async;

import dev.cairn.error.FailureType;
import dev.cairn.error.SyncException;
import dev.cairn.error.SystemException;
import dev.cairn.runtime.internal.http.RequestObserver;
import dev.cairn.runtime.internal.retriever.SliceSource;
import dev.cairn.runtime.internal.retriever.TemplateFailure;
import dev.cairn.slice.Slice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the jobs of one stream in rounds. Each round starts the jobs that may be started, polls those that run, and
 * hands out the slices whose jobs are completed. Confined to one thread at a time.
 *
 * <p>A job that failed or timed out is started again, as often as its {@link JobPolicy} says. A job that fails
 * for good does not stop the others; the stream fails at its end, with all such failures together. A configuration
 * error stops the stream at once.
 *
 * <p>The next slice is only looked for while the budget has room for its job. Finding it may need a job of a parent
 * stream, and a thread that waits for it polls no other jobs. With this rule the jobs that use up the budget are always
 * polled by somebody.
 */
final class AsyncJobOrchestrator implements SliceSource {

    private final AsyncJobRepository api;
    private final JobPolicy rules;
    private final JobBudget budget;
    private final Clock clock;
    private final RequestObserver observer;
    private final Iterator<Slice> slices;
    private final Listener listener;
    private final Consumer<Job> completed;

    private final Deque<Slice> ready = new ArrayDeque<>();
    private final JobFailures failures = new JobFailures();
    private List<JobPartition> running = new ArrayList<>();
    private @Nullable Slice ahead;
    private boolean allFound;
    private boolean ended;
    private Instant lastRound = Instant.MAX;
    private Instant nextRound = Instant.MIN;

    /**
     * @param slices those of the cursor, in order
     * @param completed takes each job that is done before its slice is handed out
     */
    AsyncJobOrchestrator(
            AsyncJobRepository api,
            JobPolicy rules,
            JobBudget budget,
            Clock clock,
            RequestObserver observer,
            Iterator<Slice> slices,
            Listener listener,
            Consumer<Job> completed) {
        this.api = api;
        this.rules = rules;
        this.budget = budget;
        this.clock = clock;
        this.observer = observer;
        this.slices = slices;
        this.listener = listener;
        this.completed = completed;
    }

    @Override
    public Next next() throws InterruptedException {
        while (true) {
            Slice slice = ready.poll();
            if (slice != null) {
                return new Next.Ready(slice);
            }
            if (ended) {
                return new Next.End();
            }
            Instant now = clock.instant();
            if (now.isBefore(nextRound)) {
                return new Next.Later(Duration.between(now, nextRound));
            }
            round(now);
        }
    }

    private void round(Instant now) throws InterruptedException {
        boolean late = rules.isLate(lastRound, now);
        if (late) {
            poll(true);
        }
        settle();
        restart();
        start();
        if (running.isEmpty() && ahead == null && allFound) {
            ended = true;
            failures.throwIfAny();
            return;
        }
        if (!late) {
            poll(false);
        }
        settle();
        lastRound = clock.instant();
        boolean wait = !running.isEmpty() || budget.isContended();
        nextRound = wait ? lastRound.plus(rules.pollInterval()) : lastRound;
    }

    private void restart() throws InterruptedException {
        Instant now = clock.instant();
        for (JobPartition partition : running) {
            Job job = partition.job();
            JobStatus status = job.status(now);
            if (status == JobStatus.TIMED_OUT
                    || (status == JobStatus.FAILED && partition.mayRestart(rules.retryWait(), now, observer))) {
                partition.replace(create(partition));
            }
        }
    }

    private void start() throws InterruptedException {
        while (lookAhead()) {
            Slice slice = ahead;
            if (slice == null || !budget.tryTake()) {
                return;
            }
            ahead = null;
            JobPartition partition = new JobPartition(slice);
            running.add(partition);
            listener.opened(slice);
            partition.start(create(partition));
        }
    }

    private boolean lookAhead() throws InterruptedException {
        if (ahead == null && !allFound && hasRoom()) {
            try {
                allFound = !slices.hasNext();
                ahead = allFound ? null : slices.next();
            } catch (SyncException e) {
                allFound = true;
                record(e);
            }
        }
        return ahead != null;
    }

    private boolean hasRoom() {
        return running.isEmpty() ? budget.hasRoomForAFirst() : budget.hasRoom();
    }

    private Job create(JobPartition partition) throws InterruptedException {
        try {
            return api.create(partition.slice());
        } catch (SyncException e) {
            stopOn(e);
            observer.warned("Could not start a job: " + e.getMessage());
            observer.failed(e);
            if (TemplateFailure.causes(e)) {
                failures.add(e);
                partition.giveUp();
            }
            partition.failedBy(e);
            return Job.notStarted(partition.slice());
        }
    }

    /** @param outOfTime whether to ask for those, too, whose time is out */
    private void poll(boolean outOfTime) throws InterruptedException {
        for (JobPartition partition : running) {
            Job job = partition.job();
            if (outOfTime ? job.reported() == JobStatus.RUNNING : job.status(clock.instant()) == JobStatus.RUNNING) {
                job.excuse(outOfTime);
                poll(partition, job);
            }
        }
    }

    private void poll(JobPartition partition, Job job) throws InterruptedException {
        try {
            Optional<SystemException> problem = api.poll(job);
            if (problem.isPresent()) {
                failures.add(problem.get());
                partition.giveUp();
            }
        } catch (SyncException e) {
            record(e);
            observer.warned("Could not ask how a job stands: " + e.getMessage());
            if (TemplateFailure.causes(e)) {
                partition.giveUp();
            } else if (job.pollFailed()) {
                job.failed(clock.instant());
            }
        }
    }

    /** Hands out what is done, and gives up what failed too often. */
    private void settle() throws InterruptedException {
        List<JobPartition> left = new ArrayList<>();
        Instant now = clock.instant();
        List<JobPartition> all = running;
        running = left;
        for (JobPartition partition : all) {
            Job job = partition.job();
            JobStatus status = job.status(now);
            switch (partition.isGivenUp() ? JobStatus.FAILED : status) {
                case COMPLETED -> {
                    budget.release();
                    completed.accept(job);
                    ready.add(partition.slice());
                    observer.noted(
                            "A job is completed, for slice " + partition.slice().merged());
                }
                case SKIPPED -> {
                    budget.release();
                    listener.abandoned(partition.slice());
                    observer.noted("A job is skipped, since the API has no data for slice "
                            + partition.slice().merged());
                }
                case RUNNING -> left.add(partition);
                case FAILED, TIMED_OUT -> {
                    if (status == JobStatus.TIMED_OUT || status == JobStatus.RUNNING) {
                        abort(job);
                    }
                    if (partition.isGivenUp() || partition.attempts() >= rules.attempts()) {
                        giveUp(partition, status);
                    } else {
                        left.add(0, partition);
                    }
                }
            }
        }
    }

    private void giveUp(JobPartition partition, JobStatus status) throws InterruptedException {
        budget.release();
        listener.abandoned(partition.slice());
        if (!partition.isGivenUp()) {
            failures.add(partition, status);
        }
    }

    private void abort(Job job) throws InterruptedException {
        if (job.wasStarted() && job.mayBeAborted()) {
            try {
                api.abort(job);
            } catch (SyncException e) {
                observer.warned("Could not abort a job: " + e.getMessage());
            }
        }
    }

    private void record(SyncException failure) throws InterruptedException {
        stopOn(failure);
        failures.add(failure);
    }

    /** Nothing that comes later can be better than a wrong configuration: gives everything up. */
    private void stopOn(SyncException failure) throws InterruptedException {
        if (failure.failureType() == FailureType.CONFIG_ERROR) {
            abandonAll();
            throw failure;
        }
    }

    private void abandonAll() throws InterruptedException {
        Instant now = clock.instant();
        List<JobPartition> all = running;
        running = new ArrayList<>();
        ended = true;
        for (JobPartition partition : all) {
            budget.release();
            listener.abandoned(partition.slice());
        }
        for (JobPartition partition : all) {
            if (partition.needsAbort(now)) {
                abort(partition.job());
            }
        }
    }

    @Override
    public void close() {
        try {
            abandonAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
