package dev.cairn.server.internal.page;

import dev.cairn.documents.file.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** A text file that others may change at any time, too. Thread-safe. */
final class TextFile {

    private final Path path;

    TextFile(Path path) {
        this.path = path;
    }

    /** What is in it; empty where it is not there. */
    String text() throws IOException {
        return Files.exists(path) ? Files.readString(path) : "";
    }

    /** What tells two contents apart. */
    String hash() throws IOException {
        return hash(text());
    }

    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /**
     * Replaces the content, unless it has been changed meanwhile.
     *
     * @param known the hash of the content that the new one was made of
     * @return the content that was written meanwhile; empty where the file was replaced
     */
    synchronized Optional<String> replace(String known, String text) throws IOException {
        String present = text();
        if (!hash(present).equals(known)) {
            return Optional.of(present);
        }
        replace(text);
        return Optional.empty();
    }

    /** Replaces the content as a whole; the file's folder need not be there yet. */
    synchronized void replace(String text) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        new AtomicFile(path).replace(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Its last part, for people. */
    String name() {
        return String.valueOf(path.getFileName());
    }

    Path path() {
        return path;
    }
}
