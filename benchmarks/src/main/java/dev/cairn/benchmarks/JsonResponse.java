package dev.cairn.benchmarks;

import dev.cairn.http.Headers;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.ByteArrayInputStream;
import java.util.Map;

/** Responses of APIs in memory. */
final class JsonResponse {

    private JsonResponse() {}

    /** Returns a response with status 200. */
    static RawResponse of(Request request, byte[] json) {
        return new RawResponse(
                200,
                Headers.of(Map.of("Content-Type", "application/json")),
                request.url(),
                new ByteArrayInputStream(json));
    }
}
