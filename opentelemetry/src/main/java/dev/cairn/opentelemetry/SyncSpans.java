package dev.cairn.opentelemetry;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.Request;
import dev.cairn.json.Json;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The spans of a sync: streams below it, their slices below these, and requests below the slice that they are for. Thread-safe. */
final class SyncSpans implements SyncListener {

    /** A window and a partition are short; whole records of parents, in extra fields, are left out. */
    private static final int LONGEST_TEXT = 1000;

    private static final String STREAM = "cairn.stream";

    /** The slice that a thread reads; a thread belongs to one sync. */
    private static final ThreadLocal<Span> READING = new ThreadLocal<>();

    private final Tracer tracer;
    private final UnaryOperator<String> mask;
    private final Span sync;
    private final Map<StreamDescriptor, Span> streams = new ConcurrentHashMap<>();
    private final Set<Span> slices = ConcurrentHashMap.newKeySet();
    private volatile @Nullable SyncMonitor monitor;

    /** @param around what started the sync */
    SyncSpans(Tracer tracer, Context around, UnaryOperator<String> mask) {
        this.tracer = tracer;
        this.mask = mask;
        this.sync = tracer.spanBuilder("sync").setParent(around).startSpan();
    }

    @Override
    public void begun(SyncMonitor of) {
        monitor = of;
    }

    @Override
    public void streamBegun(StreamDescriptor stream) {
        streams.put(stream, open("stream " + stream, sync).setAttribute(STREAM, stream.toString()));
    }

    @Override
    public void streamEnded(StreamDescriptor stream, boolean complete) {
        Span span = streams.remove(stream);
        if (span == null) {
            return;
        }
        SyncMonitor known = monitor;
        List<StreamGauge> gauges = known == null ? List.of() : known.streams();
        gauges.stream()
                .filter(gauge -> gauge.stream().equals(stream))
                .findFirst()
                .ifPresent(gauge -> {
                    span.setAttribute("cairn.records", gauge.records());
                    span.setAttribute("cairn.pages", gauge.pages());
                    span.setAttribute("cairn.states", gauge.states());
                });
        if (!complete) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    @Override
    public void sliceBegun(StreamDescriptor stream, Slice slice) {
        Span span = open("slice " + stream, streams.getOrDefault(stream, sync))
                .setAttribute(STREAM, stream.toString())
                .setAttribute("cairn.partition", text(slice.partition()))
                .setAttribute("cairn.window", text(slice.window()));
        slices.add(span);
        READING.set(span);
    }

    private String text(Map<String, ?> values) {
        String text = mask.apply(Json.write(values));
        return Phrases.shortened(text, LONGEST_TEXT);
    }

    @Override
    public void sliceEnded(@Nullable SyncException failure) {
        Span span = READING.get();
        if (span == null) {
            return;
        }
        READING.remove();
        if (failure != null) {
            span.setStatus(StatusCode.ERROR, mask.apply(failure.userMessage()));
            span.setAttribute("error.type", failure.failureType().toString());
        }
        slices.remove(span);
        span.end();
    }

    /** A request of the thread that calls; below the sync where that reads no slice, as for tokens, parents and pages ahead. */
    RequestSpan request(Request request) {
        Span slice = READING.get();
        String url = withoutQuery(request.url());
        Span span = tracer.spanBuilder(request.method())
                .setParent(Context.root().with(slice == null ? sync : slice))
                .setSpanKind(SpanKind.CLIENT)
                .startSpan()
                .setAttribute("http.request.method", request.method())
                .setAttribute("url.full", mask.apply(url));
        RequestSpan begun = new RequestSpan(span);
        begun.to(url);
        return begun;
    }

    /** Parameters may be secrets that no one knows of. */
    private static String withoutQuery(String url) {
        int question = url.indexOf('?');
        return question < 0 ? url : url.substring(0, question);
    }

    private Span open(String name, Span parent) {
        return tracer.spanBuilder(name).setParent(Context.root().with(parent)).startSpan();
    }

    @Override
    public void ended(SyncResult result) {
        sync.setAttribute("cairn.result", result.toString());
        if (result == SyncResult.FAILED) {
            sync.setStatus(StatusCode.ERROR);
        }
    }

    /** Ends what is still open, as it is where a sync is stopped. */
    @Override
    public void close() {
        slices.forEach(Span::end);
        streams.values().forEach(Span::end);
        sync.end();
    }
}
