package dev.cairn.destinations.sync;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.WriteMode;
import dev.cairn.destinations.internal.guard.Guards;
import dev.cairn.destinations.internal.guard.ShrinkLimit;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncListener;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads streams of a connector into a destination. Its methods set options, and return this; {@link #to} runs it, as often as
 * it is called. Confined to one thread.
 *
 * <p>Streams are what {@code discover} finds. A stream with a cursor is read from the last state that the destination has
 * committed; its rows are added, or, where it has a primary key, take the place of older ones. Other streams are read as a
 * whole, and their rows take the place of those of the sync before when all are there.
 *
 * <pre>{@code
 * try (Destination tickets = Destinations.open("sqlite:tickets.db")) {
 *     SyncReport report = DestinationSync.of(connector, config).to(tickets, new StopSignal());
 * }
 * }</pre>
 */
public final class DestinationSync {

    private final Source source;
    private @Nullable String name;
    private String prefix = "";
    private boolean isSameSource;
    private List<String> streams = List.of();
    private boolean isFullRefresh;
    private @Nullable WriteMode mode;
    private SchemaChanges changes = SchemaChanges.EVOLVE;
    private Guards guards = Guards.STANDARD;
    private Duration commitInterval = Duration.ofSeconds(5);
    private Consumer<Message> listener = message -> {};
    private SecretMask secrets = new SecretMask();

    private DestinationSync(Source source) {
        this.source = source;
    }

    /** Configures a connector for a sync. */
    @FunctionalInterface
    public interface Source {

        /**
         * The connector, whose output is the sync.
         *
         * @param output to be passed to {@link Connector#configure}
         * @param gauges to be passed to {@link RunOptions#heardBy}
         */
        ConfiguredConnector configure(MessageWriter output, SyncListener gauges) throws IOException;
    }

    /** A sync of a connector with a configuration. */
    public static DestinationSync of(Connector connector, ObjectNode config) {
        return of((output, gauges) ->
                connector.configure(config, output, RunOptions.standard().heardBy(gauges)));
    }

    /** A sync of a connector that is configured with options of its own. */
    public static DestinationSync of(Source source) {
        return new DestinationSync(source);
    }

    /**
     * A name for this sync in its destinations; null for that of the manifest's file, or of its folder where the file is called
     * {@code manifest}. The tables and states of one name are those of one source, and no other sync's.
     */
    public DestinationSync named(@Nullable String name) {
        this.name = name;
        return this;
    }

    /** What the names of new tables begin with; nothing without this. */
    public DestinationSync prefixed(String prefix) {
        this.prefix = prefix;
        return this;
    }

    /**
     * Says that this is the source that was synced under its name, though its manifest or configuration look different: it has
     * a new start date, or the account has moved.
     */
    public DestinationSync sameSource() {
        isSameSource = true;
        return this;
    }

    /** Only these streams, by their names; all if the list is empty. */
    public DestinationSync streams(List<String> names) {
        streams = List.copyOf(names);
        return this;
    }

    /** Reads everything again, and replaces what is there. */
    public DestinationSync fullRefresh() {
        isFullRefresh = true;
        return this;
    }

    /** Writes all streams in one mode. Without this, each is written in the mode that suits it. */
    public DestinationSync mode(@Nullable WriteMode mode) {
        this.mode = mode;
        return this;
    }

    /** What to do when records no longer fit their table; {@link SchemaChanges#EVOLVE} without this. */
    public DestinationSync schemaChanges(SchemaChanges changes) {
        this.changes = changes;
        return this;
    }

    /**
     * Reads streams anew whose primary key is another one than that of their table: the new rows take the place of the old ones
     * when all of them are there. Without this, such a stream fails.
     */
    public DestinationSync rekey() {
        guards = guards.rekeying();
        return this;
    }

    /** Lets a full refresh that finds no records empty a table. Without this, its stream fails, and the rows stay. */
    public DestinationSync allowEmpty() {
        guards = guards.with(new ShrinkLimit(true, guards.shrink().percent()));
        return this;
    }

    /**
     * How many of a hundred rows a full refresh may take away from tables with 100 rows or more; 50 without this. If it finds
     * fewer, its stream fails, and the rows stay.
     *
     * @throws IllegalArgumentException if it is not from 0 to 100
     */
    public DestinationSync allowShrink(int percent) {
        guards = guards.with(new ShrinkLimit(guards.shrink().allowsEmpty(), percent));
        return this;
    }

    /**
     * How long a state of a stream waits until it is committed, at least; five seconds without this. Zero commits each state.
     * What was not committed is read again after a failure.
     */
    public DestinationSync commitEvery(Duration interval) {
        commitInterval = interval;
        return this;
    }

    /**
     * Tells someone of what the connector says besides records and states: logs, statuses, errors, new configurations.
     *
     * @param listener called by one thread at a time, with secrets masked in texts for people
     */
    public DestinationSync telling(Consumer<Message> listener) {
        this.listener = listener;
        return this;
    }

    /** Masks secrets in texts for people with this, which learns those of the connector. */
    public DestinationSync secrets(SecretMask mask) {
        secrets = mask;
        return this;
    }

    /**
     * Reads and writes until all is done, or until a stop is asked for.
     *
     * @return what came of it; that a stream failed is no exception
     * @throws DestinationException if the destination cannot be written, or has what is wanted there of another source. What was
     *     committed before stays
     * @throws dev.cairn.core.error.SyncException if the configuration does not fit, or there is no such stream
     * @throws dev.cairn.documents.InvalidDocumentException if none of the streams can be built
     */
    public SyncReport to(Destination destination, StopSignal stop) throws IOException, InterruptedException {
        Naming naming = new Naming(name, prefix, isSameSource);
        SyncSettings.Selection selection = new SyncSettings.Selection(streams, isFullRefresh, mode);
        SyncSettings settings = new SyncSettings(naming, selection, changes, guards, commitInterval, listener, secrets);
        return new SyncRun(source, settings, destination).run(stop);
    }
}
