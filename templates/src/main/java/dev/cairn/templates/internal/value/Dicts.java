package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys and elements of dicts, whether a template made them or they came from outside. Thread-safe. */
public final class Dicts {

    private Dicts() {}

    /**
     * The form of a key in which what Python calls equal is equal in Java.
     *
     * @throws PythonException if the key cannot be hashed
     */
    public static @Nullable Object key(@Nullable Object key) {
        if (key instanceof String || key == null || key instanceof Long) {
            return key;
        }
        return switch (PyType.of(key)) {
            case BOOL -> Numbers.toInteger(key);
            case FLOAT -> keyOfFloat((Double) key);
            case MARKUP -> ((Markup) key).text();
            case LIST, DICT, SET -> throw PythonException.type("unhashable type: '" + PyType.nameOf(key) + "'");
            case TUPLE -> {
                ((Tuple) key).forEach(Dicts::key);
                yield key;
            }
            case OBJECT -> hashable(key);
            case NONE, INT, COMPLEX, STR, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION -> key;
        };
    }

    private static Object hashable(Object key) {
        if (key instanceof DictView view && view.kind() != DictView.Kind.VALUES) {
            throw PythonException.type("unhashable type: '" + view.typeName() + "'");
        }
        return key;
    }

    private static Object keyOfFloat(Double key) {
        if (key.isNaN() || key.isInfinite() || key != Math.rint(key)) {
            return key;
        }
        return Math.abs(key) < 0x1p62
                ? (Object) Long.valueOf(key.longValue())
                : Numbers.normalize(new BigDecimal(key).toBigInteger());
    }

    /** The value of a key, or {@link Missing#VALUE}. */
    public static @Nullable Object get(Map<?, ?> dict, @Nullable Object key) {
        Object normalized = key(key);
        if (!(dict instanceof PyDict) && !(normalized instanceof String)) {
            return Missing.VALUE;
        }
        Object value = dict.get(normalized);
        return value != null || dict.containsKey(normalized) ? value : Missing.VALUE;
    }

    public static boolean contains(Map<?, ?> dict, @Nullable Object key) {
        return get(dict, key) != Missing.VALUE;
    }

    /** A key as it was put in. */
    public static @Nullable Object original(Map<?, ?> dict, @Nullable Object key) {
        return dict instanceof PyDict own ? own.original(key) : key;
    }

    /** The keys as they were put in. */
    public static List<@Nullable Object> keys(Map<?, ?> dict) {
        List<@Nullable Object> keys = new ArrayList<>(dict.size());
        for (Object key : dict.keySet()) {
            keys.add(original(dict, key));
        }
        return keys;
    }

    /** Keys and values as tuples. */
    public static List<@Nullable Object> items(Map<?, ?> dict) {
        List<@Nullable Object> items = new ArrayList<>(dict.size());
        dict.forEach((key, value) -> items.add(Tuple.of(original(dict, key), value)));
        return items;
    }

    /** Whether an integer stands for a position in a Java collection. */
    static boolean fitsInt(Object integer) {
        return integer instanceof Long value
                ? value == value.intValue()
                : ((BigInteger) integer).bitLength() < Integer.SIZE;
    }
}
