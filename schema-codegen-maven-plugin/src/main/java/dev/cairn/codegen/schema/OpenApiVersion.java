package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import java.util.Optional;

/**
 * The version of OpenAPI that a document is written in, which says how its schemas are to be read: up to 3.0 they are a language of their
 * own that resembles draft 4, from 3.1 on they are JSON Schema's draft 2020-12.
 */
enum OpenApiVersion {
    SWAGGER_2_0,
    OPENAPI_3_0,
    OPENAPI_3_1;

    /** The version of a document; empty where it is no document of OpenAPI, or of a version that isn't known. */
    static Optional<OpenApiVersion> of(Node root) {
        String openApi = version(root, "openapi");
        if (!openApi.isEmpty() && openApi.matches("3\\.\\d+(\\..*)?")) {
            return Optional.of(openApi.matches("3\\.0(\\..*)?") ? OPENAPI_3_0 : OPENAPI_3_1);
        }
        return version(root, "swagger").equals("2.0") ? Optional.of(SWAGGER_2_0) : Optional.empty();
    }

    /** YAML reads a version without quotes as a number. */
    private static String version(Node root, String keyword) {
        Node version = root.get(keyword);
        return version == null || !version.isScalar() ? "" : String.valueOf(version.toPlain());
    }

    /** Whether the keywords beside a reference count, too. */
    boolean countsKeywordsBesideReferences() {
        return this == OPENAPI_3_1;
    }

    /** Whether a required property may be absent after all where only one side sends it: it is {@code readOnly} or {@code writeOnly}. */
    boolean requiresOfOneSideOnly() {
        return this != OPENAPI_3_1;
    }
}
