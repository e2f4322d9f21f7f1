package dev.cairn.runtime.internal.assembly.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import dev.cairn.runtime.spi.StreamRetrieval;
import dev.cairn.runtime.spi.StreamSlice;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamRetrievalTest {

    @Test
    void aPageEndsWhereItsLastPartSaysSo() throws InterruptedException {
        Counted retrieval = new Counted();
        SliceReader reader =
                new StreamRetrievalAdapter(retrieval).open(new Slice(Map.of("owner", "o1"), Map.of(), Map.of()));
        List<SliceEvent> events = new ArrayList<>();
        List<Object> ids = new ArrayList<>();
        for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
            events.add(page.event());
            page.records().forEach(record -> ids.add(record.field("id")));
        }
        assertEquals(List.of(SliceEvent.PAGE_CONTINUES, SliceEvent.PAGE_COMPLETED, SliceEvent.PAGE_COMPLETED), events);
        assertEquals(List.of("o1-0", "o1-1", "o1-2"), ids);
    }

    @Test
    void theStateOfParentsIsThatOfThePartitionThatWasTakenLast() {
        RetrievalRouter router = new RetrievalRouter(new Counted());
        assertNull(router.parentState());
        Iterator<Slice> partitions = router.partitions();
        assertEquals(Map.of("owner", "o0"), partitions.next().partition());
        assertEquals(Map.of("number", 5L), partitions.next().extraFields());
        assertEquals(Map.of("owners", Map.of("at", 1L)), router.parentState());
    }

    /** Three parts a slice, of which the first two are one page; two partitions. */
    private static final class Counted implements StreamRetrieval {

        @Override
        public Iterator<Part> read(StreamSlice slice) {
            List<Part> parts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                parts.add(new Part(List.of(Map.of("id", slice.partition().get("owner") + "-" + i)), i > 0));
            }
            return parts.iterator();
        }

        @Override
        public Partitions partitions() {
            return new Partitions() {

                private int next;

                @Override
                public Map<String, @Nullable Object> parentState() {
                    return Map.of("owners", Map.of("at", (long) next - 1));
                }

                @Override
                public boolean hasNext() {
                    return next < 2;
                }

                @Override
                public StreamSlice next() {
                    return new StreamSlice(Map.of("owner", "o" + next++), Map.of(), Map.of("number", 5L));
                }
            };
        }
    }
}
