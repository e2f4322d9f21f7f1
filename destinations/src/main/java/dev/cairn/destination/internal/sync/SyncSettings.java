package dev.cairn.destination.internal.sync;

import dev.cairn.destination.SchemaChanges;
import dev.cairn.destination.WriteMode;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.secret.SecretMask;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The options of a sync, as {@link dev.cairn.destination.Sync} explains them. */
public record SyncSettings(
        Naming naming,
        List<String> names,
        boolean isFullRefresh,
        @Nullable WriteMode forcedMode,
        SchemaChanges changes,
        Duration commitInterval,
        Consumer<Message> listener,
        SecretMask secrets) {

    /** What holds unless it is changed. */
    public static SyncSettings standard() {
        return new SyncSettings(
                Naming.STANDARD,
                List.of(),
                false,
                null,
                SchemaChanges.EVOLVE,
                Duration.ofSeconds(5),
                message -> {},
                new SecretMask());
    }

    public SyncSettings {
        names = List.copyOf(names);
    }

    public SyncSettings naming(Naming other) {
        return new SyncSettings(other, names, isFullRefresh, forcedMode, changes, commitInterval, listener, secrets);
    }

    public SyncSettings streams(List<String> chosen) {
        return new SyncSettings(naming, chosen, isFullRefresh, forcedMode, changes, commitInterval, listener, secrets);
    }

    public SyncSettings fullRefresh() {
        return new SyncSettings(naming, names, true, forcedMode, changes, commitInterval, listener, secrets);
    }

    public SyncSettings mode(@Nullable WriteMode mode) {
        return new SyncSettings(naming, names, isFullRefresh, mode, changes, commitInterval, listener, secrets);
    }

    public SyncSettings schemaChanges(SchemaChanges other) {
        return new SyncSettings(naming, names, isFullRefresh, forcedMode, other, commitInterval, listener, secrets);
    }

    public SyncSettings commitEvery(Duration interval) {
        return new SyncSettings(naming, names, isFullRefresh, forcedMode, changes, interval, listener, secrets);
    }

    public SyncSettings telling(Consumer<Message> other) {
        return new SyncSettings(naming, names, isFullRefresh, forcedMode, changes, commitInterval, other, secrets);
    }

    public SyncSettings secrets(SecretMask mask) {
        return new SyncSettings(naming, names, isFullRefresh, forcedMode, changes, commitInterval, listener, mask);
    }
}
