package dev.cairn.destinations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.json.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "{\"at\": \"2024-01-01\"} | 2024-01-01",
                "{\"count\": 7} | 7",
                "{} | none",
                "{\"__ab_no_cursor_state_message\": true} | none",
                "{\"use_global_cursor\": false, \"states\": [{}, {}], \"state\": {\"at\": \"x\"}} | x, 2 partitions",
                "{\"use_global_cursor\": true, \"state\": {\"at\": \"x\"}} | x",
                "{\"state_type\": \"date-range\", \"slices\": [{\"start\": \"a\", \"end\": \"c\", "
                        + "\"most_recent_cursor_value\": \"b\"}]} | b",
            })
    @SuppressWarnings("unchecked") // objects are maps of strings
    void saysHowFarAStateIs(String state, @Nullable String position) throws Exception {
        assertEquals(position, KeptProgress.PositionText.of((Map<String, @Nullable Object>) Json.parse(state)));
    }
}
