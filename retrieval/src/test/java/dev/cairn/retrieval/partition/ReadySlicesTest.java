package dev.cairn.retrieval.partition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.RecordFields;
import dev.cairn.checkpoint.cursor.SliceTracker;
import dev.cairn.checkpoint.cursor.StateSink;
import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.error.TransientException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Retriever;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.retrieval.SliceSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadySlicesTest {

    private final List<String> heard = new ArrayList<>();

    @Test
    void theCursorHearsOfSlicesInTheirOrderHoweverTheyBecomeReady() throws Exception {
        ReadySlices slices = slices((source, listener) -> switch (source) {
            case 0 -> {
                listener.opened(slice("a"));
                listener.opened(slice("b"));
                yield new SliceSource.Next.Later(Duration.ofNanos(1));
            }
            case 1 -> new SliceSource.Next.Ready(slice("b"));
            case 2 -> new SliceSource.Next.Ready(slice("a"));
            default -> new SliceSource.Next.End();
        });
        Slice first = slices.next();
        assertEquals(slice("b"), first);
        assertTrue(slices.hasNext());
        assertEquals(List.of(), heard);
        slices.open(slice("b"));
        slices.open(slice("a"));
        assertEquals(List.of("opened a", "opened b"), heard);
    }

    @Test
    void aFailureComesAfterTheSlicesThatWereReady() throws Exception {
        ReadySlices slices = slices((source, listener) -> {
            if (source > 0) {
                throw new TransientException("a job failed");
            }
            listener.opened(slice("a"));
            return new SliceSource.Next.Ready(slice("a"));
        });
        assertEquals(slice("a"), slices.next());
        assertTrue(slices.hasNext());
        assertThrows(TransientException.class, slices::next);
    }

    @Test
    void aSliceThatIsNotReadIsTold() throws Exception {
        ReadySlices slices = slices((source, listener) -> {
            listener.opened(slice("a"));
            listener.abandoned(slice("a"));
            return new SliceSource.Next.End();
        });
        assertEquals(null, slices.next());
        assertEquals(List.of("opened a", "failed a"), heard);
    }

    @Test
    void jobsAreToldInTheOrderOfTheirSlicesAndSlicesAreOpenedOnce() throws Exception {
        ReadySlices slices = slices((source, listener) -> {
            listener.opened(slice("a"));
            listener.opened(slice("b"));
            listener.jobCreated(slice("b"), new PagePosition("r", "j1", null, 0, List.of()));
            return new SliceSource.Next.Ready(slice("b"));
        });
        assertEquals(slice("b"), slices.next());
        slices.open(slice("b"));
        slices.open(slice("a"));
        assertEquals(List.of("opened a", "opened b", "b has j1"), heard);
    }

    private interface Script {
        SliceSource.Next next(int call, SliceSource.Listener listener) throws InterruptedException;
    }

    private ReadySlices slices(Script script) {
        Retriever retriever = new Retriever() {
            @Override
            public SliceReader open(Slice slice) {
                return () -> null;
            }

            @Override
            public SliceSource prepare(Iterator<Slice> slices, SliceSource.Listener listener) {
                int[] calls = new int[1];
                return () -> script.next(calls[0]++, listener);
            }
        };
        return new ReadySlices(new ParentStream("parent", retriever, new Hearing(), Sleeper.system(), page -> {}));
    }

    private static Slice slice(String name) {
        return Slice.ofWindow(Map.of("name", name));
    }

    private final class Hearing implements StreamCursor {

        @Override
        public Iterator<Slice> slices() {
            return Collections.emptyIterator();
        }

        @Override
        public @Nullable CursorValue valueOf(RecordFields record) {
            return null;
        }

        @Override
        public void start(StateSink sink) {}

        @Override
        public SliceTracker open(Slice slice) {
            Object name = slice.window().get("name");
            heard.add("opened " + name);
            return new SliceTracker() {
                @Override
                public void jobCreated(PagePosition job) {
                    heard.add(name + " has " + job.token());
                }

                @Override
                public void failed() {
                    heard.add("failed " + name);
                }
            };
        }

        @Override
        public Map<String, @Nullable Object> state() {
            return Map.of();
        }

        @Override
        public void stopped() {}

        @Override
        public void finished() {}
    }
}
