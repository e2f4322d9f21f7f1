package dev.cairn.destinations.sync;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.guard.Guards;
import dev.cairn.runtime.protocol.Message;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a sync, as {@link DestinationSync} explains them. */
record SyncSettings(
        Naming naming,
        Selection selection,
        SchemaChanges changes,
        Guards guards,
        Duration commitInterval,
        Consumer<Message> listener,
        SecretMask secrets) {

    /**
     * Which streams are synced, and how.
     *
     * @param names of the streams; empty for all
     * @param isFullRefresh whether streams are read in full that could be read incrementally
     * @param forcedMode how rows are written; null to choose by stream
     */
    record Selection(
            List<String> names,
            boolean isFullRefresh,
            @Nullable WriteMode forcedMode) {}
}
