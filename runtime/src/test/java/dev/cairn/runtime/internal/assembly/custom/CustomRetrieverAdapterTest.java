package dev.cairn.runtime.internal.assembly.custom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import dev.cairn.retrieval.Page;
import dev.cairn.retrieval.SliceEvent;
import dev.cairn.retrieval.SliceReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomRetrieverAdapterTest {

    private final CustomRetrieverAdapter retriever = new CustomRetrieverAdapter(
            slice -> List.of(List.of(Map.<String, Object>of("id", 1L))).iterator());

    @Test
    void aPositionThatAnotherRetrieverHasLeftIsOfNoUseAndThatIsSaid() throws InterruptedException {
        assertEquals(List.of(SliceEvent.PAGE_COMPLETED), events(Slice.WHOLE));
        PagePosition position = new PagePosition("r", 2L, null, 3, List.of("x"));
        assertEquals(List.of(SliceEvent.BEGUN_ANEW, SliceEvent.PAGE_COMPLETED), events(Slice.WHOLE.from(position)));
    }

    private List<SliceEvent> events(Slice slice) throws InterruptedException {
        List<SliceEvent> events = new ArrayList<>();
        SliceReader reader = retriever.open(slice);
        for (Page page = reader.nextPage(); page != null; page = reader.nextPage()) {
            events.add(page.event());
        }
        return events;
    }
}
