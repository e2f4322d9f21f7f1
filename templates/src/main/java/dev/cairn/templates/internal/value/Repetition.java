package dev.cairn.templates.internal.value;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's {@code sequence * number}, for results of a limited size. Thread-safe. */
final class Repetition {

    private static final int MAX_LENGTH = 4_000_000;
    private static final int MAX_ITEMS = 250_000;

    private Repetition() {}

    /** Whether values of a type can be repeated. */
    static boolean isSequence(PyType type) {
        return type.isText() || type == PyType.LIST || type == PyType.TUPLE || type == PyType.BYTES;
    }

    private static int count(@Nullable Object integer) {
        if (integer instanceof BigInteger) {
            throw PythonException.overflow("cannot fit 'int' into an index-sized integer");
        }
        return Math.max(0, Numbers.toIndex(integer));
    }

    /** The value so many times, one after the other; none if the number is negative. */
    static Object of(@Nullable Object value, PyType type, @Nullable Object times) {
        int count = count(times);
        if (type.isText()) {
            String text = String.valueOf(value);
            if ((long) text.length() * count > MAX_LENGTH) {
                throw PythonException.limit("a text is too long");
            }
            return Text.like(value, text.repeat(count));
        }
        if (value instanceof Bytes bytes) {
            if ((long) bytes.size() * count > MAX_LENGTH) {
                throw PythonException.limit("a text is too long");
            }
            Bytes result = new Bytes(new byte[0]);
            for (int i = 0; i < count; i++) {
                result = result.plus(bytes);
            }
            return result;
        }
        List<?> list = (List<?>) Objects.requireNonNull(value);
        if ((long) list.size() * count > MAX_ITEMS) {
            throw PythonException.limit("a list is too long");
        }
        List<@Nullable Object> items = new ArrayList<>(list.size() * count);
        for (int i = 0; i < count && !list.isEmpty(); i++) {
            items.addAll(list);
        }
        return type == PyType.TUPLE ? Tuple.copyOf(items) : items;
    }
}
