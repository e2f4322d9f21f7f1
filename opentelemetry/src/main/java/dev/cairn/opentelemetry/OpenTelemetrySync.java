package dev.cairn.opentelemetry;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.HttpTransport;
import dev.cairn.http.RawResponse;
import dev.cairn.http.Request;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One sync, as spans and metrics of an SDK, which is closed with it. Thread-safe. */
final class OpenTelemetrySync implements SyncListener {

    /** A collector that is away must not keep a process from ending. */
    private static final long SECONDS_TO_END = 10;

    private static final String SCOPE = "dev.cairn";

    private final OpenTelemetrySdk sdk;
    private final SyncSpans spans;
    private final SyncMeters meters;

    /**
     * @param environment may have the trace of what started the sync, as {@code TRACEPARENT}
     * @param mask takes secrets out of a text
     */
    OpenTelemetrySync(OpenTelemetrySdk sdk, Map<String, String> environment, UnaryOperator<String> mask) {
        this.sdk = sdk;
        Context around = sdk.getPropagators()
                .getTextMapPropagator()
                .extract(Context.root(), environment, OpenTelemetrySync::variable);
        this.spans = new SyncSpans(sdk.getTracer(SCOPE), around, mask);
        this.meters = new SyncMeters(sdk.getMeter(SCOPE), Clock.systemUTC());
    }

    /** Headers of a trace as variables: in capitals. */
    private static @Nullable String variable(@Nullable Map<String, String> environment, String header) {
        return Objects.requireNonNull(environment)
                .get(header.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public HttpTransport around(HttpTransport transport) {
        return new TracedTransport(transport, spans);
    }

    @Override
    public void begun(SyncMonitor gauges) {
        spans.begun(gauges);
        meters.begun(gauges);
    }

    @Override
    public void streamBegun(StreamDescriptor stream) {
        spans.streamBegun(stream);
    }

    @Override
    public void streamEnded(StreamDescriptor stream, boolean complete) {
        spans.streamEnded(stream, complete);
    }

    @Override
    public void sliceBegun(StreamDescriptor stream, Slice slice) {
        spans.sliceBegun(stream, slice);
    }

    @Override
    public void sliceEnded(@Nullable SyncException failure) {
        spans.sliceEnded(failure);
    }

    @Override
    public void ended(SyncResult result) {
        spans.ended(result);
        meters.ended(result);
    }

    @Override
    public void close() {
        spans.close();
        sdk.shutdown().join(SECONDS_TO_END, TimeUnit.SECONDS);
    }

    /** A network of which each request is a span, until the headers of its answer are there. Sends the same. */
    private record TracedTransport(HttpTransport transport, SyncSpans spans) implements HttpTransport {

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
}
