package dev.cairn.cli.watch;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.HttpTransport;
import dev.cairn.pythonvalues.words.FailureWords;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.sync.SyncTelemetry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Telemetry whose failures are told once, and end no sync. Thread-safe. */
final class GuardedTelemetry implements SyncTelemetry {

    private final SyncTelemetry telemetry;
    private final Consumer<String> problems;
    private final AtomicBoolean isTold = new AtomicBoolean();

    GuardedTelemetry(SyncTelemetry telemetry, Consumer<String> problems) {
        this.telemetry = telemetry;
        this.problems = problems;
    }

    private void attempt(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError e) {
            if (!isTold.getAndSet(true)) {
                problems.accept("something went wrong, and what is sent may not be all: " + FailureWords.of(e));
            }
        }
    }

    @Override
    public HttpTransport around(HttpTransport transport) {
        return telemetry.around(transport);
    }

    @Override
    public void watch(SyncMonitor monitor) {
        attempt(() -> telemetry.watch(monitor));
    }

    @Override
    public void streamBegun(StreamDescriptor stream) {
        attempt(() -> telemetry.streamBegun(stream));
    }

    @Override
    public void streamEnded(StreamDescriptor stream, boolean complete) {
        attempt(() -> telemetry.streamEnded(stream, complete));
    }

    @Override
    public void sliceBegun(StreamDescriptor stream, Slice slice) {
        attempt(() -> telemetry.sliceBegun(stream, slice));
    }

    @Override
    public void sliceEnded(@Nullable SyncException failure) {
        attempt(() -> telemetry.sliceEnded(failure));
    }

    @Override
    public void ended(SyncResult result) {
        attempt(() -> telemetry.ended(result));
    }

    @Override
    public void close() {
        attempt(telemetry::close);
    }
}
