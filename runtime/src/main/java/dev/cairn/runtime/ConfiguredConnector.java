package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Availability.CheckProblem;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.SourceIdentity;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.split.CoordinatorSnapshot;
import dev.cairn.runtime.plan.SyncPlan;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.split.SplitCoordinator;
import dev.cairn.runtime.split.SplitReaders;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connector with one configuration, and its commands. Each gives a result and writes its messages, the result among
 * them, to the output, which is flushed at its end.
 *
 * <p>Where the manifest's rules have changed the configuration for good, the first command tells the platform first, by a
 * CONTROL message.
 *
 * <p>Not thread-safe: one command at a time. {@link #config()} may be asked for by any thread at any time.
 *
 * <p>It holds no threads between commands. Closing gives up connections that are not in use; it may be used again.
 */
public final class ConfiguredConnector implements AutoCloseable {

    private final CommandContext context;
    private @Nullable Splits splits;
    private boolean migrationTold;

    private ConfiguredConnector(CommandContext context) {
        this.context = context;
    }

    static ConfiguredConnector of(Manifest manifest, ObjectNode config, MessageWriter output, RunOptions options) {
        ComponentRegistry components = manifest.components(config.toPlain(), options, output.secrets());
        Configuration configuration = Configuration.of(manifest, config, output.secrets(), options.clock(), components);
        return new ConfiguredConnector(new CommandContext(manifest, configuration, output, options, components));
    }

    /**
     * What the connector runs with: the configuration after the manifest's rules, with the tokens that commands have
     * obtained since. Plain JSON values; a copy.
     */
    public Map<String, @Nullable Object> config() {
        return context.config().plain();
    }

    /**
     * What is to be saved from now on in place of what the user configured, since the manifest's rules have changed it for
     * good; plain JSON values. Empty where that may stay.
     */
    public Optional<Map<String, @Nullable Object>> migratedConfig() {
        return context.config().migrated();
    }

    /** What tells this connector and its configuration from others. */
    public SourceIdentity identity() {
        Manifest manifest = context.manifest();
        Map<String, @Nullable Object> plain = manifest.loaded().plain();
        return new SourceIdentity(
                manifest.name(),
                manifest.hash(),
                context.config().given(plain),
                context.config().saved(plain));
    }

    /**
     * Tells whether the connector works: reads the first record of the streams that the manifest names for that, with the
     * configuration that it has for a check.
     *
     * <p>That the manifest holds something that cannot be built is a failure like others, as in the reference, but for a
     * check of the first streams whatever they are.
     *
     * @throws InvalidDocumentException if the manifest holds something that cannot be built
     * @throws IOException if the output cannot be written
     */
    public CheckResult check() throws IOException, InterruptedException {
        tellMigration();
        Optional<CheckProblem> problem = context.config().problem().map(CheckProblem::of);
        boolean refused = problem.isPresent();
        try {
            if (!refused) {
                problem = new ConnectionCheck(context).problem();
            }
        } finally {
            context.components().close();
        }
        Optional<String> words = problem.map(CheckProblem::words);
        return finished(
                new CheckResult(
                        words.map(context.output().secrets()::mask),
                        refused,
                        problem.map(CheckProblem::mistakes).orElse(List.of())),
                new Message.CheckOutcome(words));
    }

    /**
     * Finds out which streams the connector offers. A stream whose schema fails is left out, and its failure is written.
     *
     * @throws SyncException if the configuration does not fit, the API does not respond, or all schemas fail
     * @throws InvalidDocumentException if the manifest holds something that cannot be built
     * @throws IOException if the output cannot be written
     */
    public DiscoveredCatalog discover() throws IOException, InterruptedException {
        DiscoveredCatalog catalog = catalog();
        if (catalog.streams().isEmpty()) {
            catalog.whole();
        }
        for (DiscoveredCatalog.Failing failing : catalog.failing()) {
            context.output().write(failing.message(context.options().clock()));
        }
        return finished(catalog, new Message.Catalog(catalog.streams()));
    }

    /**
     * Like {@link #discover()}, but the catalog is not written to the output: for a sync of what there is, by
     * {@link DiscoveredCatalog#configured()}.
     */
    public DiscoveredCatalog catalog() throws IOException, InterruptedException {
        tellMigration();
        try {
            return new Discovery(context).catalog();
        } finally {
            context.components().close();
        }
    }

    /**
     * Reads the streams of a catalog: records, states and everything that is said about them go to the output.
     *
     * @param stop ends the sync early, with a last safe state of every stream
     * @return how it ended; that a stream failed is no exception
     * @throws SyncException if the configuration does not fit
     * @throws InvalidDocumentException if none of the catalog's streams can be built, or something that all share
     * @throws IOException if the output cannot be written
     */
    public SyncResult read(ConfiguredCatalog catalog, InputState state, StopSignal stop)
            throws IOException, InterruptedException {
        tellMigration();
        try {
            return new Sync(context).read(catalog, state, stop);
        } finally {
            context.components().close();
        }
    }

    /**
     * Finds out what a sync is going to cost, as far as that is known before it: without records and states, and with a few
     * requests, which read pages as a sync does.
     *
     * @param catalog the streams that are to be synced; all that the connector has if it has none
     * @param state what the sync would go on from
     * @param requests how many requests may be sent, all streams together; 0 for none
     * @throws SyncException if the configuration does not fit, or there is no such stream
     * @throws InvalidDocumentException if the manifest holds something that cannot be built, or it takes more requests to find
     *     out which streams there are
     */
    public SyncPlan plan(ConfiguredCatalog catalog, InputState state, int requests)
            throws IOException, InterruptedException {
        tellMigration();
        try {
            return new SyncPlanning(context).plan(catalog, state, requests);
        } finally {
            context.components().close();
        }
    }

    /**
     * Begins a sync that {@link #readers} of any process read.
     *
     * @param asOf the moment up to which windows reach where the manifest names no end; the same for all readers
     * @param participants how many configured connectors work together, on this machine and others; 1 if this one does
     *     everything. With more than one, what cannot be shared is refused
     * @throws SyncException if the configuration does not fit
     * @throws InvalidDocumentException if none of the catalog's streams can be built, or something that all share; or if
     *     the manifest needs something that several participants cannot share
     * @throws IOException if the output cannot be written
     */
    public SplitCoordinator coordinate(ConfiguredCatalog catalog, InputState state, Instant asOf, int participants)
            throws IOException, InterruptedException {
        tellMigration();
        return splits().begin(catalog, state, asOf, participants);
    }

    /**
     * Goes on with such a sync where a snapshot of its coordinator was taken.
     *
     * @param snapshot what {@link SplitCoordinator#snapshot} gave; plain JSON values
     * @throws SyncException as above
     * @throws IllegalArgumentException if that is no snapshot
     */
    public SplitCoordinator coordinate(ConfiguredCatalog catalog, Map<String, ?> snapshot, int participants)
            throws IOException, InterruptedException {
        CoordinatorSnapshot from = CoordinatorSnapshot.of(snapshot);
        tellMigration();
        return splits().goOn(catalog, from, participants);
    }

    /**
     * Reads slices of such a sync.
     *
     * @param asOf the coordinator's
     * @param participants the coordinator's; jobs of the API are divided by it
     * @throws SyncException as above
     */
    public SplitReaders readers(ConfiguredCatalog catalog, Instant asOf, int participants)
            throws IOException, InterruptedException {
        tellMigration();
        return splits().readers(catalog, asOf, participants);
    }

    private Splits splits() {
        Splits made = splits == null ? new Splits(context) : splits;
        splits = made;
        return made;
    }

    private void tellMigration() throws IOException {
        if (!migrationTold && migratedConfig().isPresent()) {
            context.output()
                    .write(new Message.NewConfig(
                            migratedConfig().get(), context.options().clock().instant()));
        }
        migrationTold = true;
    }

    private <T> T finished(T result, Message message) throws IOException {
        context.output().write(message);
        context.output().flush();
        return result;
    }

    @Override
    public void close() {
        context.components().close();
        context.options().transport().close();
    }
}
