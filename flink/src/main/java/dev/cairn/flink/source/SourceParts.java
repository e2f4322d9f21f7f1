package dev.cairn.flink.source;

import dev.cairn.error.ConfigException;
import dev.cairn.flink.RecordFormat;
import dev.cairn.flink.quota.SharedWindows;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.split.SplitCoordinator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/** What a source consists of. */
public final class SourceParts {

    private SourceParts() {}

    /** Reads slices. */
    public static <T> SourceReader<T, CairnSplit> reader(
            SourceSettings settings, RecordFormat<T> format, SourceReaderContext context) {
        return CairnReader.of(settings, format, context);
    }

    /**
     * Finds slices, deals them out and counts calls.
     *
     * @param restored from a checkpoint; null at the start of a job
     */
    public static SplitEnumerator<CairnSplit, EnumeratorState> enumerator(
            SourceSettings settings, SplitEnumeratorContext<CairnSplit> context, @Nullable EnumeratorState restored) {
        // Flink calls this with the class loader of the job's classes.
        ClassLoader code = Thread.currentThread().getContextClassLoader();
        return new CairnEnumerator(context, settings, code, restored);
    }

    /**
     * Looks for everything that would keep a job from starting. Sends no request.
     *
     * @throws dev.cairn.documents.InvalidDocumentException with places, if the manifest, the catalog or the configuration
     *     cannot be used, or have something that several machines cannot share
     * @throws dev.cairn.error.SyncException if the configuration does not fit
     */
    public static void check(SourceSettings settings) {
        ClassLoader code = Thread.currentThread().getContextClassLoader();
        try (SharedWindows quota = new SharedWindows(Duration.ZERO, true, (reader, event) -> {});
                ConfiguredConnector connector = settings.connector(code, quota)) {
            try (SplitCoordinator coordinator =
                    connector.coordinate(settings.streams(), settings.input(), Instant.now(), 2)) {
                for (SplitCoordinator.Failure failure : coordinator.failures()) {
                    throw failure.cause();
                }
                for (ConfiguredStream stream : settings.streams().streams()) {
                    if (!coordinator.streams().contains(stream.stream())) {
                        throw new ConfigException("The manifest " + settings.manifestName() + " has no stream '"
                                + stream.stream() + "'.");
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
