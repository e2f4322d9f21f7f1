package dev.cairn.flink.table;

import dev.cairn.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.table.api.ValidationException;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.ArrayType;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.MapType;
import org.apache.flink.table.types.logical.RowType;
import org.jspecify.annotations.Nullable;

/** Reads plain JSON values as Flink's own values of one type. Thread-safe. */
@FunctionalInterface
interface ValueReader {

    /** Dates and times of ISO 8601, with a T or a space between them, with or without an offset. */
    DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern(
            "yyyy-MM-dd['T'][' '][HH:mm[:ss[.SSSSSSSSS][.SSSSSSSS][.SSSSSSS][.SSSSSS][.SSSSS][.SSSS][.SSS][.SS][.S]]"
                    + "[XXXXX][XXXX][X]]");

    /**
     * Reads a value that is not null.
     *
     * @throws UnreadableValueException if the type has no such value
     */
    Object read(Object json);

    /**
     * A reader of one type.
     *
     * @throws ValidationException if columns of streams cannot have the type
     */
    static ValueReader of(LogicalType type) {
        ValueReader reader = switch (type.getTypeRoot()) {
            case CHAR, VARCHAR -> ValueReader::text;
            case BOOLEAN -> json -> as(Boolean.class, json);
            case TINYINT -> json -> number(json).byteValueExact();
            case SMALLINT -> json -> number(json).shortValueExact();
            case INTEGER -> json -> number(json).intValueExact();
            case BIGINT -> json -> number(json).longValueExact();
            case FLOAT -> json -> number(json).floatValue();
            case DOUBLE -> json -> number(json).doubleValue();
            case DECIMAL -> decimal((DecimalType) type);
            case DATE -> json -> (int) date(json).toEpochDay();
            case TIME_WITHOUT_TIME_ZONE ->
                json -> (int) (LocalTime.parse(as(String.class, json)).toNanoOfDay() / 1_000_000);
            case TIMESTAMP_WITHOUT_TIME_ZONE -> ValueReader::timestamp;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> json -> TimestampData.fromInstant(instant(json));
            case ARRAY -> array(of(((ArrayType) type).getElementType()));
            case MAP -> map((MapType) type);
            case ROW -> row((RowType) type);
            default ->
                throw new ValidationException("A column of a stream cannot have the type " + type
                        + "; use a type that JSON has values for, or STRING for the JSON text.");
        };
        return json -> {
            try {
                return reader.read(json);
            } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
                throw new UnreadableValueException(kind(json) + " that is no " + type.asSummaryString(), e);
            }
        };
    }

    private static Object text(Object json) {
        return StringData.fromString(json instanceof String text ? text : Json.write(json));
    }

    private static BigDecimal number(Object json) {
        return new BigDecimal(json instanceof Number number ? number.toString() : as(String.class, json));
    }

    private static ValueReader decimal(DecimalType type) {
        return json -> {
            DecimalData decimal = DecimalData.fromBigDecimal(number(json), type.getPrecision(), type.getScale());
            if (decimal == null) {
                throw new ArithmeticException("too many digits");
            }
            return decimal;
        };
    }

    private static LocalDate date(Object json) {
        return LocalDate.from(DATE_TIME.parse(as(String.class, json)));
    }

    /** The time that is written there; an offset is passed over. */
    private static TimestampData timestamp(Object json) {
        return TimestampData.fromLocalDateTime(dateTime(DATE_TIME.parse(as(String.class, json))));
    }

    /** A time without an offset is one of UTC. */
    private static Instant instant(Object json) {
        TemporalAccessor parsed = DATE_TIME.parse(as(String.class, json));
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return OffsetDateTime.of(dateTime(parsed), offset == null ? ZoneOffset.UTC : offset)
                .toInstant();
    }

    private static LocalDateTime dateTime(TemporalAccessor parsed) {
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return LocalDateTime.of(LocalDate.from(parsed), time == null ? LocalTime.MIDNIGHT : time);
    }

    private static ValueReader array(ValueReader items) {
        return json -> new GenericArrayData(((List<?>) as(List.class, json))
                .stream().map(item -> item == null ? null : items.read(item)).toArray());
    }

    private static ValueReader map(MapType type) {
        ValueReader keys = of(type.getKeyType());
        ValueReader values = of(type.getValueType());
        return json -> {
            Map<Object, @Nullable Object> map = new LinkedHashMap<>();
            ((Map<?, ?>) as(Map.class, json))
                    .forEach((key, value) ->
                            map.put(keys.read(String.valueOf(key)), value == null ? null : values.read(value)));
            return new GenericMapData(map);
        };
    }

    private static ValueReader row(RowType type) {
        RowReader reader = new RowReader(type, 0);
        return json -> reader.read((Map<?, ?>) as(Map.class, json));
    }

    private static <T> T as(Class<T> type, Object json) {
        if (!type.isInstance(json)) {
            throw new UnreadableValueException(
                    kind(json) + " in place of a " + type.getSimpleName().toLowerCase(Locale.ROOT), null);
        }
        return type.cast(json);
    }

    /** The value itself is not said: it may be confidential. */
    private static String kind(Object json) {
        return "a "
                + (json instanceof Map
                        ? "map"
                        : json instanceof List
                                ? "list"
                                : json instanceof String ? "string" : json instanceof Boolean ? "boolean" : "number");
    }

    /** A value that does not fit the type of its column. */
    final class UnreadableValueException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnreadableValueException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Reads objects as rows; members that the type does not have are passed over. */
    final class RowReader {

        private final List<String> names;
        private final ValueReader[] readers;
        private final int more;

        /** @param more how many fields to leave free at the end */
        RowReader(RowType type, int more) {
            this.names = type.getFieldNames();
            this.readers = type.getChildren().stream().map(ValueReader::of).toArray(ValueReader[]::new);
            this.more = more;
        }

        GenericRowData read(Map<?, ?> json) {
            GenericRowData row = new GenericRowData(readers.length + more);
            for (int i = 0; i < readers.length; i++) {
                Object value = json.get(names.get(i));
                if (value != null) {
                    try {
                        row.setField(i, readers[i].read(value));
                    } catch (UnreadableValueException e) {
                        throw new UnreadableValueException("'" + names.get(i) + "': " + e.getMessage(), e);
                    }
                }
            }
            return row;
        }
    }
}
