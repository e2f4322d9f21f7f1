package dev.cairn.retrieval.file;

import dev.cairn.core.error.SystemException;
import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;

/** The folder in which the platform looks for files. Thread-safe. */
public final class StagingFolder {

    private static final String VARIABLE = "AIRBYTE_STAGING_DIRECTORY";
    private static final String OF_THE_PLATFORM = "/staging/files";
    private static final String NAME = "airbyte-file-transfer";
    private static final Path WITHOUT_PLATFORM = Path.of("/tmp", NAME);

    private final Path folder;
    private final boolean discards;

    /** @param folder made where it is missing */
    public StagingFolder(Path folder) {
        this(folder, false);
    }

    private StagingFolder(Path folder, boolean discards) {
        this.folder = folder.toAbsolutePath().normalize();
        this.discards = discards;
    }

    /** The same folder, in which nothing is written: for test reads, whose files are not used. */
    public StagingFolder untouched() {
        return new StagingFolder(folder, true);
    }

    /** The folder that the environment names if it exists, else one for temporary files. */
    public static StagingFolder ofSystem() {
        Path named = Path.of(System.getenv().getOrDefault(VARIABLE, OF_THE_PLATFORM));
        try {
            return new StagingFolder(Files.exists(named) ? named : ownOr(WITHOUT_PLATFORM));
        } catch (IOException e) {
            throw new SystemException(
                    "No folder for files can be created: " + FailureWords.of(e), String.valueOf(e), e);
        }
    }

    /** Returns the folder that the reference uses, or a new one where that belongs to another user of this machine. */
    static Path ownOr(Path ofReference) throws IOException {
        if (!Files.exists(ofReference, LinkOption.NOFOLLOW_LINKS)) {
            return ofReference;
        }
        Path created = Files.createTempDirectory(NAME);
        if (!Files.isSymbolicLink(ofReference) && Files.getOwner(ofReference).equals(Files.getOwner(created))) {
            Files.delete(created);
            return ofReference;
        }
        return created;
    }

    /** A file's path below the folder: that of its stream's, and its name without slashes at the start. */
    static String relative(String stream, String name) {
        return Arrays.stream((stream + "/" + name).split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    /**
     * Where a file goes.
     *
     * @throws SystemException if that is no place for a file below the folder
     */
    Path place(String relative) {
        try {
            Path file = folder.resolve(relative).normalize();
            if (!file.startsWith(folder) || file.equals(folder)) {
                throw new SystemException("The file name '" + relative + "' leads out of the folder for files.");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new SystemException("'" + relative + "' is no name for a file.", FailureWords.of(e), e);
        }
    }

    /** Writes a file, in place of what is there; a reader never sees half of it. Returns its size. */
    long write(Path file, InputStream content) throws IOException {
        if (discards) {
            return content.transferTo(OutputStream.nullOutputStream());
        }
        Path parent = file.resolveSibling("");
        Files.createDirectories(parent);
        Path part = parent.resolve(".part-" + UUID.randomUUID());
        try {
            long size = Files.copy(content, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return size;
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
