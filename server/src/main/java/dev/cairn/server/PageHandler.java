package dev.cairn.server;

import dev.cairn.json.Json;
import dev.cairn.runtime.RunOptions;
import dev.cairn.runtime.sync.StopSignal;
import dev.cairn.server.internal.page.CannotBeDone;
import dev.cairn.server.internal.page.PageApi;
import dev.cairn.server.internal.page.PageFiles;
import dev.cairn.server.internal.page.PageReads;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * The author's page: its files, and what it asks for under {@code /cairn/v1/}, which always takes the token that stands in
 * the address that is printed. All other paths are for the next handler. Thread-safe.
 */
final class PageHandler extends Handler.Wrapper {

    private static final String API = "/cairn/v1/";

    private final SecureRandom random = new SecureRandom();
    private final String token = word(32);
    private final PageFiles files = new PageFiles();
    private final Guard guard;
    private final PageApi api;
    private final PageReads reads;
    private final Workers workers;
    private final MemoryGuard memory;
    private final ServerOptions.Limits limits;

    PageHandler(
            Workspace workspace,
            Guard guard,
            RunOptions options,
            Workers workers,
            MemoryGuard memory,
            ServerOptions.Limits limits) {
        this.guard = guard;
        this.api = new PageApi(workspace.manifest(), workspace.config(), workspace.state(), workspace.cases(), options);
        this.reads = api.reads();
        this.workers = workers;
        this.memory = memory;
        this.limits = limits;
    }

    /** What the page has to know to be let in. */
    String token() {
        return token;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String path = Request.getPathInContext(request);
        boolean ofApi = path.startsWith(API);
        if (!ofApi && !path.equals("/") && !path.startsWith("/web/")) {
            return super.handle(request, response, callback);
        }
        secure(response);
        try {
            guard.require(request.getHeaders());
            if (ofApi) {
                ask(path.substring(API.length()), request, response, callback);
            } else {
                file(path, request, response, callback);
            }
        } catch (Refusal e) {
            send(response, callback, e.answer());
        }
        return true;
    }

    private static void secure(Response response) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        response.getHeaders().put("Cross-Origin-Resource-Policy", "same-origin");
        response.getHeaders().put("Cross-Origin-Opener-Policy", "same-origin");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    }

    private void file(String path, Request request, Response response, Callback callback) throws Refusal, IOException {
        if (!request.getMethod().equals("GET")) {
            throw new Refusal(Answer.failed(405, "Method Not Allowed").with("Allow", "GET"));
        }
        byte[] content;
        if (path.equals("/")) {
            String nonce = word(16);
            response.getHeaders().put("Content-Security-Policy", files.policy(nonce));
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
            content = files.index(nonce);
        } else {
            content = files.file(path);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, PageFiles.type(path));
        }
        if (content == null) {
            throw new Refusal(Answer.failed(404, "Not Found"));
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        response.write(true, ByteBuffer.wrap(content), callback);
    }

    private void ask(String name, Request request, Response response, Callback callback) throws Refusal {
        String given = String.valueOf(request.getHeaders().get("X-Cairn-Token"));
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(Answer.failed(401, "open the page by the address that cairn printed"));
        }
        String type = String.valueOf(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        if (!request.getMethod().equals("POST") || !type.startsWith("application/json")) {
            throw new Refusal(Answer.failed(405, "expected a POST of JSON").with("Allow", "POST"));
        }
        Endpoint kind = name.equals("test_read") || name.equals("streams") || name.equals("case")
                ? Endpoint.TEST_READ
                : Endpoint.RESOLVE;
        try {
            workers.execute(kind, () -> answer(name, request, response, callback));
        } catch (RejectedExecutionException e) {
            throw new Refusal(Answer.busy("Too many requests wait already"));
        }
    }

    /** In a worker, which may wait for the body and for the page to take the answer. */
    private void answer(String name, Request request, Response response, Callback callback) {
        Job job = new Job();
        Workers.Later deadline = workers.after(limits.readTime(), job::end);
        memory.watch(job);
        try {
            Map<?, ?> body = body(request);
            if (name.equals("test_read")) {
                response.getHeaders().put(HttpHeader.CONNECTION, "close");
                LostClient.watch(request, job::clientLost);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
                job.run(stop -> read(body, stop, response));
                callback.succeeded();
            } else {
                Answer answer = Answer.ok(job.run(stop -> result(name, body)));
                send(response, callback, Objects.requireNonNullElse(job.reason(), answer));
            }
        } catch (Failed e) {
            send(response, callback, e.answer);
        } catch (IOException | UncheckedIOException e) {
            callback.failed(e); // the page has gone
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            send(response, callback, Answer.failed(500, "Internal Server Error"));
        } finally {
            memory.release(job);
            deadline.cancel();
        }
    }

    private Map<?, ?> body(Request request) throws IOException {
        if (request.getLength() > limits.bodyBytes()) {
            throw new Failed(Answer.failed(413, "The body is longer than " + limits.bodyBytes() + " bytes"));
        }
        byte[] bytes = Content.Source.asInputStream(request).readNBytes(limits.bodyBytes());
        try {
            if (Json.parse(bytes) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (IOException e) {
            throw new Failed(Answer.failed(400, "The body is no JSON"));
        }
        throw new Failed(Answer.failed(400, "The body must be an object"));
    }

    private Object result(String name, Map<?, ?> body) {
        try {
            return api.answer(name, body);
        } catch (CannotBeDone e) {
            // An answer like others: a manifest that is being written is wrong most of the time.
            return Map.of("problem", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Map.of("problem", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return Map.of("problem", "it took too long");
        }
    }

    private @Nullable Object read(Map<?, ?> body, StopSignal stop, Response response) {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            reads.read(body, limits.readTime(), stop, out);
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Response response, Callback callback, Answer answer) {
        response.setStatus(answer.status());
        answer.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, answer.body().length());
        answer.body().sendTo(response, callback);
    }

    private String word(int bytes) {
        byte[] word = new byte[bytes];
        random.nextBytes(word);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(word);
    }

    /** Ends a request with an answer. */
    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Failed(Answer answer) {
            super("status " + answer.status(), null, false, false);
            this.answer = answer;
        }
    }
}
