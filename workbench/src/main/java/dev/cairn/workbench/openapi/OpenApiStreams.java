package dev.cairn.workbench.openapi;

import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.workbench.budget.Budget;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.draft.PastedSecrets;
import java.util.List;

/**
 * What a document of OpenAPI 3.0 or 3.1 gives. Immutable.
 *
 * @param draft a stream for each GET, and each search by POST, that gives a list; nothing of it was tried
 * @param leftOut the others, GETs first, in the document's order; of POSTs those alone that search or give a list
 */
public record OpenApiStreams(ManifestDraft draft, List<LeftOut> leftOut) {

    public OpenApiStreams {
        leftOut = List.copyOf(leftOut);
    }

    /**
     * An operation that has become no stream.
     *
     * @param operation such as {@code GET /users/{id}}
     * @param list whether it gives a list
     * @param reason why it has become none
     */
    public record LeftOut(String operation, boolean list, String reason) {}

    /** Reads a document, where nobody has said that a value is no secret. */
    public static OpenApiStreams of(String file, String text, Budget budget) {
        return of(file, text, PastedSecrets.UNSAID, budget);
    }

    /**
     * Reads a document. References into other files are not followed.
     *
     * @param file its name or address, which places name; relative addresses are relative to it
     * @param text JSON or YAML
     * @param secrets judges the values in it
     * @param budget bounds the work
     * @throws InvalidDocumentException if it is no OpenAPI 3, none of its operations gives a list, or it takes too much work
     */
    public static OpenApiStreams of(String file, String text, PastedSecrets secrets, Budget budget) {
        return new StreamsOfDocument(ApiDocument.of(file, text, budget), secrets).streams();
    }
}
