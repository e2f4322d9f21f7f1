package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.PythonObject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Python's {@code str()} of any value that a template knows. Thread-safe. */
public final class Text {

    private static final int MAX_DATETIME_FORMAT = 1000;

    private Text() {}

    public static String str(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value == null) {
            return "None";
        }
        return switch (PyType.of(value)) {
            case MARKUP -> String.valueOf(value);
            case DATETIME -> ((Datetime) value).isoformat(" ");
            case DATE -> IsoText.of((LocalDate) value);
            case TIME -> IsoText.of((LocalTime) value);
            case TIMEDELTA -> Durations.text((Duration) value);
            case DURATION -> ((CalendarDuration) value).text();
            case OBJECT -> value instanceof PythonObject object ? object.text() : String.valueOf(value);
            case NONE, BOOL, INT, FLOAT, COMPLEX, STR, BYTES, LIST, TUPLE, DICT, SET -> Repr.of(value);
        };
    }

    /** Text that a filter works on: markup stays markup, anything else becomes a plain string. */
    public static CharSequence soft(@Nullable Object value) {
        return value instanceof Markup markup ? markup : str(value);
    }

    /**
     * The characters of a str.
     *
     * @throws PythonException if the value is none
     */
    public static String require(@Nullable Object value) {
        if (value instanceof String || value instanceof Markup) {
            return value.toString();
        }
        throw PythonException.type("expected str, found " + PyType.nameOf(value));
    }

    /**
     * A str that says how a datetime is written; each character of it may stand for a hundred.
     *
     * @throws PythonException if the value is none, or so long that it cannot be meant
     */
    public static String datetimeFormat(@Nullable Object value) {
        String format = require(value);
        if (format.length() > MAX_DATETIME_FORMAT) {
            throw PythonException.limit(
                    "the format of a datetime is longer than " + MAX_DATETIME_FORMAT + " characters");
        }
        return format;
    }

    public static boolean isText(@Nullable Object value) {
        return value instanceof String || value instanceof Markup;
    }

    /** A result of the same kind of str as the text it was made of. */
    public static Object like(@Nullable Object model, String text) {
        return model instanceof Markup ? new Markup(text) : text;
    }
}
