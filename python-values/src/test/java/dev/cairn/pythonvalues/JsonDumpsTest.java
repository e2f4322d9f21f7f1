package dev.cairn.pythonvalues;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.pythonvalues.JsonDumps.Layout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonDumpsTest {

    @Test
    void escapesAllButAsciiForPython() {
        assertEquals(
                "[\"\\u00e9\\u007f\\ud83d\\ude00\\u001b\", 1e+16]", JsonDumps.write(List.of("é\u007f😀\u001b", 1e16)));
        assertThrows(IllegalArgumentException.class, () -> JsonDumps.write(Double.NaN));
    }

    @Test
    void leavesLettersAsTheyAreForPeople() {
        assertEquals(
                "[\"é\u007f😀\\u001B\\\"\",1.0E16,null]",
                JsonDumps.readable(Arrays.asList("é\u007f😀\u001b\"", 1e16, Double.NaN), Layout.COMPACT));
    }

    @Test
    void escapesHalfOfASurrogatePairInAnyCase() {
        assertEquals("\"\\uD83Da\\uDE00\"", JsonDumps.readable("\ud83da\ude00", Layout.COMPACT));
    }

    @Test
    void putsShortListsOfScalarsInALineForPeople() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("short", Map.of("a", 1L));
        object.put("long", List.of("x".repeat(60), "y".repeat(60)));
        object.put("nested", List.of(List.of(), List.of(1L, 2L)));
        object.put("text", "z".repeat(130));
        assertEquals(
                """
                {
                  "short": {"a": 1},
                  "long": [
                    "%s",
                    "%s"
                  ],
                  "nested": [
                    [],
                    [1, 2]
                  ],
                  "text": "%s"
                }\
                """.formatted("x".repeat(60), "y".repeat(60), "z".repeat(130)),
                JsonDumps.readable(object, Layout.FOR_PEOPLE));
    }
}
