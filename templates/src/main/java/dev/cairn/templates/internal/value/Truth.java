package dev.cairn.templates.internal.value;

import dev.cairn.pythonvalues.PythonTruth;
import dev.cairn.templates.value.PythonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What counts as true of the values of templates, of which there are more kinds than {@link PythonTruth} knows. Thread-safe.
 */
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
            case COMPLEX -> !value.equals(new Complex(0, 0));
            case MARKUP -> ((Markup) value).length() > 0;
            case BYTES -> ((Bytes) value).size() > 0;
            case INT, FLOAT, LIST, TUPLE, DICT -> PythonTruth.isTrue(value);
            case SET -> ((PySet) value).size() > 0;
            case TIMEDELTA -> !((Duration) value).isZero();
            case OBJECT -> !(value instanceof PythonObject object) || object.isTrue();
        };
    }
}
