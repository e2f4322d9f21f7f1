package dev.cairn.runtime.internal.assembly.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.checkpoint.FinalStateCursor;
import dev.cairn.checkpoint.cursor.CountCursorFormat;
import dev.cairn.checkpoint.cursor.CountSlicer;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.core.slice.Slice;
import dev.cairn.http.request.TestTemplate;
import dev.cairn.retrieval.pagination.PageIncrement;
import dev.cairn.retrieval.pagination.PaginationStrategy;
import dev.cairn.runtime.internal.assembly.definition.CursorFilter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CursorRoleTest {

    /** New rows come first there, and move those that were read to later pages. */
    @Test
    void thePagesOfADataFeedAreCountedAsThoseOfOtherStreams() {
        CountCursorFormat format = new CountCursorFormat();
        CursorRole role = new CursorRole(
                new FinalStateCursor(() -> List.of(Slice.WHOLE).iterator()),
                new CursorPlan("s", "at", format, new CountSlicer(format, CountValue.of(0)), 1),
                true,
                false,
                CursorFilter.OF_CURSOR);
        PaginationStrategy strategy =
                role.decorate(new PageIncrement(TestTemplate.constant(2L), TestTemplate.emptyScope(), 1, false));
        assertTrue(strategy.countsPages());
        assertEquals(3L, strategy.tokenBefore(5L, 2, 2));
    }
}
