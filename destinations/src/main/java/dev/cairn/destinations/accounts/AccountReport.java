package dev.cairn.destinations.accounts;

import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.runtime.sync.SyncResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of one account. Immutable.
 *
 * @param account its name
 * @param report what its sync came to; null where it did not come to anything
 * @param failure what ended the sync without a report, or kept it from beginning; its texts may hold secrets. Null if nothing did
 */
public record AccountReport(
        String account,
        @Nullable SyncReport report,
        @Nullable Throwable failure) {

    /** How it ended; stopped where a stop was asked for before it began. */
    public SyncResult result() {
        if (report != null) {
            return report.result();
        }
        return failure == null ? SyncResult.STOPPED : SyncResult.FAILED;
    }
}
