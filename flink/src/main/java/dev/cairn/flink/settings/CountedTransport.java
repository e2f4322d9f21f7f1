package dev.cairn.flink.settings;

import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** Counts requests ({@code requests}), those that the API refused with a 429 ({@code requestsRefused}), and bytes of bodies. */
public final class CountedTransport implements HttpTransport {

    private static final int TOO_MANY = 429;

    private final HttpTransport next;
    private final Counter requests;
    private final Counter refused;
    private final Counter bytes;

    /** @param bytes where bytes of bodies are counted */
    public CountedTransport(HttpTransport next, MetricGroup metrics, Counter bytes) {
        this.next = next;
        this.requests = metrics.counter("requests", new ThreadSafeSimpleCounter());
        this.refused = metrics.counter("requestsRefused", new ThreadSafeSimpleCounter());
        this.bytes = bytes;
    }

    @Override
    public RawResponse send(Request request) throws IOException, InterruptedException {
        requests.inc();
        RawResponse response = next.send(request);
        if (response.status() == TOO_MANY) {
            refused.inc();
        }
        return response.withBody(counted(response.body()));
    }

    private InputStream counted(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                int read = super.read();
                if (read >= 0) {
                    bytes.inc();
                }
                return read;
            }

            @Override
            public int read(byte[] into, int from, int count) throws IOException {
                int read = super.read(into, from, count);
                if (read > 0) {
                    bytes.inc(read);
                }
                return read;
            }
        };
    }

    @Override
    public void close() {
        next.close();
    }
}
