package dev.cairn.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the text of document files. */
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
            throw invalid(file, "the file cannot be read: " + e.getMessage());
        }
    }

    private static InvalidDocumentException invalid(Path file, String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(file.toString()), message));
    }
}
