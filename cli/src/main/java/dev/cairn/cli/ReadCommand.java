package dev.cairn.cli;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfigReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.InputState;
import dev.cairn.runtime.config.StateReader;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private static final int STOPPED = 143;
    private static final long SECONDS_TO_STOP = 4;

    @Mixin
    private final ManifestOptions manifest = new ManifestOptions();

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path config;

    @Option(names = "--catalog", paramLabel = "FILE", required = true, description = "The configured catalog, JSON.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path catalog;

    @Option(names = "--state", paramLabel = "FILE", description = "Where the last sync ended, JSON. Default: nowhere.")
    private @Nullable Path state;

    @Mixin
    private final WatchOptions watching = new WatchOptions();

    private final PrintStream err;

    ReadCommand(OutputStream out, PrintStream err) {
        super(out, err);
        this.err = err;
    }

    /** All inputs of a sync. */
    private record Inputs(Connector connector, ObjectNode config, ConfiguredCatalog catalog, InputState state) {}

    @Override
    int execute(MessageWriter writer) throws IOException, InterruptedException {
        manifest.warn(writer);
        Inputs inputs = inputs();
        ObjectNode effective = normalized(inputs.connector(), inputs.config(), config, writer);
        StopSignal stop = new StopSignal();
        CountDownLatch ended = new CountDownLatch(1);
        Thread hook = new Thread(() -> stopAndAwait(stop, ended), "stop-on-signal");
        Runtime.getRuntime().addShutdownHook(hook);
        SyncMonitor monitor = new SyncMonitor();
        WatchOptions.Watch watch = watching.watch(monitor, writer.secrets(), err);
        try {
            return switch (read(inputs, effective, writer, stop, monitor)) {
                case COMPLETE -> OK;
                case FAILED -> FAILED;
                case STOPPED -> STOPPED;
            };
        } finally {
            watch.close();
            writer.flush();
            ended.countDown();
            removeHook(hook);
        }
    }

    private static SyncResult read(
            Inputs inputs, ObjectNode config, MessageWriter writer, StopSignal stop, SyncMonitor monitor)
            throws IOException, InterruptedException {
        try {
            return inputs.connector().read(config, inputs.catalog(), inputs.state(), writer, stop, monitor);
        } catch (InvalidDocumentException e) {
            throw unbuildable(e);
        }
    }

    /** Reads every input, so that the problems of all of them are reported together. */
    private Inputs inputs() {
        List<Diagnostic> problems = new ArrayList<>();
        List<Diagnostic> configProblems = new ArrayList<>();
        ObjectNode configuration = orProblems(configProblems, () -> new ConfigReader().read(config));
        Connector connector = orProblems(problems, () -> reporting(manifest.load(configuration)));
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

    /** Runs when the process is told to end: gives the sync the time to leave its last safe states. */
    private static void stopAndAwait(StopSignal stop, CountDownLatch ended) {
        stop.request();
        try {
            if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(STOPPED);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending already, because the hook runs.
        }
    }
}
