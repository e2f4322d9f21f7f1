package dev.cairn.destinations.sync;

import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.util.List;

/**
 * What a sync came to.
 *
 * @param sync the name under which the destination keeps it
 * @param requests how many were sent, those that were sent again among them
 * @param retries how many of them were sent again since they had failed
 * @param waits how often it waited before a request: since the API asked for it, after a failure, or for a budget of calls
 * @param waited how long, in all threads together
 */
public record SyncReport(
        String sync,
        SyncResult result,
        List<StreamReport> streams,
        long requests,
        long retries,
        long waits,
        Duration waited,
        Duration duration) {

    public SyncReport {
        streams = List.copyOf(streams);
    }
}
