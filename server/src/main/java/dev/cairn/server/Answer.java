package dev.cairn.server;

import dev.cairn.runtime.json.Json;
import dev.cairn.server.model.ErrorResponse;
import dev.cairn.server.model.HTTPValidationError;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ManifestProblem;
import dev.cairn.server.model.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a request.
 *
 * @param headers besides those that each answer has
 * @param body a model or plain JSON values, which become JSON; null for no body
 */
record Answer(
        int status, Map<String, String> headers, @Nullable Object body) {

    static Answer ok(Object body) {
        return new Answer(200, Map.of(), body);
    }

    static Answer failed(int status, String detail) {
        return new Answer(status, Map.of(), ErrorResponse.fromJson(Map.of("detail", detail)));
    }

    /** @param problems what is wrong with the manifest, and where */
    static Answer failed(int status, String detail, List<ManifestProblem> problems) {
        return new Answer(status, Map.of(), new ErrorResponse(detail, problems));
    }

    static Answer invalid(List<ValidationError> errors) {
        return new Answer(422, Map.of(), new HTTPValidationError(errors));
    }

    /** There is no room for the request now. */
    static Answer busy(String detail) {
        return failed(503, detail).with("Retry-After", "5");
    }

    /** The body as JSON; empty where there is none. */
    byte[] json() {
        if (body == null) {
            return new byte[0];
        }
        return Json.writeBytes(body instanceof JsonModel model ? model.toJson() : body);
    }

    Answer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, Map.copyOf(more), body);
    }
}
