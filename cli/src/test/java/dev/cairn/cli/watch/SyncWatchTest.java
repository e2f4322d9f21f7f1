package dev.cairn.cli.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.sync.SyncListener;
import dev.cairn.runtime.sync.SyncMonitor;
import dev.cairn.runtime.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncWatchTest {

    private static final StreamDescriptor STREAM = StreamDescriptor.of("tickets");

    private final List<String> told = new ArrayList<>();
    private final SyncWatch watch = new SyncWatch(told::add);

    @Test
    void aListenerThatFailsIsToldOnceAndTheOthersHear() {
        Heard heard = new Heard();
        watch.and(new Failing()).and(heard);
        watch.streamBegun(STREAM);
        watch.close();
        watch.close();
        assertEquals(List.of("streamBegun tickets", "close", "close"), heard.calls);
        assertEquals(
                List.of("Progress, metrics or traces of the sync are not complete: "
                        + "a mistake of Cairn's own; please report it"),
                told);
    }

    @Test
    void eachListenerHearsAll() {
        Heard heard = new Heard();
        watch.and(new Heard()).and(heard);
        watch.streamBegun(STREAM);
        watch.sliceBegun(STREAM, new Slice(Map.of("id", 1), Map.of(), Map.of()));
        watch.sliceEnded(null);
        watch.streamEnded(STREAM, true);
        watch.ended(SyncResult.COMPLETE);
        watch.close();
        assertEquals(
                List.of(
                        "streamBegun tickets",
                        "sliceBegun {id=1}",
                        "sliceEnded null",
                        "streamEnded true",
                        "ended COMPLETE",
                        "close"),
                heard.calls);
    }

    /** Keeps what it hears. */
    private static final class Heard implements SyncListener {

        private final List<String> calls = new ArrayList<>();

        @Override
        public void begun(SyncMonitor gauges) {}

        @Override
        public void streamBegun(StreamDescriptor stream) {
            calls.add("streamBegun " + stream);
        }

        @Override
        public void streamEnded(StreamDescriptor stream, boolean complete) {
            calls.add("streamEnded " + complete);
        }

        @Override
        public void sliceBegun(StreamDescriptor stream, Slice slice) {
            calls.add("sliceBegun " + slice.partition());
        }

        @Override
        public void sliceEnded(@Nullable SyncException failure) {
            calls.add("sliceEnded " + failure);
        }

        @Override
        public void ended(SyncResult result) {
            calls.add("ended " + result);
        }

        @Override
        public void close() {
            calls.add("close");
        }
    }

    /** Fails with an exception that has no message. */
    private static final class Failing implements SyncListener {

        @Override
        public void begun(SyncMonitor gauges) {}

        @Override
        public void streamBegun(StreamDescriptor stream) {
            throw new NullPointerException();
        }

        @Override
        public void close() {
            throw new NullPointerException();
        }
    }
}
