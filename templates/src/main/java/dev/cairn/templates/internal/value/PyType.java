package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Python's types, and how their values stand in Java.
 *
 * <p>None is null, bool {@link Boolean}, int {@link Long} or (beyond 64 bits) {@link BigInteger}, float
 * {@link Double}, str {@link String} or {@link Markup}, list any {@link List} but {@link Tuple}, dict any {@link Map},
 * date {@link LocalDate}, time {@link LocalTime}, timedelta {@link Duration}; the rest are types of this package.
 */
public enum PyType {
    NONE("NoneType"),
    BOOL("bool"),
    INT("int"),
    FLOAT("float"),
    COMPLEX("complex"),
    STR("str"),
    MARKUP("Markup"),
    BYTES("bytes"),
    LIST("list"),
    TUPLE("tuple"),
    DICT("dict"),
    SET("set"),
    DATETIME("datetime"),
    DATE("date"),
    TIME("time"),
    TIMEDELTA("timedelta"),
    /** A duration with years or months, of isodate. */
    DURATION("Duration"),
    /** Any other object, which knows its type itself. */
    OBJECT("object");

    private final String typeName;

    PyType(String typeName) {
        this.typeName = typeName;
    }

    public static PyType of(@Nullable Object value) {
        if (value == null) {
            return NONE;
        }
        if (value instanceof String) {
            return STR;
        }
        if (value instanceof Map) {
            return DICT;
        }
        if (value instanceof Long || value instanceof BigInteger) {
            return INT;
        }
        if (value instanceof Boolean) {
            return BOOL;
        }
        if (value instanceof Double) {
            return FLOAT;
        }
        if (value instanceof Tuple) {
            return TUPLE;
        }
        if (value instanceof List) {
            return LIST;
        }
        return ofRarer(value);
    }

    private static PyType ofRarer(Object value) {
        if (value instanceof Datetime) {
            return DATETIME;
        }
        if (value instanceof LocalDate) {
            return DATE;
        }
        if (value instanceof Duration) {
            return TIMEDELTA;
        }
        if (value instanceof CalendarDuration) {
            return DURATION;
        }
        if (value instanceof LocalTime) {
            return TIME;
        }
        if (value instanceof Markup) {
            return MARKUP;
        }
        if (value instanceof Bytes) {
            return BYTES;
        }
        if (value instanceof PySet) {
            return SET;
        }
        return value instanceof Complex ? COMPLEX : OBJECT;
    }

    /** The name that {@code type(value).__name__} gives. */
    public static String nameOf(@Nullable Object value) {
        return value instanceof PythonObject object ? object.typeName() : of(value).typeName;
    }

    public boolean isNumber() {
        return this == INT || this == FLOAT || this == BOOL;
    }

    public boolean isText() {
        return this == STR || this == MARKUP;
    }
}
