package dev.cairn.opentelemetry;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.IOException;

/** A network of which each request is a span, until the headers of its answer are there. Sends the same. */
record TracedTransport(HttpTransport transport, SyncSpans spans) implements HttpTransport {

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        RequestSpan span = spans.request(request);
        try {
            RawResponse response = transport.send(request);
            span.answered(response.status());
            return response;
        } catch (IOException | InterruptedException | RuntimeException e) {
            span.failed(e);
            throw e;
        } finally {
            span.end();
        }
    }

    @Override
    public void close() {
        transport.close();
    }
}
