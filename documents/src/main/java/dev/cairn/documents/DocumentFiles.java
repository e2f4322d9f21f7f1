package dev.cairn.documents;

import dev.cairn.pythonvalues.words.FailureWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** Reads the texts of files. */
public final class DocumentFiles {

    private DocumentFiles() {}

    /**
     * The UTF-8 text of a file.
     *
     * @throws InvalidDocumentException naming the file, if it does not exist, cannot be read or is not UTF-8
     */
    public static String text(Path file) {
        try {
            return DocumentText.of(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw invalid(file, "there is no such file");
        } catch (IOException e) {
            throw invalid(file, "the file cannot be read: " + FailureWords.of(e));
        }
    }

    /**
     * The UTF-8 text of a file that is packaged with a class.
     *
     * @param name as for {@link Class#getResourceAsStream}
     * @throws NullPointerException if there is no such file
     */
    public static String packaged(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InvalidDocumentException invalid(Path file, String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(file.toString()), message));
    }
}
