package dev.cairn.template.internal.value;

import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What counts as true. Thread-safe. */
public final class Truth {

    private Truth() {}

    public static boolean of(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value == null) {
            return false;
        }
        return switch (PyType.of(value)) {
            case NONE -> false;
            case BOOL, STR, DATETIME, DATE, TIME, DURATION -> true;
            case INT -> !(value instanceof Long number) ? ((BigInteger) value).signum() != 0 : number != 0;
            case FLOAT -> (Double) value != 0;
            case COMPLEX -> !value.equals(new Complex(0, 0));
            case MARKUP -> ((Markup) value).length() > 0;
            case BYTES -> ((Bytes) value).size() > 0;
            case LIST, TUPLE -> !((Collection<?>) value).isEmpty();
            case DICT -> !((Map<?, ?>) value).isEmpty();
            case SET -> ((PySet) value).size() > 0;
            case TIMEDELTA -> !((Duration) value).isZero();
            case OBJECT -> !(value instanceof PythonObject object) || object.isTrue();
        };
    }
}
