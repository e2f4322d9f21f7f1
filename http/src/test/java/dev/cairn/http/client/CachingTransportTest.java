package dev.cairn.http.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.http.Headers;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.http.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CachingTransportTest {

    private final ScriptedTransport api = new ScriptedTransport();

    @Test
    void theSameGetIsSentOnceWhoeverAuthenticates() throws Exception {
        api.then(200, Map.of("X-Next", "n"), "one").then(200, "two");
        HttpTransport transport = new HttpEnvironment.CachingTransport(api, new ResponseCache(100_000));
        assertEquals("one", read(transport, get("/a", Map.of("Authorization", "Bearer 1"))));
        assertEquals("one", read(transport, get("/a", Map.of("Authorization", "Bearer 2"))));
        assertEquals("two", read(transport, get("/b", Map.of())));
        assertEquals(2, api.requests().size());
    }

    @Test
    void headersAndBodiesAndErrorsMakeADifference() throws Exception {
        api.then(500, "error").then(200, "good").then(200, "other").then(200, "posted");
        HttpTransport transport = new HttpEnvironment.CachingTransport(api, new ResponseCache(100_000));
        assertEquals("error", read(transport, get("/a", Map.of())));
        assertEquals("good", read(transport, get("/a", Map.of())));
        assertEquals("other", read(transport, get("/a", Map.of("X-Page", "2"))));
        assertEquals("posted", read(transport, request("POST", "/a", Map.of(), "body")));
        assertEquals("posted", read(transport, request("POST", "/a", Map.of(), "body")));
        assertEquals(5, api.requests().size());
    }

    @Test
    void whoAsksForTheSameAtOnceWaitsForTheFirst() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpTransport slow = request -> {
            asked.incrementAndGet();
            Thread.sleep(300);
            return new RawResponse(
                    200,
                    Headers.empty(),
                    request.url(),
                    new ByteArrayInputStream("page".getBytes(StandardCharsets.UTF_8)));
        };
        HttpTransport transport = new HttpEnvironment.CachingTransport(slow, new ResponseCache(100_000));
        ExecutorService workers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<String>> reads = Collections.nCopies(4, () -> read(transport, get("/a", Map.of())));
            for (Future<String> answer : workers.invokeAll(reads)) {
                assertEquals("page", answer.get());
            }
            assertEquals(1, asked.get());
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void whoWaitedForAnErrorAsksForItself() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        HttpTransport failing = request -> {
            asked.incrementAndGet();
            Thread.sleep(50);
            throw new IOException("broken");
        };
        HttpTransport transport = new HttpEnvironment.CachingTransport(failing, new ResponseCache(100_000));
        ExecutorService workers = Executors.newFixedThreadPool(3);
        try {
            List<Callable<String>> reads = Collections.nCopies(3, () -> read(transport, get("/a", Map.of())));
            for (Future<String> answer : workers.invokeAll(reads)) {
                assertThrows(ExecutionException.class, answer::get);
            }
            assertEquals(3, asked.get());
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void theLeastRecentlyUsedResponseMakesRoom() throws Exception {
        String body = "x".repeat(1_000);
        api.then(200, body);
        HttpTransport transport = new HttpEnvironment.CachingTransport(api, new ResponseCache(12_800));
        for (int i = 0; i < 8; i++) {
            read(transport, get("/" + i, Map.of()));
        }
        read(transport, get("/0", Map.of()));
        assertEquals(8, api.requests().size(), "eight fit");
        read(transport, get("/8", Map.of()));
        read(transport, get("/0", Map.of()));
        assertEquals(9, api.requests().size(), "the first was used lately");
        read(transport, get("/1", Map.of()));
        assertEquals(10, api.requests().size(), "the second was dropped");
    }

    @Test
    void aBodyThatIsTooLargePassesThroughWhole() throws Exception {
        String body = "y".repeat(5_000);
        api.then(200, body);
        HttpTransport transport = new HttpEnvironment.CachingTransport(api, new ResponseCache(8_000));
        assertEquals(body, read(transport, get("/", Map.of())));
        assertEquals(body, read(transport, get("/", Map.of())));
        assertEquals(2, api.requests().size());
    }

    private static String read(HttpTransport transport, Request request) throws Exception {
        return Response.ofShort(transport.send(request)).text();
    }

    private static Request get(String path, Map<String, String> headers) {
        return request("GET", path, headers, null);
    }

    private static Request request(String method, String path, Map<String, String> headers, @Nullable String body) {
        return new Request(
                method,
                "http://h" + path,
                Headers.of(headers),
                body == null ? null : body.getBytes(StandardCharsets.UTF_8));
    }
}
