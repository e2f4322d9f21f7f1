package dev.cairn.server.internal.http;

import dev.cairn.server.internal.http.AnswerBody.Streamed;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes the first answer that is given to a request, and ignores later ones. Thread-safe. */
final class Reply {

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final AtomicBoolean begun = new AtomicBoolean();
    private Runnable afterwards = () -> {};

    Reply(Request request, Response response, Callback callback) {
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** To be done when the answer is being sent, before anything else happens to the request. */
    void whenDone(Runnable task) {
        afterwards = task;
    }

    /** Headers that any answer has. */
    void with(Map<String, String> headers) {
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
    }

    /** The connection is not kept for a next request. */
    void closing() {
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }

    void send(Answer answer) {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        if (!request.consumeAvailable()) {
            closing(); // Jetty closes a connection on which a body is still coming: a client is not to use it again
        }
        response.setStatus(answer.status());
        with(answer.headers());
        if (answer.body() instanceof Streamed streamed) {
            stream(streamed);
        } else if (answer.body() instanceof BufferedBody body) {
            send(body);
        }
    }

    private void send(BufferedBody body) {
        afterwards.run();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length());
        if (request.getMethod().equals("HEAD")) {
            response.write(true, ByteBuffer.allocate(0), callback);
        } else {
            body.sendTo(response, callback);
        }
    }

    /** In the thread that does the work, which may wait for the client to take it. */
    private void stream(Streamed body) {
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            body.writeTo(out);
        } catch (Throwable e) {
            callback.failed(e); // the client has gone, or is to see that the rest is missing
            return;
        } finally {
            afterwards.run();
        }
        callback.succeeded();
    }
}
