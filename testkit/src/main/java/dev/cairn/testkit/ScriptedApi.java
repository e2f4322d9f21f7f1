package dev.cairn.testkit;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** An API that is a function of the test: without a server, without a socket. Thread-safe if its function is. */
public final class ScriptedApi implements HttpTransport {

    private static final Headers JSON = Headers.of(Map.of("Content-Type", "application/json"));

    private final Function<ApiRequest, ApiAnswer> script;
    private final LongAdder requests = new LongAdder();

    /** @param script answers each request; the same request must get the same answer, since syncs are run many times */
    public ScriptedApi(Function<ApiRequest, ApiAnswer> script) {
        this.script = script;
    }

    /** How many requests have come so far. */
    public long requests() {
        return requests.sum();
    }

    @Override
    public RawResponse send(Request request) {
        requests.increment();
        ApiAnswer answer = script.apply(ApiRequest.of(request));
        return new RawResponse(
                answer.status(),
                JSON.with(answer.headers()),
                request.url(),
                new ByteArrayInputStream(Json.writeBytes(answer.body())));
    }
}
