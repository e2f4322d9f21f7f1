package dev.cairn.runtime.internal.retriever.async;

import dev.cairn.error.SyncException;
import dev.cairn.slice.Slice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A slice and its job. Confined to one thread at a time. */
final class JobPartition {

    private final Slice slice;
    private @Nullable Job job;
    private int attempts;
    private boolean givenUp;
    private @Nullable SyncException failure;

    JobPartition(Slice slice) {
        this.slice = slice;
    }

    Slice slice() {
        return slice;
    }

    void start(Job first) {
        job = first;
        attempts = 1;
    }

    void replace(Job next) {
        job = next;
        attempts++;
    }

    boolean hasJob() {
        return job != null;
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
}
