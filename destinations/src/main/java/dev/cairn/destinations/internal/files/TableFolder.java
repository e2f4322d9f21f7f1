package dev.cairn.destinations.internal.files;

import dev.cairn.destinations.TableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of a table's files as it is; users may have changed it since the last sync. */
record TableFolder(Path path) {

    /** @throws TableException if there are files that no sync wrote */
    void requireNothing() throws TableException {
        try (Stream<Path> there = Files.isDirectory(path) ? Files.list(path) : Stream.empty()) {
            if (there.findAny().isPresent()) {
                throw new TableException("There is a folder " + path
                        + " with files that no sync of Cairn wrote. Rename it, or sync into another place.");
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** @throws TableException if one of the files is not there any more */
    void require(List<Path> files) throws TableException {
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new TableException(
                        "The file " + file + " is not there any more. Bring it back, or make the next sync "
                                + "read the stream from its beginning, with cairn state reset.");
            }
        }
    }

    /** @throws TableException if files cannot be moved to it */
    void requireWritable() throws TableException {
        if (Files.exists(path) && !(Files.isDirectory(path) && Files.isWritable(path))) {
            throw unwritable(null);
        }
    }

    /** What to say where files cannot be moved to it. */
    TableException unwritable(@Nullable IOException cause) {
        String why = cause == null ? "" : " (" + cause + ")";
        String text = path + " is no folder that can be written" + why + ". Remove what is there, or allow it.";
        return cause == null ? new TableException(text) : new TableException(text, cause);
    }
}
