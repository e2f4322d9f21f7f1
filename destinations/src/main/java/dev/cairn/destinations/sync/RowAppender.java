package dev.cairn.destinations.sync;

import dev.cairn.destinations.Column;
import dev.cairn.destinations.ColumnType;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Row;
import dev.cairn.destinations.TableException;
import dev.cairn.destinations.TableWriter;
import dev.cairn.destinations.internal.number.Decimals;
import dev.cairn.destinations.internal.row.ColumnLearner;
import dev.cairn.destinations.internal.row.RowParser;
import dev.cairn.destinations.internal.row.SqlIdentifiers;
import dev.cairn.destinations.internal.row.TableSchema;
import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.RecordLines;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes rows of a stream's records, and columns where records need them. Confined to one thread. */
final class RowAppender {

    private final StreamChoice choice;
    private final SchemaChanges changes;
    private final RowCounts counts;
    private final Runnable changed;
    /** Of the table as it was before. */
    private final List<Column> before;

    private final TableSchema schema;
    private final RowParser parser;
    private final ColumnLearner learner;

    /**
     * @param before the columns of the table as it was before; empty if there was none
     * @param waiting the columns of rows that wait already; those of the table if none do
     * @param changes whether columns of a table that was there may change
     * @param counts of the rows that come
     * @param changed is run when there are other columns
     */
    RowAppender(
            StreamChoice choice,
            List<Column> before,
            List<Column> waiting,
            DestinationWriter writer,
            SchemaChanges changes,
            RowCounts counts,
            Runnable changed) {
        this.choice = choice;
        this.changes = changes;
        this.counts = counts;
        this.changed = changed;
        this.before = before;
        this.schema = new TableSchema(
                new SqlIdentifiers(writer.longestName()),
                waiting,
                DeclaredTypes.of(choice.configured().jsonSchema()),
                choice.key());
        this.parser = new RowParser(schema, writer);
        this.learner = new ColumnLearner(schema);
    }

    /** The columns that there are now. */
    List<Column> columns() {
        return schema.columns();
    }

    /** What the report tells of the columns' names. */
    List<String> notes() {
        return schema.notes();
    }

    /** @throws RefusedChanges if columns of a table that was there have changed, and must not */
    void refuseChanges() throws RefusedChanges {
        if (changes == SchemaChanges.FAIL
                && !before.isEmpty()
                && !schema.columns().equals(before)) {
            throw new RefusedChanges(choice, ColumnChange.between(before, schema.columns()));
        }
    }

    /** Adds rows to those that wait. */
    void append(RecordLines records, TableWriter table) throws DestinationException {
        for (int i = 0; i < records.size(); i++) {
            Row row = parser.parse(records, i, true);
            while (row == null) {
                row = parser.parse(records, i, learn(records, i, table));
            }
            append(row, table);
        }
        counts.received(records.size());
    }

    private void append(Row row, TableWriter table) throws DestinationException {
        BitSet lacking = table.lacking(row);
        List<String> unfit = new ArrayList<>(parser.unfitFields());
        lacking.stream().mapToObj(schema::column).map(Column::field).forEach(unfit::add);
        counts.unfit(unfit);
        table.append(
                lacking.isEmpty() ? row : NarrowedRow.of(row, lacking, schema.columns(), schema.own(Column.UNFIT)));
    }

    /** Makes room for what records have, and says whether there is more now. */
    private boolean learn(RecordLines records, int from, TableWriter table) throws DestinationException {
        if (!learner.learn(records, from, table)) {
            return false;
        }
        refuseChanges();
        parser.columnsChanged();
        table.change(schema.columns());
        changed.run();
        return true;
    }

    /** A stream no longer fits its table, which must not be changed. */
    static final class RefusedChanges extends TableException {

        private static final long serialVersionUID = 1L;

        /**
         * Says what is different.
         *
         * @param needed the changes that the table would need
         */
        RefusedChanges(StreamChoice choice, List<ColumnChange> needed) {
            super("Stream " + choice.configured().stream() + " no longer fits its table: "
                    + needed.stream().map(RefusedChanges::text).collect(Collectors.joining("; "))
                    + ". Allow changes with --schema-changes evolve.");
        }

        private static String text(ColumnChange change) {
            return change.before() == null
                    ? "there is no column for the field " + change.column().field()
                    : "the column " + change.column().name() + " has the type " + change.before() + ", and values of "
                            + change.column().type() + " come";
        }
    }

    /** Reads types of columns out of a JSON schema. */
    private static final class DeclaredTypes {

        private DeclaredTypes() {}

        /** The types of the properties, in order; a property that may be anything is left out, since records will tell. */
        static Map<String, ColumnType> of(Map<String, @Nullable Object> schema) {
            Map<String, ColumnType> types = new LinkedHashMap<>();
            if (schema.get("properties") instanceof Map<?, ?> properties) {
                properties.forEach((name, property) -> {
                    ColumnType type = type(property);
                    if (type != null) {
                        types.put(String.valueOf(name), type);
                    }
                });
            }
            return types;
        }

        private static @Nullable ColumnType type(@Nullable Object schema) {
            if (!(schema instanceof Map<?, ?> map)) {
                return null;
            }
            Object type = map.get("type");
            if (type instanceof List<?> several) {
                return several.stream().map(DeclaredTypes::named).reduce(null, DeclaredTypes::both);
            }
            if (type != null) {
                return named(type);
            }
            for (String union : List.of("anyOf", "oneOf")) {
                if (map.get(union) instanceof List<?> branches) {
                    return branches.stream().map(DeclaredTypes::type).reduce(null, DeclaredTypes::both);
                }
            }
            return map.containsKey("properties") ? ColumnType.JSON : null;
        }

        private static @Nullable ColumnType both(@Nullable ColumnType one, @Nullable ColumnType other) {
            return one == null ? other : other == null ? one : one.and(other);
        }

        private static @Nullable ColumnType named(@Nullable Object type) {
            return switch (String.valueOf(type)) {
                case "boolean" -> ColumnType.BOOLEAN;
                case "integer" -> ColumnType.INTEGER;
                case "number" -> ColumnType.NUMBER;
                case "string" -> ColumnType.TEXT;
                case "object", "array" -> ColumnType.JSON;
                default -> null;
            };
        }
    }

    /**
     * A row without some of its values, which are in the column for those that do not fit.
     *
     * @param unfit the index of that column
     * @param json what it has
     */
    private record NarrowedRow(Row row, BitSet lacking, int unfit, String json) implements Row {

        static NarrowedRow of(Row row, BitSet lacking, List<Column> columns, int unfit) {
            StringBuilder json = new StringBuilder(row.isNull(unfit) ? "{}" : row.textAt(unfit));
            json.setLength(json.length() - 1);
            for (int i = lacking.nextSetBit(0); i >= 0; i = lacking.nextSetBit(i + 1)) {
                Column column = columns.get(i);
                json.append(json.length() == 1 ? "" : ",")
                        .append(Json.write(column.field()))
                        .append(':');
                json.append(
                        switch (column.type()) {
                            case BOOLEAN -> Json.write(row.booleanAt(i));
                            case INTEGER -> Json.write(row.integerAt(i));
                            case NUMBER -> Decimals.text(row.numberAt(i));
                            case TEXT -> Json.write(row.textAt(i));
                            case DECIMAL, JSON -> row.textAt(i);
                        });
            }
            return new NarrowedRow(row, lacking, unfit, json.append('}').toString());
        }

        @Override
        public boolean isNull(int column) {
            return column != unfit && (lacking.get(column) || row.isNull(column));
        }

        @Override
        public boolean booleanAt(int column) {
            return row.booleanAt(column);
        }

        @Override
        public long integerAt(int column) {
            return row.integerAt(column);
        }

        @Override
        public double numberAt(int column) {
            return row.numberAt(column);
        }

        @Override
        public String textAt(int column) {
            return column == unfit ? json : row.textAt(column);
        }
    }
}
