package dev.cairn.records;

import dev.cairn.core.error.SyncException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches the files that belong to records. Thread-safe. */
@FunctionalInterface
public interface FileUploader {

    /**
     * Fetches the file of a record.
     *
     * @param record as it is emitted
     * @return empty if the API has no file and the manifest wants that to be no error
     * @throws SyncException if there is no file where there should be one
     * @throws InterruptedException if the sync is being stopped
     */
    Optional<FileReference> upload(Map<String, @Nullable Object> record) throws InterruptedException;
}
