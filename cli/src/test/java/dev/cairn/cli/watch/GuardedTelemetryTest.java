package dev.cairn.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.HttpTransport;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import dev.cairn.runtime.sync.SyncTelemetry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardedTelemetryTest {

    @Test
    void aFailureIsToldOnceAndInWords() {
        List<String> told = new ArrayList<>();
        GuardedTelemetry guarded = new GuardedTelemetry(new Failing(), told::add);
        guarded.close();
        guarded.close();
        assertEquals(
                List.of("something went wrong, and what is sent may not be all: "
                        + "a mistake of Cairn's own; please report it"),
                told);
    }

    /** Fails with an exception that has no message. */
    private static final class Failing implements SyncTelemetry {

        @Override
        public HttpTransport around(HttpTransport transport) {
            return transport;
        }

        @Override
        public void watch(SyncMonitor monitor) {}

        @Override
        public void streamBegun(StreamDescriptor stream) {}

        @Override
        public void streamEnded(StreamDescriptor stream, boolean complete) {}

        @Override
        public void sliceBegun(StreamDescriptor stream, Slice slice) {}

        @Override
        public void sliceEnded(@Nullable SyncException failure) {}

        @Override
        public void ended(SyncResult result) {}

        @Override
        public void close() {
            throw new NullPointerException();
        }
    }
}
