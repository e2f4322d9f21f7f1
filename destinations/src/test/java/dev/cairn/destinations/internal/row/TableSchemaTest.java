package dev.cairn.destinations.internal.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.ColumnType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableSchemaTest {

    private final TableSchema schema = new TableSchema(new SqlIdentifiers(63), List.of(), Map.of(), List.of());

    @Test
    void hasNoMoreThanEightHundredColumns() {
        for (int i = 0; schema.hasRoom("f" + i); i++) {
            schema.add("f" + i, ColumnType.TEXT);
        }
        assertEquals(800, schema.size());
        schema.add("one more", ColumnType.TEXT);
        assertEquals(-1, schema.find("one more"));
    }

    @Test
    void hasNoColumnForAFieldWithAVeryLongName() {
        assertTrue(schema.hasRoom("f".repeat(1000)));
        assertFalse(schema.hasRoom("f".repeat(1001)));
    }
}
