package dev.cairn.flink;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.flink.settings.JobCheck;
import dev.cairn.flink.settings.SourceSettings;
import java.nio.file.Path;
import java.time.Duration;
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
}
