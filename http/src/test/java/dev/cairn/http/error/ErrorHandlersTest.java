package dev.cairn.http.error;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.core.error.FailureType;
import dev.cairn.http.Headers;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.http.response.Response;
import dev.cairn.templates.Scope;
import dev.cairn.templates.Template;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorHandlersTest {

    @ParameterizedTest
    @CsvSource({
        "200, SUCCESS, ",
        "302, SUCCESS, ",
        "400, FAIL, SYSTEM_ERROR",
        "401, FAIL, CONFIG_ERROR",
        "403, FAIL, CONFIG_ERROR",
        "404, FAIL, SYSTEM_ERROR",
        "405, FAIL, SYSTEM_ERROR",
        "408, RETRY, TRANSIENT_ERROR",
        "409, RETRY, SYSTEM_ERROR",
        "418, RETRY, SYSTEM_ERROR",
        "429, RATE_LIMITED, TRANSIENT_ERROR",
        "500, RETRY, TRANSIENT_ERROR",
        "501, RETRY, SYSTEM_ERROR",
        "502, RETRY, TRANSIENT_ERROR",
        "503, RETRY, TRANSIENT_ERROR",
        "504, RETRY, TRANSIENT_ERROR",
    })
    void statusesHaveTheirDefaultMeaning(int status, ResponseAction action, @Nullable FailureType type)
            throws IOException {
        ErrorResolution resolution = DefaultErrorHandler.standard().interpret(answer(status, ""));
        assertEquals(action, resolution.action());
        assertEquals(type, resolution.failureType());
    }

    @Test
    void theFirstFilterThatMatchesDecides() throws IOException {
        ErrorHandler handler = handler(
                filter(ResponseAction.IGNORE, Set.of(404), null, null),
                filter(ResponseAction.RETRY, Set.of(404, 403), null, null));
        assertEquals(ResponseAction.IGNORE, action(handler, 404, ""));
        assertEquals(ResponseAction.RETRY, action(handler, 403, ""));
        assertEquals(ResponseAction.FAIL, action(handler, 401, ""));
    }

    @Test
    void aPredicateSeesResponseAndHeadersButNoConfig() throws IOException {
        Template busy = TestTemplate.of(scope -> scope.lookUp("response") instanceof Map<?, ?> body
                && "busy".equals(body.get("status"))
                && scope.lookUp("headers") instanceof Map<?, ?> headers
                && "1".equals(headers.get("x-one"))
                && scope.lookUp("config") == null);
        ErrorHandler handler = handler(filter(ResponseAction.RETRY, Set.of(), busy, null));
        assertEquals(ResponseAction.RETRY, action(handler, 200, "{\"status\": \"busy\"}"));
        assertEquals(ResponseAction.SUCCESS, action(handler, 200, "{\"status\": \"idle\"}"));
        assertEquals(ResponseAction.SUCCESS, action(handler, 200, "no json"));
    }

    @Test
    void aFilterMayLookForTextInTheErrorOfTheResponse() throws IOException {
        ErrorHandler handler = handler(filter(ResponseAction.IGNORE, Set.of(), null, "archived"));
        assertEquals(ResponseAction.IGNORE, action(handler, 400, "{\"error\": {\"message\": \"was archived\"}}"));
        assertEquals(ResponseAction.FAIL, action(handler, 400, "{\"other\": \"archived\"}"));
    }

    @Test
    void aFailureTypeCountsForFailOnly() throws IOException {
        HttpResponseFilter.Condition all = new HttpResponseFilter.Condition(Set.of(403, 500, 409), null, null);
        Scope scope = TestTemplate.emptyScope();
        ErrorHandler failing =
                handler(new HttpResponseFilter(ResponseAction.FAIL, all, FailureType.TRANSIENT_ERROR, null, scope));
        ErrorHandler retrying =
                handler(new HttpResponseFilter(ResponseAction.RETRY, all, FailureType.CONFIG_ERROR, null, scope));
        assertEquals(
                FailureType.TRANSIENT_ERROR, failing.interpret(answer(403, "")).failureType());
        assertEquals(
                FailureType.TRANSIENT_ERROR, retrying.interpret(answer(500, "")).failureType());
        assertEquals(
                FailureType.SYSTEM_ERROR, retrying.interpret(answer(409, "")).failureType());
    }

    @Test
    void aMessageTemplateSpeaksInsteadOfTheStatus() throws IOException {
        Template template =
                TestTemplate.of(scope -> scope.lookUp("response") instanceof Map<?, ?> body ? body.get("needs") : null);
        HttpResponseFilter filter = new HttpResponseFilter(
                ResponseAction.FAIL,
                new HttpResponseFilter.Condition(Set.of(403, 200), null, null),
                null,
                template,
                TestTemplate.emptyScope());
        assertEquals(
                "scope a",
                handler(filter)
                        .interpret(answer(403, "{\"needs\": \"scope a\"}"))
                        .message());
        assertEquals(
                "HTTP Status Code: 403. Error: Forbidden. You don't have permission to access this resource.",
                handler(filter).interpret(answer(403, "{}")).message());
        assertNull(handler(filter).interpret(answer(200, "{}")).message());
    }

    @Test
    void aCompositeAsksOnUntilOneDoesNotFail() throws IOException {
        ErrorHandler composite = new CompositeErrorHandler(List.of(
                handler(filter(ResponseAction.IGNORE, Set.of(404), null, null)),
                handler(filter(ResponseAction.IGNORE, Set.of(), null, "archived")),
                handler(filter(ResponseAction.RATE_LIMITED, Set.of(403), null, null))));
        assertEquals(ResponseAction.IGNORE, action(composite, 404, ""));
        assertEquals(ResponseAction.IGNORE, action(composite, 400, "archived"));
        assertEquals(ResponseAction.RATE_LIMITED, action(composite, 403, ""));
        assertEquals(ResponseAction.FAIL, action(composite, 401, ""));
        assertEquals(ResponseAction.RETRY, action(composite, 500, ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"message\": \"m\"}|m",
                "{\"message\": \"\", \"error\": \"e\"}|e",
                "{\"errors\": [\"a\", {\"detail\": \"b\"}, 3]}|a, b",
                "{\"error\": {\"msg\": \"deep\"}}|deep",
                "\"text\"|text",
                "{\"code\": 4}|",
                "plain|plain",
            })
    void findsWhatTheApiSays(String body, @Nullable String message) throws IOException {
        assertEquals(message, MessageInBody.find(response(400, body)).orElse(null));
    }

    @Test
    void brokenConnectionsAreNamedForWhatTheyAre() throws IOException {
        IOException unresolved = new ConnectException();
        unresolved.initCause(new UnknownHostException("h"));
        assertTrue(message(unresolved).contains("could not be resolved"));
        assertTrue(message(new ConnectException()).contains("refused"));
        assertTrue(message(new ConnectTimeoutException("t")).startsWith("ConnectTimeout"));
        assertTrue(message(new SocketTimeoutException("t")).startsWith("ReadTimeout"));
        assertTrue(message(new SSLHandshakeException("bad certificate")).startsWith("SSLError: bad certificate"));
        assertTrue(
                message(new EOFException("Unexpected end of ZLIB input stream")).contains("cut short"));
        assertTrue(message(new IOException("Connection reset")).contains("Connection reset"));
    }

    private static String message(IOException failure) throws IOException {
        ErrorResolution resolution = DefaultErrorHandler.standard().interpret(new Attempt.Broken(failure, ""));
        assertEquals(ResponseAction.RETRY, resolution.action());
        return String.valueOf(resolution.message());
    }

    private static ErrorHandler handler(HttpResponseFilter... filters) {
        return new DefaultErrorHandler(List.of(filters), List.of(), 5);
    }

    private static HttpResponseFilter filter(
            ResponseAction action, Set<Integer> statuses, @Nullable Template predicate, @Nullable String part) {
        return new HttpResponseFilter(
                action,
                new HttpResponseFilter.Condition(statuses, predicate, part),
                null,
                null,
                TestTemplate.emptyScope());
    }

    private static ResponseAction action(ErrorHandler handler, int status, String body) throws IOException {
        return handler.interpret(answer(status, body)).action();
    }

    private static Attempt answer(int status, String body) {
        return new Attempt.Answered(response(status, body));
    }

    private static Response response(int status, String body) {
        return Response.of(
                status, Headers.of(Map.of("X-One", "1")), "http://h/", body.getBytes(StandardCharsets.UTF_8));
    }
}
