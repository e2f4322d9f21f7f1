package dev.cairn.cli.destination;

import dev.cairn.cli.options.CheckpointOptions;
import dev.cairn.cli.options.ConfigOptions;
import dev.cairn.cli.options.ManifestOptions;
import dev.cairn.cli.options.PagesAheadOptions;
import dev.cairn.cli.terminal.ExitCode;
import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.StandardError;
import dev.cairn.cli.watch.SyncWatch;
import dev.cairn.cli.watch.WatchOptions;
import dev.cairn.destination.Destination;
import dev.cairn.destination.WriteMode;
import dev.cairn.destination.sync.DestinationSync;
import dev.cairn.destination.sync.SchemaChanges;
import dev.cairn.destination.sync.SyncReport;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "sync",
        mixinStandardHelpOptions = true,
        description =
                "Reads streams into files or a database, where rows and states are committed together. The next sync "
                        + "goes on where the last state that was committed there is.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all streams were read to their end",
            "1:an input cannot be used, a stream failed, or the destination cannot be written",
            "2:wrong command line",
            "143:ended by a signal, after a last commit"
        })
public final class SyncCommand extends DestinationCommand {
    /** What people are told; what collects logs gets what it can leave out by itself. */
    private static final Set<LogLevel> FOR_PEOPLE = EnumSet.of(LogLevel.WARN, LogLevel.ERROR, LogLevel.FATAL);

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description =
                    "What this sync is called in the destination, where its tables and states are its own. Default: "
                            + "the name of the manifest's file, or of its folder where the file is called manifest.")
    private @Nullable String name;

    @Option(
            names = "--prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description =
                    "What the names of new tables begin with, for a sync into a destination that has tables of another.")
    private String prefix = "";

    @Option(
            names = "--same-source",
            description =
                    "Says that this is the source that was synced under the name, though its manifest or configuration "
                            + "look different: it has a new start date, or the account has moved.")
    private boolean sameSource;

    @Option(
            names = "--stream",
            arity = "1..*",
            paramLabel = "NAME",
            description = "Only these streams. Default: all that the connector has.")
    private List<String> streams = List.of();

    @Option(names = "--full-refresh", description = "Reads everything again, and replaces the rows that are there.")
    private boolean fullRefresh;

    @Option(
            names = "--mode",
            paramLabel = "append|overwrite|deduplicate",
            description =
                    "What becomes of rows that are there. Default: streams with a cursor are deduplicated by their "
                            + "primary key, or appended if they have none; others are overwritten.")
    private @Nullable WriteMode mode;

    @Option(
            names = "--schema-changes",
            paramLabel = "evolve|fail",
            defaultValue = "evolve",
            description = "What to do when records no longer fit their table: add and widen columns, or fail. Default: "
                    + "${DEFAULT-VALUE}.")
    private SchemaChanges schemaChanges = SchemaChanges.EVOLVE;

    @Option(
            names = "--commit-interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long a state waits until it is committed, at least. Default: ${DEFAULT-VALUE}.")
    private double commitSeconds = 5;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How to print the summary.")
    private OutputFormat format = OutputFormat.TEXT;

    @Mixin
    private final CheckpointOptions checkpoints = new CheckpointOptions();

    @Mixin
    private final PagesAheadOptions ahead = new PagesAheadOptions();

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    private final PrintStream results;
    private final StopSignal stop;

    /**
     * @param results takes the summary
     * @param stop ends the sync early
     */
    public SyncCommand(PrintStream results, StandardError people, StopSignal stop) {
        super(people);
        this.results = results;
        this.stop = stop;
    }

    @Override
    int execute(Destination destination) throws IOException, InterruptedException {
        SyncReport report;
        try (SyncWatch watch = watching.watch(secrets(), people())) {
            ObjectNode configuration = config.read();
            Connector connector = manifest.load(configuration);
            DestinationSync sync = DestinationSync.of(
                            (output, watcher) -> configured(connector, configuration, output, watch.andThen(watcher)))
                    .named(name)
                    .prefixed(prefix)
                    .streams(streams)
                    .mode(mode)
                    .schemaChanges(schemaChanges)
                    .commitEvery(Duration.ofMillis((long) (commitSeconds * 1000)))
                    .secrets(secrets())
                    .telling(this::tell);
            if (fullRefresh) {
                sync.fullRefresh();
            }
            if (sameSource) {
                sync.sameSource();
            }
            report = sync.to(destination, stop);
            watch.ended(report.result());
        }
        format.print(report, destination.name(), results);
        return switch (report.result()) {
            case COMPLETE -> ExitCode.OK;
            case FAILED -> ExitCode.FAILED;
            case STOPPED -> ExitCode.STOPPED;
        };
    }

    private ConfiguredConnector configured(
            Connector connector, ObjectNode configuration, MessageWriter output, Consumer<SyncMonitor> watcher)
            throws IOException {
        return config.configure(
                connector,
                configuration,
                output,
                ahead.in(checkpoints.in(RunOptions.standard())).watchedBy(watcher));
    }

    private void tell(Message message) {
        if (message instanceof Message.Log log && (!people().isForPeople() || FOR_PEOPLE.contains(log.level()))) {
            StreamDescriptor stream = log.stream();
            say(new LogLine(log.level(), log.text(), stream == null ? null : stream.name()));
        }
        try {
            config.written(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
