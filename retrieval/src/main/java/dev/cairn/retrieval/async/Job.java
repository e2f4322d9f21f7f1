package dev.cairn.retrieval.async;

import dev.cairn.core.slice.Slice;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job of the API, or a failed attempt to start one. Confined to one thread at a time.
 *
 * <p>A job that was completed or failed after its timeout counts as timed out.
 */
final class Job {

    private final Slice slice;
    private final @Nullable Map<String, @Nullable Object> creation;
    private final Instant deadline;
    private Map<String, @Nullable Object> polling = Map.of();
    private @Nullable JobResponse lastPoll;
    private JobStatus status;
    private @Nullable Instant ended;
    private @Nullable Instant retryAt;
    private int failedPolls;
    private boolean excused;
    private boolean aborted;
    private boolean earlier;
    private boolean unconfirmed;

    private Job(Slice slice, @Nullable Map<String, @Nullable Object> creation, Instant deadline, JobStatus status) {
        this.slice = slice;
        this.creation = creation;
        this.deadline = deadline;
        this.status = status;
    }

    /** @param creation what templates see as {@code creation_response} */
    static Job started(Slice slice, Map<String, @Nullable Object> creation, Instant deadline) {
        return new Job(slice, creation, deadline, JobStatus.RUNNING);
    }

    /** One that an earlier process has started. */
    static Job ofEarlier(Slice slice, Map<String, @Nullable Object> creation, Instant deadline) {
        Job job = started(slice, creation, deadline);
        job.earlier = true;
        job.unconfirmed = true;
        return job;
    }

    static Job notStarted(Slice slice) {
        return new Job(slice, null, Instant.MAX, JobStatus.FAILED);
    }

    Slice slice() {
        return slice;
    }

    boolean wasStarted() {
        return creation != null;
    }

    Map<String, @Nullable Object> creation() {
        return creation == null ? Map.of() : creation;
    }

    /** What templates see as {@code polling_response} once the job is completed. */
    Map<String, @Nullable Object> polling() {
        return polling;
    }

    /** The answer that said that the job is completed, or null before. */
    @Nullable
    JobResponse lastPoll() {
        return lastPoll;
    }

    /** Whether an earlier process has started it, and may have read some of its results. */
    boolean isEarlier() {
        return earlier;
    }

    /** Whether that is so, and it is not known whether the API has it still. */
    boolean isUnconfirmed() {
        return unconfirmed;
    }

    /** What the API said last. */
    JobStatus reported() {
        return status;
    }

    JobStatus status(Instant now) {
        if (excused && ended != null) {
            return status;
        }
        Instant until = ended == null ? now : ended;
        return until.isAfter(deadline) ? JobStatus.TIMED_OUT : status;
    }

    void reported(JobStatus reported, JobResponse answer, Instant now) {
        failedPolls = 0;
        unconfirmed = false;
        status = reported;
        if (reported != JobStatus.RUNNING && ended == null) {
            ended = now;
        }
        if (reported == JobStatus.COMPLETED) {
            lastPoll = answer;
            polling = answer.variables();
        }
    }

    /** Whether it was not polled in time, so that it counts as completed if it turns out to be. */
    void excuse(boolean unasked) {
        excused = unasked;
    }

    /** True once. */
    boolean mayBeAborted() {
        boolean first = !aborted;
        aborted = true;
        return first;
    }

    /** It did not say how it stands; whether that has happened too often in a row. */
    boolean pollFailed() {
        failedPolls++;
        return failedPolls >= JobPolicy.MAX_FAILED_POLLS;
    }

    void failed(Instant now) {
        status = JobStatus.FAILED;
        ended = now;
    }

    /** When it may be started again; null if that is not set. */
    @Nullable
    Instant retryAt() {
        return retryAt;
    }

    void retryAt(Instant instant) {
        retryAt = instant;
    }
}
