package dev.cairn.destination;

import dev.cairn.destination.internal.sync.SyncRun;
import dev.cairn.destination.internal.sync.SyncSettings;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.secret.SecretMask;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams of a connector into a destination. Immutable; each method gives a changed sync and leaves this one as it is.
 *
 * <p>Streams are what {@code discover} finds. A stream with a cursor is read from the last state that the destination has
 * committed; its rows are added, or, where it has a primary key, take the place of older ones. Other streams are read as a
 * whole, and their rows take the place of those of the sync before when all are there.
 *
 * <pre>{@code
 * try (Destination tickets = Destinations.open("sqlite:tickets.db")) {
 *     SyncReport report = Sync.of(connector, config).to(tickets, new StopSignal());
 * }
 * }</pre>
 */
public final class Sync {

    private final Source source;
    private final SyncSettings settings;

    private Sync(Source source, SyncSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    /** Configures a connector for a sync. */
    @FunctionalInterface
    public interface Source {

        /**
         * The connector, whose output is the sync.
         *
         * @param output to be passed to {@link Connector#configure}
         * @param watcher to be passed to {@link RunOptions#watchedBy}
         */
        ConfiguredConnector configure(MessageWriter output, Consumer<SyncMonitor> watcher) throws IOException;
    }

    /** A sync of a connector with a configuration. */
    public static Sync of(Connector connector, ObjectNode config) {
        return of((output, watcher) ->
                connector.configure(config, output, RunOptions.standard().watchedBy(watcher)));
    }

    /** A sync of a connector that is configured with options of its own. */
    public static Sync of(Source source) {
        return new Sync(source, SyncSettings.standard());
    }

    /**
     * A name for this sync in its destinations; null for that of the manifest's file, or of its folder where the file is called
     * {@code manifest}. The tables and states of one name are those of one source, and no other sync's.
     */
    public Sync named(@Nullable String name) {
        return new Sync(source, settings.naming(settings.naming().named(name)));
    }

    /** What the names of new tables begin with; nothing without this. */
    public Sync prefixed(String prefix) {
        return new Sync(source, settings.naming(settings.naming().prefixed(prefix)));
    }

    /**
     * Says that this is the source that was synced under its name, though its manifest or configuration look different: it has
     * a new start date, or the account has moved.
     */
    public Sync sameSource() {
        return new Sync(source, settings.naming(settings.naming().sameSource()));
    }

    /** Only these streams, by their names; all if the list is empty. */
    public Sync streams(List<String> names) {
        return new Sync(source, settings.streams(names));
    }

    /** Reads everything again, and replaces what is there. */
    public Sync fullRefresh() {
        return new Sync(source, settings.fullRefresh());
    }

    /** Writes all streams in one mode. Without this, each is written in the mode that suits it. */
    public Sync mode(@Nullable WriteMode mode) {
        return new Sync(source, settings.mode(mode));
    }

    /** What to do when records no longer fit their table; {@link SchemaChanges#EVOLVE} without this. */
    public Sync schemaChanges(SchemaChanges changes) {
        return new Sync(source, settings.schemaChanges(changes));
    }

    /**
     * How long a state of a stream waits until it is committed, at least; five seconds without this. Zero commits each state.
     * What was not committed is read again after a failure.
     */
    public Sync commitEvery(Duration interval) {
        return new Sync(source, settings.commitEvery(interval));
    }

    /**
     * Tells someone of what the connector says besides records and states: logs, statuses, errors, new configurations.
     *
     * @param listener called by one thread at a time, with secrets masked in texts for people
     */
    public Sync telling(Consumer<Message> listener) {
        return new Sync(source, settings.telling(listener));
    }

    /** Masks secrets in texts for people with this, which learns those of the connector. */
    public Sync secrets(SecretMask mask) {
        return new Sync(source, settings.secrets(mask));
    }

    /**
     * Reads and writes until all is done, or until a stop is asked for.
     *
     * @return what came of it; that a stream failed is no exception
     * @throws DestinationException if the destination cannot be written, or has what is wanted there of another source. What was
     *     committed before stays
     * @throws dev.cairn.error.SyncException if the configuration does not fit, or there is no such stream
     * @throws dev.cairn.documents.InvalidDocumentException if none of the streams can be built
     */
    public SyncReport to(Destination destination, StopSignal stop) throws IOException, InterruptedException {
        return new SyncRun(source, settings, destination).run(stop);
    }
}
