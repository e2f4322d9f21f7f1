package dev.cairn.flink.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.flink.table.ValueReader.RowReader;
import dev.cairn.flink.table.ValueReader.UnreadableValueException;
import dev.cairn.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.types.DataType;
import org.apache.flink.table.types.logical.RowType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueReaderTest {

    private static Object read(DataType type, String json) throws IOException {
        return ValueReader.of(type.getLogicalType()).read(Objects.requireNonNull(Json.parse(json)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "\"2024-02-03T04:05:06Z\" | 2024-02-03T04:05:06",
                "\"2024-02-03T04:05:06.7+02:00\" | 2024-02-03T02:05:06.700",
                "\"2024-02-03 04:05:06.123456+0000\" | 2024-02-03T04:05:06.123456",
                "\"2024-02-03T04:05\" | 2024-02-03T04:05",
                "\"2024-02-03\" | 2024-02-03T00:00"
            })
    void timesOfIso8601(String json, String expected) throws IOException {
        assertEquals(expected, read(DataTypes.TIMESTAMP_LTZ(6), json).toString());
    }

    @Test
    void numbersAreExact() throws IOException {
        assertEquals(9007199254740993L, read(DataTypes.BIGINT(), "9007199254740993"));
        assertEquals(7L, read(DataTypes.BIGINT(), "7.0"));
        assertEquals("0.10", read(DataTypes.DECIMAL(4, 2), "0.1").toString());
        assertEquals(12.5, read(DataTypes.DOUBLE(), "\"12.5\""));
    }

    @Test
    void whatDoesNotFitIsNamedWithoutItsValue() {
        RowReader rows = new RowReader(
                (RowType) DataTypes.ROW(DataTypes.FIELD("a", DataTypes.ROW(DataTypes.FIELD("b", DataTypes.INT()))))
                        .getLogicalType(),
                0);
        UnreadableValueException failure =
                assertThrows(UnreadableValueException.class, () -> rows.read(Map.of("a", Map.of("b", "very private"))));
        assertEquals("'a': 'b': a string that is no INT", failure.getMessage());
    }

    @Test
    void textsTakeAnyJson() throws IOException {
        assertEquals(
                "{\"a\":[1,2]}", read(DataTypes.STRING(), "{\"a\": [1, 2]}").toString());
        assertEquals("x", read(DataTypes.STRING(), "\"x\"").toString());
    }

    @Test
    void columnsCannotHaveTypesThatJsonHasNoValuesFor() {
        assertThrows(
                ValidationException.class,
                () -> ValueReader.of(DataTypes.BYTES().getLogicalType()));
    }

    @Test
    void schemasOfUnionsAreText() {
        assertEquals(DataTypes.STRING(), ColumnTypes.of(Map.of("type", List.of("null", "string", "integer"))));
        assertEquals(DataTypes.BIGINT(), ColumnTypes.of(Map.of("type", List.of("null", "integer"))));
    }
}
