package dev.cairn.flink;

import dev.cairn.core.error.ConfigException;
import dev.cairn.core.error.SyncException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.quota.SharedWindows;
import dev.cairn.flink.settings.SourceSettings;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.split.SplitCoordinator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a source. Each method but {@link #build} changes it and returns it. Not thread-safe.
 *
 * @param <T> what the source makes of records
 */
public final class CairnSourceBuilder<T> {

    private static final Duration LEASE = Duration.ofMillis(100);

    private final Path manifest;
    private final ConfigLocation config;
    private final String catalog;
    private final RecordFormat<T> format;
    private String state = "";
    private @Nullable String stateFile;
    private @Nullable Duration interval;
    private Duration lease = LEASE;
    private @Nullable String python;
    private int checkpointPages;

    CairnSourceBuilder(Path manifest, ConfigLocation config, String catalog, RecordFormat<T> format) {
        this.manifest = manifest;
        this.config = config;
        this.catalog = catalog;
        this.format = format;
    }

    /** With something else made of records. Give it before the other settings. */
    public <S> CairnSourceBuilder<S> format(RecordFormat<S> other) {
        return new CairnSourceBuilder<>(manifest, config, catalog, other);
    }

    /** Begins where an earlier sync ended: its last states as {@code cairn read --state} takes them, as JSON. */
    public CairnSourceBuilder<T> state(String json) {
        state = json;
        return this;
    }

    /**
     * Writes the states of each completed checkpoint to a file, which always has those of the last one.
     *
     * @param path of any file system that Flink knows; the job manager writes it
     */
    public CairnSourceBuilder<T> stateFile(String path) {
        stateFile = path;
        return this;
    }

    /**
     * Syncs again and again, each time from the states of the time before. Needs checkpoints: a round ends with one.
     *
     * @param interval from the beginning of a round to the beginning of the next, which waits until the round is over
     */
    public CairnSourceBuilder<T> every(Duration interval) {
        this.interval = interval;
        return this;
    }

    /**
     * How long a reader may wait with a call that was counted, the way of the messages included; 100 ms by default. Longer
     * than a round trip to the job manager; the quota is used to {@code interval / (interval + lease)}.
     */
    public CairnSourceBuilder<T> lease(Duration lease) {
        this.lease = lease;
        return this;
    }

    /**
     * Runs custom components that are Python classes; without it, each process has an interpreter in {@code CAIRN_PYTHON}, or
     * takes {@code python3}. Each process must permit code by {@code AIRBYTE_ENABLE_UNSAFE_CODE=true}.
     *
     * @param interpreter of the environment with the connector's package, at the same path on all machines, also on the one
     *     that submits the job
     */
    public CairnSourceBuilder<T> python(String interpreter) {
        python = interpreter;
        return this;
    }

    /**
     * Keeps positions inside of slices in all streams, whatever the manifest says of it: a slice whose reader is lost goes on
     * where it stood.
     *
     * @param pages after how many pages of a slice at the latest; at least one
     */
    public CairnSourceBuilder<T> checkpointPages(int pages) {
        if (pages < 1) {
            throw new IllegalArgumentException("a checkpoint comes after one page or more, not " + pages);
        }
        checkpointPages = pages;
        return this;
    }

    /**
     * The source.
     *
     * @throws InvalidDocumentException with places, if the manifest, the catalog, the state or the configuration cannot be
     *     used, or have something that several machines cannot share, or that is not on this one
     * @throws SyncException if the configuration does not fit
     */
    public CairnSource<T> build() {
        SourceSettings settings = new SourceSettings(
                manifest.toString(),
                DocumentFiles.text(manifest),
                config,
                catalog,
                state,
                stateFile,
                interval,
                lease,
                python,
                checkpointPages);
        JobCheck.run(settings);
        return new CairnSource<>(settings, format);
    }

    /** A job before it starts. */
    private static final class JobCheck {

        private JobCheck() {}

        /**
         * Looks for everything that would keep a job from starting. Sends no request.
         *
         * @throws dev.cairn.documents.InvalidDocumentException with places, if the manifest, the catalog or the configuration
         *     cannot be used, or have something that several machines cannot share
         * @throws dev.cairn.core.error.SyncException if the configuration does not fit
         */
        static void run(SourceSettings settings) {
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
}
