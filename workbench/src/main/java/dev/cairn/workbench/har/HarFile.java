package dev.cairn.workbench.har;

import dev.cairn.documents.DocumentFiles;
import dev.cairn.documents.InvalidDocumentException;
import java.nio.file.Path;

/** Recorded traffic in files: HAR 1.2, UTF-8. */
public final class HarFile {

    private HarFile() {}

    /**
     * Reads what Cairn has recorded, or what a browser's network tab has saved.
     *
     * @throws InvalidDocumentException if it cannot be read, or with everything that is wrong with it
     */
    public static Recording read(Path file) {
        return HarReader.read(file.toString(), DocumentFiles.text(file));
    }

    /** Like {@link #read(Path)}, of a text; {@code file} is what places in it say they are in. */
    public static Recording read(String file, String text) {
        return HarReader.read(file, text);
    }

    /** The text of a file, of traffic as it is; see {@link TrafficRecorder} for traffic without secrets. */
    public static String text(Recording recording) {
        return HarWriter.write(recording);
    }
}
