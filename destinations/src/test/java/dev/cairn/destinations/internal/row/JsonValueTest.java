package dev.cairn.destinations.internal.row;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.destinations.ColumnType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonValueTest {

    @ParameterizedTest
    @CsvSource({
        "true, BOOLEAN",
        "0, INTEGER",
        "-9223372036854775808, INTEGER",
        "9223372036854775808, DECIMAL",
        "1.0, NUMBER",
        "1e2, NUMBER",
        "1e400, DECIMAL",
        "\"1\", TEXT",
        "[], JSON",
        "{}, JSON",
    })
    void knowsTheNarrowestTypeOfAValue(String json, ColumnType type) {
        assertEquals(type, value(json).type());
    }

    @ParameterizedTest
    @CsvSource({"1, true", "1.0, true", "1.5, false", "9223372036854775808, false", "true, false", "1e2, true"})
    void aWholeNumberIsOneHoweverItIsWritten(String json, boolean fits) {
        assertEquals(fits, value(json).isNumber() && value(json).number().fitsInteger());
    }

    @ParameterizedTest
    @CsvSource({
        "1, true",
        "9007199254740992, true",
        "9007199254740993, false",
        "0.1, true",
        "1e400, false",
        "\"1\", false"
    })
    void aNumberFitsIfNothingIsLost(String json, boolean fits) {
        assertEquals(fits, value(json).isNumber() && value(json).number().fitsNumber());
    }

    private static JsonValue value(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        JsonValue value = new JsonValue();
        value.at(text, 0, text.length);
        return value;
    }
}
