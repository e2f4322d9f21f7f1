package dev.cairn.cli.protocol;

import dev.cairn.cli.options.CheckpointOptions;
import dev.cairn.cli.options.ConcurrencyOptions;
import dev.cairn.cli.options.ConfigOptions;
import dev.cairn.cli.options.LimitOptions;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.options.PagesAheadOptions;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.watch.SyncWatch;
import dev.cairn.cli.watch.WatchOptions;
import dev.cairn.core.error.ConfigException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Reads the configured streams and prints records and states.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all streams were read to their end",
            "1:an input cannot be used, or a stream failed",
            "2:wrong command line",
            "5:ended by --stop-after or --stop-after-requests, after the last states",
            "143:ended by a signal, after the last states"
        })
public final class ReadCommand extends ProtocolCommand {

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Selection selection;

    /** Which streams are read. */
    private static final class Selection {

        @Option(
                names = "--catalog",
                paramLabel = "FILE",
                description = "The configured catalog, JSON; 'discover --configured' writes one.")
        private @Nullable Path catalog;

        @Option(
                names = "--streams",
                paramLabel = "NAME",
                split = ",",
                description =
                        "In place of a catalog: the names of the streams, with commas between them, or '*' for all. Each "
                                + "is read incrementally where it can be.")
        private @Nullable List<String> streams;
    }

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description =
                    "The state of the last sync: what --state-out kept, the lines that it printed, or the protocol's JSON. "
                            + "Default: no state.")
    private @Nullable Path state;

    @Option(
            names = "--state-out",
            paramLabel = "FILE",
            description =
                    "Where to keep the last state of each stream. If it is the file of --state, that need not be there the "
                            + "first time.")
    private @Nullable Path stateOut;

    private @Nullable StateFile states;

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final PagesAheadOptions ahead = new PagesAheadOptions();

    @Mixin
    private final ConcurrencyOptions concurrency = new ConcurrencyOptions();

    @Mixin
    private final LimitOptions limit = new LimitOptions();

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    private final StandardError people;
    private final StopSignal stop;

    /** @param stop ends the sync early */
    public ReadCommand(OutputStream out, StandardError people, StopSignal stop) {
        super(out, people);
        this.people = people;
        this.stop = stop;
    }

    /**
     * All inputs of a sync.
     *
     * @param catalog null where streams are named instead
     */
    private record Inputs(
            Connector connector,
            ObjectNode config,
            @Nullable ConfiguredCatalog catalog,
            InputState state) {}

    @Override
    void written(Message message) throws IOException {
        config.file().written(message);
        if (states != null) {
            states.written(message);
        }
    }

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        limit.begin(Clock.systemUTC());
        SyncWatch watch = watching.watch(writer.secrets(), people);
        SyncResult result;
        try (watch) {
            result = read(writer, watch);
            watch.ended(result);
        }
        if (!watching.isSilent() || result != SyncResult.COMPLETE) {
            watch.summary().forEach(this::say);
        }
        return limit.exitCode(result);
    }

    private SyncResult read(MessageWriter writer, SyncWatch watch) throws IOException, InterruptedException {
        Inputs inputs = inputs();
        if (stateOut != null) {
            states = new StateFile(stateOut, writer, inputs.state());
        }
        ConfiguredConnector connector = config.file()
                .configure(
                        inputs.connector(),
                        inputs.config(),
                        writer,
                        limit.in(concurrency.in(ahead.in(checkpoints.in(options()))))
                                .heardBy(watch)
                                .code(manifest.code(inputs.config())));
        try {
            ConfiguredCatalog catalog = inputs.catalog() == null ? chosen(connector) : inputs.catalog();
            return connector.read(catalog, inputs.state(), stop);
        } catch (InterruptedException e) {
            if (!limit.isReached()) {
                throw e;
            }
            return SyncResult.STOPPED; // before the first stream
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        } finally {
            if (states != null) {
                states.save();
            }
        }
    }

    /** Reads every input, so that the problems of all of them are reported together. */
    private Inputs inputs() {
        List<Diagnostic> problems = new ArrayList<>();
        List<Diagnostic> configProblems = new ArrayList<>();
        ObjectNode configuration = orProblems(configProblems, config.file()::read);
        Connector connector = orProblems(problems, () -> manifest.load(configuration));
        problems.addAll(configProblems);
        Path catalogFile = selection.catalog;
        ConfiguredCatalog catalog =
                catalogFile == null ? null : orProblems(problems, () -> new CatalogReader().read(catalogFile));
        InputState state = orProblems(problems, this::state);
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return new Inputs(
                Objects.requireNonNull(connector),
                Objects.requireNonNull(configuration),
                catalog,
                Objects.requireNonNull(state));
    }

    private InputState state() {
        boolean firstTime = state == null || (state.equals(stateOut) && Files.notExists(state));
        return firstTime ? InputState.EMPTY : new StateReader().read(Objects.requireNonNull(state));
    }

    /** The streams that were named; the connector says what there is to know about them. */
    private ConfiguredCatalog chosen(ConfiguredConnector connector) throws IOException, InterruptedException {
        List<String> names = Objects.requireNonNull(selection.streams);
        DiscoveredCatalog all = connector.catalog().withFailing();
        if (names.equals(List.of("*"))) {
            return all.configured();
        }
        List<String> unknown =
                names.stream().filter(name -> !all.names().contains(name)).toList();
        if (!unknown.isEmpty()) {
            throw new ConfigException("There is no stream " + String.join(", ", unknown) + ". The streams are: "
                    + String.join(", ", all.names()));
        }
        return all.only(names).configured();
    }

    private static <T> @Nullable T orProblems(List<Diagnostic> problems, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidDocumentException e) {
            problems.addAll(e.diagnostics());
            return null;
        }
    }
}
