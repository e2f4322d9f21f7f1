package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.RequestNotices;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice and its job. Confined to one thread at a time. */
final class JobPartition {

    private final Slice slice;
    private @Nullable Job job;
    private int attempts;
    private boolean givenUp;
    private @Nullable SyncException failure;
    private Instant startedAt = Instant.MIN;
    private Instant dueAt = Instant.MIN;

    JobPartition(Slice slice) {
        this.slice = slice;
    }

    Slice slice() {
        return slice;
    }

    void start(Job first, Instant now) {
        attempts = 0;
        replace(first, now);
    }

    void replace(Job next, Instant now) {
        job = next;
        attempts++;
        startedAt = now;
        dueAt = now;
    }

    /** Returns when there is something to do for its job again. */
    Instant dueAt() {
        return dueAt;
    }

    boolean isDue(Instant now) {
        return !dueAt.isAfter(now);
    }

    /** Its job has been looked at: one that runs is left alone for as long as it has run, others for the whole interval. */
    void lookedAt(JobPolicy rules, Instant now) {
        boolean runs = job().status(now) == JobStatus.RUNNING;
        dueAt = now.plus(runs ? rules.wait(Duration.between(startedAt, now)) : rules.pollInterval());
    }

    /** Whether its job runs, or has timed out while it ran. */
    boolean needsAbort(Instant now) {
        if (job == null) {
            return false;
        }
        JobStatus status = job.status(now);
        return status == JobStatus.RUNNING || status == JobStatus.TIMED_OUT;
    }

    Job job() {
        return Objects.requireNonNull(job, "not started");
    }

    int attempts() {
        return attempts;
    }

    /** It is not tried again, whatever its job says. */
    void giveUp() {
        givenUp = true;
    }

    /** Its job could not be started. */
    void failedBy(SyncException reason) {
        failure = reason;
    }

    /** Why its last job was not started; null if it was. */
    @Nullable
    SyncException failure() {
        return job().wasStarted() ? null : failure;
    }

    boolean isGivenUp() {
        return givenUp;
    }

    /**
     * Whether its failed job may be started again: one that the API has started after the wait, any other at once.
     *
     * @param wait null for none
     */
    boolean mayRestart(@Nullable Duration wait, Instant now, RequestNotices notices) {
        if (wait == null || !job().wasStarted()) {
            return true;
        }
        Instant retryAt = job().retryAt();
        if (retryAt == null) {
            job().retryAt(now.plus(wait));
            notices.noted("A job failed; it is started again in " + wait.toSeconds() + " s");
            return false;
        }
        return !now.isBefore(retryAt);
    }
}
