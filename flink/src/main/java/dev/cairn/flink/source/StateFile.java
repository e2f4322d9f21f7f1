package dev.cairn.flink.source;

import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that always has the states of the last completed checkpoint, or nothing. Used by one thread at a time. */
final class StateFile {

    private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

    private final @Nullable Path file;

    /** @param file a path of any file system that Flink knows; null for none */
    StateFile(@Nullable String file) {
        this.file = file == null ? null : new Path(file);
    }

    /**
     * Replaces the file. That it cannot be written is logged: the job does not need it, and the next checkpoint tries
     * again.
     */
    void write(List<Map<String, @Nullable Object>> states) {
        Path target = file;
        if (target == null) {
            return;
        }
        Path part = new Path(target.getParent(), "." + target.getName() + ".part");
        try {
            FileSystem files = target.getFileSystem();
            try (FSDataOutputStream out = files.create(part, FileSystem.WriteMode.OVERWRITE)) {
                out.write(Json.writeBytes(states));
                out.write('\n');
            }
            if (!files.rename(part, target)) {
                files.delete(target, false);
                files.rename(part, target);
            }
        } catch (IOException e) {
            LOG.error("The states of a checkpoint could not be written to {}", target, e);
        }
    }
}
