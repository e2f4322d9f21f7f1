package dev.cairn.flink.settings;

import dev.cairn.core.error.ConfigException;
import dev.cairn.flink.quota.SharedWindows;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.split.SplitCoordinator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;

/** A job before it starts. */
public final class JobCheck {

    private JobCheck() {}

    /**
     * Looks for everything that would keep a job from starting. Sends no request.
     *
     * @throws dev.cairn.documents.InvalidDocumentException with places, if the manifest, the catalog or the configuration
     *     cannot be used, or have something that several machines cannot share
     * @throws dev.cairn.core.error.SyncException if the configuration does not fit
     */
    public static void run(SourceSettings settings) {
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
