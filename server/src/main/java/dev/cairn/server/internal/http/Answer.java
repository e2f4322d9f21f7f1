package dev.cairn.server.internal.http;

import dev.cairn.server.model.ErrorResponse;
import dev.cairn.server.model.HTTPValidationError;
import dev.cairn.server.model.JsonModel;
import dev.cairn.server.model.ManifestProblem;
import dev.cairn.server.model.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer to a request.
 *
 * @param headers besides those that each answer has
 */
public record Answer(int status, Map<String, String> headers, AnswerBody body) {

    private static final String JSON = "application/json";

    /** Plain JSON values. */
    public static Answer ok(Map<String, ?> body) {
        return ok(JSON, BufferedBody.json(body));
    }

    public static Answer ok(JsonModel body) {
        return of(200, body);
    }

    /** JSON that is written already. */
    public static Answer ok(BufferedBody body) {
        return ok(JSON, body);
    }

    /** A body of another type. */
    public static Answer ok(String contentType, AnswerBody body) {
        return new Answer(200, Map.of("Content-Type", contentType), body);
    }

    private static Answer of(int status, JsonModel body) {
        return new Answer(status, Map.of("Content-Type", JSON), BufferedBody.json(body.toJson()));
    }

    public static Answer failed(int status, String detail) {
        return of(status, ErrorResponse.fromJson(Map.of("detail", detail)));
    }

    /** An answer to a manifest that is wrong; {@code problems} say where. */
    public static Answer failed(int status, String detail, List<ManifestProblem> problems) {
        return of(status, new ErrorResponse(detail, problems));
    }

    /** The body of the request is not what the schema says. */
    public static Answer invalid(List<ValidationError> errors) {
        return of(422, new HTTPValidationError(errors));
    }

    /** There is no room for the request now. */
    public static Answer busy(String detail) {
        return failed(503, detail).with("Retry-After", "5");
    }

    /** What was asked for is elsewhere. */
    static Answer moved(String location) {
        return new Answer(307, Map.of("Location", location), new BufferedBody());
    }

    /** With a further header. */
    public Answer with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** With further headers. */
    public Answer with(Map<String, String> further) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(further);
        return new Answer(status, Map.copyOf(more), body);
    }
}
