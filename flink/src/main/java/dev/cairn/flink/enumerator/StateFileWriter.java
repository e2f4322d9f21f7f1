package dev.cairn.flink.enumerator;

import dev.cairn.documents.file.AtomicFile;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.InputState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that always has the states of the last completed checkpoint, or nothing. Used by one thread at a time.
 *
 * <p>On a local disk it is replaced in one step. Elsewhere it may be missing for a moment: Flink's file systems promise no more.
 */
final class StateFileWriter {

    private static final Logger LOG = LoggerFactory.getLogger(StateFileWriter.class);

    private final @Nullable Path file;

    /** @param file a path of any file system that Flink knows; null for none */
    StateFileWriter(@Nullable String file) {
        this.file = file == null ? null : new Path(file);
    }

    /**
     * Replaces the file. That it cannot be written is logged: the job does not need it, and the next checkpoint tries
     * again.
     */
    void write(InputState states) {
        Path target = file;
        if (target == null) {
            return;
        }
        try {
            FileSystem files = target.getFileSystem();
            byte[] content = (Json.write(states.toJson()) + "\n").getBytes(StandardCharsets.UTF_8);
            if (files.isDistributedFS()) {
                replace(target, files, content);
            } else {
                java.nio.file.Path local =
                        java.nio.file.Path.of(target.makeQualified(files).toUri());
                Files.createDirectories(local.toAbsolutePath().getParent());
                new AtomicFile(local).replace(content); // Flink removes the old file before it renames the new one
            }
        } catch (IOException e) {
            LOG.error("The states of a checkpoint could not be written to {}", target, e);
        }
    }

    private static void replace(Path target, FileSystem files, byte[] content) throws IOException {
        Path part = new Path(target.getParent(), "." + target.getName() + ".part");
        try (FSDataOutputStream out = files.create(part, FileSystem.WriteMode.OVERWRITE)) {
            out.write(content);
        }
        if (!files.rename(part, target)) {
            files.delete(target, false);
            files.rename(part, target);
        }
    }
}
