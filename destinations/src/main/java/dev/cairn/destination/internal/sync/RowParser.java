package dev.cairn.destination.internal.sync;

import dev.cairn.cursor.CountValue;
import dev.cairn.cursor.CursorValue;
import dev.cairn.cursor.DatetimeValue;
import dev.cairn.destination.Column;
import dev.cairn.destination.ColumnType;
import dev.cairn.destination.Row;
import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.protocol.RecordLines;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of records. Values that do not fit go into a column of their own. Confined to one thread.
 *
 * <p>A record is read once. Only where it has something that the columns could make room for, {@link #learn} looks at it and
 * those behind it.
 */
final class RowParser {

    private static final long MICROS = 1_000_000;

    private final TableSchema schema;
    private final boolean takesNul;
    private final MemberNames names = new MemberNames();
    private final JsonValue value = new JsonValue();
    private final ParsedRow row = new ParsedRow();
    private @Nullable StringBuilder unfit;
    private int end;
    private long lastMillis = -1;
    private String lastTime = "";

    /** @param takesNul whether texts may have the character U+0000 */
    RowParser(TableSchema schema, boolean takesNul) {
        this.schema = schema;
        this.takesNul = takesNul;
    }

    /** Whether the last row has values that did not fit. */
    boolean hasUnfit() {
        return unfit != null;
    }

    /**
     * The row of a record; valid until the next call.
     *
     * @param learning whether to give up where columns could make room for a value
     * @return null if it gave up
     */
    @Nullable
    Row parse(RecordLines records, int index, boolean learning) {
        row.clear(schema.size());
        unfit = null;
        JsonMembers members = new JsonMembers(records.bytes(), records.data(index));
        while (members.next()) {
            members.read(value);
            if (value.isNull()) {
                continue;
            }
            int column = column(members);
            if (column < 0 || !put(column)) {
                String field = members.name();
                if (learning && canLearn(field, column)) {
                    return null;
                }
                leaveOut(field);
            }
        }
        end = members.end();
        finish(records, index);
        return row;
    }

    private int column(JsonMembers members) {
        int column = members.find(names);
        if (column == MemberNames.UNKNOWN) {
            column = schema.find(members.name());
            members.remember(names, column);
        }
        return column;
    }

    private boolean canLearn(String field, int column) {
        return column < 0
                ? schema.hasRoom(field)
                : !schema.isDeclared(field) && schema.type(column).and(value.type()) != schema.type(column);
    }

    /**
     * Makes room for what the records of a batch have, from one on.
     *
     * @return whether columns have changed
     */
    boolean learn(RecordLines records, int first) {
        boolean changed = false;
        for (int i = first; i < records.size(); i++) {
            JsonMembers members = new JsonMembers(records.bytes(), records.data(i));
            while (members.next()) {
                members.read(value);
                if (!value.isNull()) {
                    changed |= learn(members.name());
                }
            }
        }
        names.forget();
        return changed;
    }

    private boolean learn(String field) {
        int column = schema.find(field);
        ColumnType type = value.type();
        if (column >= 0 && (fits(schema.type(column)) || !canLearn(field, column))) {
            return false;
        }
        return schema.widen(field, type);
    }

    private boolean fits(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> value.type() == ColumnType.BOOLEAN;
            case INTEGER -> value.fitsInteger();
            case NUMBER -> value.fitsNumber();
            case TEXT -> value.isText() && Texts.isSound(value.text(), takesNul);
            case JSON -> takesNul || Texts.isSoundJson(value.raw());
        };
    }

    private boolean put(int column) {
        switch (schema.type(column)) {
            case BOOLEAN -> {
                if (value.type() != ColumnType.BOOLEAN) {
                    return false;
                }
                row.setInteger(column, value.isTrue() ? 1 : 0);
            }
            case INTEGER -> {
                if (!value.fitsInteger()) {
                    return false;
                }
                row.setInteger(column, value.integer());
            }
            case NUMBER -> {
                if (!value.fitsNumber()) {
                    return false;
                }
                row.setNumber(column, value.number());
            }
            case TEXT -> {
                if (!value.isText()) {
                    return false;
                }
                return putText(column, value.text());
            }
            case JSON -> {
                String json = value.raw();
                if (!takesNul && !Texts.isSoundJson(json)) {
                    return false;
                }
                row.setText(column, json);
            }
        }
        return true;
    }

    private boolean putText(int column, String text) {
        if (!Texts.isSound(text, takesNul)) {
            return false;
        }
        row.setText(column, text);
        return true;
    }

    private void leaveOut(String field) {
        StringBuilder others = unfit == null ? new StringBuilder("{") : unfit.append(',');
        unfit = others.append(Json.write(field)).append(':').append(value.raw());
    }

    private void finish(RecordLines records, int index) {
        row.setText(schema.own(Column.SYNCED_AT), time(emittedAt(records.bytes(), records.start(index + 1))));
        CursorValue cursor = records.cursor(index);
        if (cursor != null) {
            row.setInteger(schema.own(Column.CURSOR), order(cursor));
        }
        if (unfit != null) {
            row.setText(schema.own(Column.UNFIT), unfit.append('}').toString());
        }
    }

    /** The time at the end of a line, before two braces and a line break. */
    private long emittedAt(byte[] text, int lineEnd) {
        long millis = 0;
        long unit = 1;
        for (int i = lineEnd - 4; i > end && text[i] >= '0' && text[i] <= '9'; i--) {
            millis += unit * (text[i] - '0');
            unit *= 10;
        }
        return millis;
    }

    private String time(long millis) {
        if (millis != lastMillis) {
            lastMillis = millis;
            lastTime = Instant.ofEpochMilli(millis).toString();
        }
        return lastTime;
    }

    private static long order(CursorValue cursor) {
        if (cursor instanceof DatetimeValue datetime) {
            OffsetDateTime time = datetime.time();
            return time.toEpochSecond() * MICROS + time.getNano() / 1000;
        }
        return ((CountValue) cursor).number().longValue();
    }
}
