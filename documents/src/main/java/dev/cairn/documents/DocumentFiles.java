package dev.cairn.documents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
            byte[] bytes = Files.readAllBytes(file);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw invalid(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw invalid(file, "the file is not UTF-8 text");
        } catch (IOException e) {
            throw invalid(file, "the file cannot be read: " + e.getMessage());
        }
    }

    private static InvalidDocumentException invalid(Path file, String message) {
        return new InvalidDocumentException(Diagnostic.error(Place.of(file.toString()), message));
    }
}
