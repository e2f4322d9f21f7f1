package dev.cairn.cli;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = "Reads the configured streams and prints records and states.")
final class ReadCommand extends ProtocolCommand {

    /** As for a shell whose command was ended by SIGTERM; the process itself ends by the signal ({@link SignalExit}). */
    private static final int STOPPED = 143;

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--catalog", paramLabel = "FILE", required = true, description = "The configured catalog, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path catalog;

    @Option(
            names = "--state",
            paramLabel = "FILE",
            description = "The state of the last sync, JSON. Default: no state.")
    private @Nullable Path state;

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    private final StandardError people;
    private final StopSignal stop;

    /** @param stop ends the sync early */
    ReadCommand(OutputStream out, StandardError people, StopSignal stop) {
        super(out, people);
        this.people = people;
        this.stop = stop;
    }

    /** All inputs of a sync. */
    private record Inputs(Connector connector, ObjectNode config, ConfiguredCatalog catalog, InputState state) {}

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        Inputs inputs = inputs();
        SyncWatch watch = watching.watch(writer.secrets(), people.raw());
        ConfiguredConnector connector = configured(
                inputs.connector(),
                inputs.config(),
                config,
                writer,
                options().watchedBy(watch).code(manifest.code(inputs.config())));
        SyncResult result;
        try (watch) {
            result = connector.read(inputs.catalog(), inputs.state(), stop);
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
        if (!watching.isSilent() || result != SyncResult.COMPLETE) {
            watch.summary().forEach(this::say);
        }
        return switch (result) {
            case COMPLETE -> OK;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
        };
    }

    /** Reads every input, so that the problems of all of them are reported together. */
    private Inputs inputs() {
        List<Diagnostic> problems = new ArrayList<>();
        List<Diagnostic> configProblems = new ArrayList<>();
        ObjectNode configuration = orProblems(configProblems, () -> new ConfigReader().read(config));
        Connector connector = orProblems(problems, () -> manifest.load(configuration));
        problems.addAll(configProblems);
        ConfiguredCatalog streams = orProblems(problems, () -> new CatalogReader().read(catalog));
        Path stateFile = state;
        InputState states =
                stateFile == null ? InputState.EMPTY : orProblems(problems, () -> new StateReader().read(stateFile));
        if (!problems.isEmpty()) {
            throw new InvalidDocumentException(problems);
        }
        return new Inputs(
                Objects.requireNonNull(connector),
                Objects.requireNonNull(configuration),
                Objects.requireNonNull(streams),
                Objects.requireNonNull(states));
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
