package dev.cairn.server;

import dev.cairn.server.model.ErrorResponse;
import dev.cairn.server.model.HTTPValidationError;
import dev.cairn.server.model.ManifestProblem;
import dev.cairn.server.model.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param headers besides those that each answer has
 * @param body JSON, or empty
 */
record Answer(int status, Map<String, String> headers, AnswerBody body) {

    /** @param body a model, or plain JSON values */
    static Answer ok(Object body) {
        return of(200, body);
    }

    private static Answer of(int status, Object body) {
        return new Answer(status, Map.of(), AnswerBody.json(body));
    }

    static Answer failed(int status, String detail) {
        return of(status, ErrorResponse.fromJson(Map.of("detail", detail)));
    }

    /** @param problems what is wrong with the manifest, and where */
    static Answer failed(int status, String detail, List<ManifestProblem> problems) {
        return of(status, new ErrorResponse(detail, problems));
    }

    static Answer invalid(List<ValidationError> errors) {
        return of(422, new HTTPValidationError(errors));
    }

    /** There is no room for the request now. */
    static Answer busy(String detail) {
        return failed(503, detail).with("Retry-After", "5");
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body);
    }
}
