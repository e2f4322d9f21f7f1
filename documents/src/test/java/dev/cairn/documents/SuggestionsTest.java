package dev.cairn.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final List<String> NAMES = List.of("PageIncrement", "OffsetIncrement", "CursorPagination", "path");

    @Test
    void findsTypos() {
        assertEquals(Optional.of("PageIncrement"), Suggestions.closest("PageIncrementt", NAMES));
        assertEquals(Optional.of("PageIncrement"), Suggestions.closest("page_increment", NAMES));
        assertEquals(Optional.of("OffsetIncrement"), Suggestions.closest("OfsfetIncrement", NAMES));
        assertEquals(Optional.of("path"), Suggestions.closest("pth", NAMES));
    }

    @Test
    void saysNothingWhereNothingIsNear() {
        assertEquals(Optional.empty(), Suggestions.closest("Whatever", NAMES));
        assertEquals("", Suggestions.didYouMean("url", NAMES));
    }

    @Test
    void listsAlternatives() {
        assertEquals("", Suggestions.alternatives(List.of()));
        assertEquals("a", Suggestions.alternatives(List.of("a")));
        assertEquals("a, b or c", Suggestions.alternatives(List.of("a", "b", "c")));
        assertEquals(
                "1, 2, 3, 4, 5, 6, 7, 8, 9, 10 or one of 3 more",
                Suggestions.alternatives(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13")));
    }
}
