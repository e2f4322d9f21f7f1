package dev.cairn.destinations.internal.row;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.TableWriter;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes room in a table's schema for what records have. Confined to one thread. */
public final class ColumnLearner {

    /** What a new column is made for, the first one where several are as many. */
    private static final List<ColumnType> KINDS =
            List.of(ColumnType.TEXT, ColumnType.JSON, ColumnType.INTEGER, ColumnType.BOOLEAN);

    private final TableSchema schema;
    private final JsonValue value = new JsonValue();

    public ColumnLearner(TableSchema schema) {
        this.schema = schema;
    }

    /**
     * Makes room for what the records of a batch have, from one on. A field without a column gets one for the kind of values
     * that it has most often there.
     *
     * @return whether columns have changed
     */
    public boolean learn(RecordLines records, int first, TableWriter table) throws DestinationException {
        List<Column> before = schema.columns();
        newFields(records, first).forEach((field, counts) -> schema.add(field, type(counts)));
        for (int i = first; i < records.size(); i++) {
            RecordMembers members = new RecordMembers(records, i);
            while (members.next()) {
                members.read(value);
                if (!value.isNull()) {
                    widen(schema.find(members.name()), before.size(), table);
                }
            }
        }
        return !schema.columns().equals(before);
    }

    /** How many values of each type the fields have that have no column; {@code INTEGER} counts all numbers. */
    private Map<String, Map<ColumnType, Integer>> newFields(RecordLines records, int first) {
        Map<String, Map<ColumnType, Integer>> fields = new LinkedHashMap<>();
        for (int i = first; i < records.size(); i++) {
            RecordMembers members = new RecordMembers(records, i);
            while (members.next()) {
                members.read(value);
                if (!value.isNull() && schema.find(members.name()) < 0) {
                    Map<ColumnType, Integer> counts =
                            fields.computeIfAbsent(members.name(), name -> new EnumMap<>(ColumnType.class));
                    ColumnType type = value.type();
                    counts.merge(type, 1, Integer::sum);
                    if (value.isNumber() && type != ColumnType.INTEGER) {
                        counts.merge(ColumnType.INTEGER, 1, Integer::sum);
                    }
                }
            }
        }
        return fields;
    }

    private static ColumnType type(Map<ColumnType, Integer> counts) {
        ColumnType most = KINDS.get(0);
        for (ColumnType kind : KINDS) {
            most = counts.getOrDefault(kind, 0) > counts.getOrDefault(most, 0) ? kind : most;
        }
        return most == ColumnType.INTEGER && counts.containsKey(ColumnType.NUMBER) ? ColumnType.NUMBER : most;
    }

    /** @param made how many columns have values already */
    private void widen(int column, int made, TableWriter table) throws DestinationException {
        if (column < 0) {
            return;
        }
        ColumnType type = schema.needed(column, value);
        if (type == ColumnType.NUMBER
                && schema.type(column) == ColumnType.INTEGER
                && column < made
                && !table.fitsDoubles(schema.column(column))) {
            type = ColumnType.DECIMAL;
        }
        if (type != schema.type(column)) {
            schema.widen(column, type);
        }
    }
}
