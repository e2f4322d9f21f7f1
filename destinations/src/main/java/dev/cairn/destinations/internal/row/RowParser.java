package dev.cairn.destinations.internal.row;

import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.destinations.Column;
import dev.cairn.destinations.DestinationWriter;
import dev.cairn.destinations.Row;
import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.RecordLines;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records. Values that do not fit go into a column of their own. Confined to one thread.
 *
 * <p>A record is read once. Only where it has something that the columns could make room for, {@link ColumnLearner} looks at
 * it and those behind it.
 */
public final class RowParser {

    private static final long MICROS = 1_000_000;

    private final TableSchema schema;
    private final MemberNames names = new MemberNames();
    private final JsonValue value = new JsonValue();
    private final ParsedRow row = new ParsedRow();
    private final RowCells cells;
    private final List<String> unfitFields = new ArrayList<>();
    private @Nullable StringBuilder unfit;
    private @Nullable Instant lastEmittedAt;
    private String lastTime = "";

    /** @param writer tells what can be written */
    public RowParser(TableSchema schema, DestinationWriter writer) {
        this.schema = schema;
        this.cells = new RowCells(
                schema, row, writer.takesNul(), new JsonLimits(writer.takesNul(), writer.keepsNumbersInJson()));
    }

    /** The fields of the last row that did not fit; valid until the next call of {@link #parse}. */
    public List<String> unfitFields() {
        return unfitFields;
    }

    /**
     * The row of a record; valid until the next call.
     *
     * @param learning whether to give up where columns could make room for a value
     * @return null if it gave up
     */
    public @Nullable Row parse(RecordLines records, int index, boolean learning) {
        row.clear(schema.size());
        unfit = null;
        unfitFields.clear();
        RecordMembers members = new RecordMembers(records, index);
        while (members.next()) {
            members.read(value);
            if (value.isNull()) {
                continue;
            }
            int column = column(members);
            if (column < 0 || !cells.put(column, value)) {
                if (learning && canLearn(members.name(), column)) {
                    return null;
                }
                leaveOut(members);
            }
        }
        finish(records, index);
        return row;
    }

    private int column(RecordMembers members) {
        int column = members.find(names);
        if (column == MemberNames.UNKNOWN) {
            column = schema.find(members.name());
            members.remember(names, column);
        }
        return column;
    }

    private boolean canLearn(String field, int column) {
        return column < 0 ? schema.hasRoom(field) : schema.needed(column, value) != schema.type(column);
    }

    /** Columns have been added, or have other types. */
    public void columnsChanged() {
        names.forget();
    }

    private void leaveOut(RecordMembers members) {
        StringBuilder others = unfit == null ? new StringBuilder("{") : unfit.append(',');
        unfit = others.append(members.rawName()).append(':').append(value.raw());
        unfitFields.add(members.name());
    }

    private void finish(RecordLines records, int index) {
        row.setText(schema.own(Column.SYNCED_AT), time(records.emittedAt()));
        CursorValue cursor = records.cursor(index);
        if (cursor != null) {
            row.setInteger(schema.own(Column.CURSOR), order(cursor));
        }
        if (unfit != null) {
            row.setText(schema.own(Column.UNFIT), unfit.append('}').toString());
        }
    }

    private String time(Instant emittedAt) {
        if (!emittedAt.equals(lastEmittedAt)) {
            lastEmittedAt = emittedAt;
            lastTime = emittedAt.toString();
        }
        return lastTime;
    }

    private static long order(CursorValue cursor) {
        if (cursor instanceof DatetimeValue datetime) {
            OffsetDateTime time = datetime.time();
            return time.toEpochSecond() * MICROS + time.getNano() / 1000;
        }
        Number count = ((CountValue) cursor).number();
        return count instanceof Long exact
                ? exact
                : (long) count.doubleValue(); // the largest one, for those beyond 64 bits
    }

    /**
     * Puts values into the columns of a row. Confined to one thread.
     *
     * @param takesNul whether texts may have the character U+0000
     * @param limits of JSON
     */
    private record RowCells(TableSchema schema, ParsedRow row, boolean takesNul, JsonLimits limits) {

        /** Whether a value is in its column now as it is. */
        boolean put(int column, JsonValue value) {
            return switch (schema.type(column)) {
                case BOOLEAN -> value.isBoolean() && set(column, value.isTrue() ? 1 : 0);
                case INTEGER ->
                    value.isNumber()
                            && value.number().fitsInteger()
                            && set(column, value.number().integer());
                case NUMBER ->
                    value.isNumber()
                            && value.number().fitsNumber()
                            && set(column, value.number().number());
                case DECIMAL ->
                    value.isNumber()
                            && value.number().isDecimal()
                            && set(column, value.number().decimal());
                case TEXT -> (value.isText() && putText(column, value)) || standIn(column, value.canonical());
                case JSON ->
                    isTaken(column, value)
                            ? set(column, schema.isKey(column) ? value.canonical() : value.raw())
                            : standIn(column, Json.write(value.canonical()));
            };
        }

        private boolean isTaken(int column, JsonValue value) {
            return value.isTakenBy(limits) && !(schema.isKey(column) && limits.changeTextOf(value));
        }

        private boolean putText(int column, JsonValue value) {
            if (!value.hasEscapes()) {
                return set(column, value.unquoted()); // in JSON no U+0000, in UTF-8 no halves of characters
            }
            String text = value.text();
            return StorableText.isSound(text, takesNul) && set(column, text);
        }

        /** A key is never without a value, or its row would come again in each sync; what it is in truth is told elsewhere. */
        private boolean standIn(int column, String text) {
            if (schema.isKey(column)) {
                set(column, text);
            }
            return false;
        }

        private boolean set(int column, long value) {
            row.setInteger(column, value);
            return true;
        }

        private boolean set(int column, double value) {
            row.setNumber(column, value);
            return true;
        }

        private boolean set(int column, String value) {
            row.setText(column, value);
            return true;
        }
    }

    /** The row that is being filled. Confined to one thread. */
    private static final class ParsedRow implements Row {

        private boolean[] present = {};
        private long[] integers = {};
        private double[] numbers = {};
        private @Nullable String[] texts = {};

        /** Starts anew, with so many columns. */
        void clear(int columns) {
            if (present.length < columns) {
                int capacity = columns + 16;
                present = new boolean[capacity];
                integers = new long[capacity];
                numbers = new double[capacity];
                texts = new @Nullable String[capacity];
            } else {
                Arrays.fill(present, 0, columns, false);
            }
        }

        void setInteger(int column, long value) {
            present[column] = true;
            integers[column] = value;
        }

        void setNumber(int column, double value) {
            present[column] = true;
            numbers[column] = value;
        }

        void setText(int column, String value) {
            present[column] = true;
            texts[column] = value;
        }

        @Override
        public boolean isNull(int column) {
            return !present[column];
        }

        @Override
        public boolean booleanAt(int column) {
            return integers[column] != 0;
        }

        @Override
        public long integerAt(int column) {
            return integers[column];
        }

        @Override
        public double numberAt(int column) {
            return numbers[column];
        }

        @Override
        public String textAt(int column) {
            return String.valueOf(texts[column]);
        }
    }
}
