package dev.cairn.retrieval.async;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.SystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The failures of a stream's jobs, which are reported together when all jobs have ended. Confined to one thread at a time. */
final class JobFailures {

    private final List<SyncException> all = new ArrayList<>();

    void add(SyncException failure) {
        all.add(failure);
    }

    /** Adds that a job failed for the last time. */
    void add(JobPartition partition, JobStatus status) {
        SyncException reason = partition.failure();
        all.add(new SystemException(
                reason == null
                        ? "The last status of the job was " + status + "."
                        : "The job could not be started. " + reason.userMessage(),
                "The job for slice " + partition.slice().merged() + " could not be completed; its last status was "
                        + status + "." + (reason == null ? "" : " " + reason.getMessage()),
                reason));
    }

    /** @throws SystemException with all failures, if there are any */
    void throwIfAny() {
        if (!all.isEmpty()) {
            throw new SystemException(
                    "One or more async jobs failed after exhausting all retry attempts. " + reasons(),
                    all.stream().map(SyncException::getMessage).collect(Collectors.joining("\n")),
                    all.get(0));
        }
    }

    /** The first of the reasons, since the others are mostly like it. */
    private String reasons() {
        List<String> reasons =
                all.stream().map(SyncException::userMessage).distinct().toList();
        int more = reasons.size() - 1;
        return reasons.get(0) + (more == 0 ? "" : " (and " + more + " more, see the internal message)");
    }
}
