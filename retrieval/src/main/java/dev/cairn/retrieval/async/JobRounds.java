package dev.cairn.retrieval.async;

import dev.cairn.core.error.FailureType;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.retrieval.TemplateFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Starts jobs, and polls those that run in rounds until they end. Confined to one thread at a time.
 *
 * <p>A job that failed or timed out is started again, as often as its {@link JobPolicy} says. A job that fails for good
 * does not stop the others. A configuration error is thrown: nothing that comes later can be better.
 */
final class JobRounds {

    private final AsyncJobRepository api;
    private final JobPolicy rules;
    private final Clock clock;
    private final RequestNotices notices;
    private final Consumer<Job> created;
    private final BiConsumer<Slice, @Nullable Job> ended;

    private final List<JobPartition> running = new ArrayList<>();
    private final JobFailures failures = new JobFailures();
    private Instant last = Instant.MAX;
    /** Whether all jobs were polled at the beginning of the round. */
    private boolean polled;

    /**
     * Starts without jobs.
     *
     * @param created hears of each job that the API has created
     * @param ended hears of each job that takes no room any more, once; null where there is nothing to read
     */
    JobRounds(
            AsyncJobRepository api,
            JobPolicy rules,
            Clock clock,
            RequestNotices notices,
            Consumer<Job> created,
            BiConsumer<Slice, @Nullable Job> ended) {
        this.api = api;
        this.rules = rules;
        this.clock = clock;
        this.notices = notices;
        this.created = created;
        this.ended = ended;
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    /** @throws SystemException with all failures, if there are any */
    void throwIfAnyFailed() {
        failures.throwIfAny();
    }

    /** Begins a round; new jobs may be started then, before it is {@link #finish finished}. */
    void begin() throws InterruptedException {
        if (rules.isLate(last, clock.instant())) {
            poll(true);
            polled = true;
        }
        settle();
        restart();
    }

    void start(Slice slice) throws InterruptedException {
        JobPartition partition = new JobPartition(slice);
        running.add(partition);
        Job earlier = api.earlier(slice);
        partition.start(earlier == null ? create(partition) : earlier, clock.instant());
    }

    /** Returns when there is something to do again for the jobs that run; null where none does. */
    @Nullable
    Instant due() {
        return running.stream()
                .map(JobPartition::dueAt)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    void finish() throws InterruptedException {
        if (!polled) {
            poll(false);
        }
        polled = false;
        settle();
        last = clock.instant();
    }

    /** Gives up and aborts all that run. */
    void giveUpAll() throws InterruptedException {
        Instant now = clock.instant();
        List<JobPartition> all = List.copyOf(running);
        all.forEach(partition -> end(partition, null));
        for (JobPartition partition : all) {
            if (partition.needsAbort(now)) {
                abort(partition.job());
            }
        }
    }

    private void restart() throws InterruptedException {
        Instant now = clock.instant();
        for (JobPartition partition : running) {
            if (!partition.isDue(now)) {
                continue;
            }
            Job job = partition.job();
            JobStatus status = job.status(now);
            if (status == JobStatus.TIMED_OUT
                    || (status == JobStatus.FAILED && partition.mayRestart(rules.retryWait(), now, notices))) {
                partition.replace(create(partition), clock.instant());
            }
        }
    }

    private Job create(JobPartition partition) throws InterruptedException {
        try {
            Job job = api.create(partition.slice());
            created.accept(job);
            return job;
        } catch (SyncException e) {
            stopOn(e);
            notices.warned("Could not start a job: " + e.getMessage());
            notices.failed(e);
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
            if (!outOfTime && !partition.isDue(clock.instant())) {
                continue;
            }
            if (outOfTime ? job.reported() == JobStatus.RUNNING : job.status(clock.instant()) == JobStatus.RUNNING) {
                job.excuse(outOfTime);
                poll(partition, job);
            }
            partition.lookedAt(rules, clock.instant());
        }
    }

    private void poll(JobPartition partition, Job job) throws InterruptedException {
        try {
            if (job.isUnconfirmed()) {
                if (!api.confirm(job)) {
                    createAgain(partition);
                }
                return;
            }
            Optional<SystemException> problem = api.poll(job);
            if (problem.isPresent() && job.isEarlier()) {
                createAgain(partition); // the sync that was stopped may have aborted it
            } else if (problem.isPresent()) {
                failures.add(problem.get());
                partition.giveUp();
            }
        } catch (SyncException e) {
            record(e);
            notices.warned("Could not ask how a job stands: " + e.getMessage());
            if (TemplateFailure.causes(e)) {
                partition.giveUp();
            } else if (job.pollFailed()) {
                job.failed(clock.instant());
            }
        }
    }

    private void createAgain(JobPartition partition) throws InterruptedException {
        notices.noted("A job is not there any more; another one is created");
        partition.start(create(partition), clock.instant());
    }

    /** Lets go of what is done, and gives up what failed too often. */
    private void settle() throws InterruptedException {
        Instant now = clock.instant();
        for (JobPartition partition : List.copyOf(running)) {
            Job job = partition.job();
            JobStatus status = job.status(now);
            switch (partition.isGivenUp() ? JobStatus.FAILED : status) {
                case COMPLETED -> {
                    end(partition, job);
                    notices.noted(
                            "A job is completed, for slice " + partition.slice().merged());
                }
                case SKIPPED -> {
                    end(partition, null);
                    notices.noted("A job is skipped, since the API has no data for slice "
                            + partition.slice().merged());
                }
                case RUNNING -> {}
                case FAILED, TIMED_OUT -> {
                    if (status == JobStatus.TIMED_OUT || status == JobStatus.RUNNING) {
                        abort(job);
                    }
                    if (partition.isGivenUp() || partition.attempts() >= rules.attempts()) {
                        giveUp(partition, status);
                    } else {
                        running.remove(partition);
                        running.add(0, partition);
                    }
                }
            }
        }
    }

    private void giveUp(JobPartition partition, JobStatus status) {
        end(partition, null);
        if (!partition.isGivenUp()) {
            failures.add(partition, status);
        }
    }

    private void end(JobPartition partition, @Nullable Job completed) {
        running.remove(partition);
        ended.accept(partition.slice(), completed);
    }

    private void abort(Job job) throws InterruptedException {
        if (job.wasStarted() && job.mayBeAborted()) {
            try {
                api.abort(job);
            } catch (SyncException e) {
                notices.warned("Could not abort a job: " + e.getMessage());
            }
        }
    }

    /** Remembers a failure, which fails the stream at its end; throws it if it is one that stops all. */
    void record(SyncException failure) {
        stopOn(failure);
        failures.add(failure);
    }

    private static void stopOn(SyncException failure) {
        if (failure.failureType() == FailureType.CONFIG_ERROR) {
            throw failure;
        }
    }
}
