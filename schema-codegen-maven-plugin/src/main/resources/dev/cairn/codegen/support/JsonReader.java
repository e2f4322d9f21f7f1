package dev.cairn.codegen.support;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads JSON values, and says where one does not fit. */
final class JsonReader {

    /** The functions for scalars, made once: each mention of a method would be linked on its own, which takes a program's start. */
    static final Function<@Nullable Object, String> STRING = JsonReader::string;

    static final Function<@Nullable Object, Boolean> BOOLEAN = JsonReader::bool;
    static final Function<@Nullable Object, Long> INTEGER = JsonReader::integer;
    static final Function<@Nullable Object, Double> NUMBER = JsonReader::number;
    static final Function<@Nullable Object, @Nullable Object> JSON = JsonReader::json;

    private static final Function<@Nullable Object, List<@Nullable Object>> ARRAY = listOf(JSON);
    private static final Function<@Nullable Object, Map<String, @Nullable Object>> OBJECT = mapOf(JSON);

    private JsonReader() {}

    /** The class of the values that a function returns as they are, or null: they need no call. */
    static @Nullable Class<?> scalar(Function<?, ?> as) {
        if (as == STRING) {
            return String.class;
        }
        if (as == NUMBER) {
            return Double.class;
        }
        return as == BOOLEAN ? Boolean.class : null;
    }

    /** Whether a value is one of such a class. */
    static boolean isScalar(@Nullable Class<?> scalar, Object json) {
        return json.getClass() == scalar && !(json instanceof Double real && !Double.isFinite(real));
    }

    static String string(@Nullable Object json) {
        if (json instanceof String text) {
            return text;
        }
        throw JsonMismatchException.expected("a string", json);
    }

    static Boolean bool(@Nullable Object json) {
        if (json instanceof Boolean bool) {
            return bool;
        }
        throw JsonMismatchException.expected("true or false", json);
    }

    static Long integer(@Nullable Object json) {
        if (json instanceof Long integer) {
            return integer;
        }
        if (json instanceof Integer || json instanceof Short || json instanceof Byte) {
            return ((Number) json).longValue();
        }
        if (json instanceof Number number && isFinite(number)) {
            BigInteger integer = JsonNumbers.integer(number);
            if (integer != null && integer.bitLength() < Long.SIZE) {
                return integer.longValue();
            }
            if (integer != null) {
                throw JsonMismatchException.expected("an integer of 64 bits", json);
            }
        }
        throw JsonMismatchException.expected("an integer", json);
    }

    static Double number(@Nullable Object json) {
        if (json instanceof Double real && Double.isFinite(real)) {
            return real;
        }
        if (json instanceof Number number) {
            Double real = JsonNumbers.real(number);
            if (real != null) {
                return real;
            }
            throw JsonMismatchException.expected("a number that a double can hold", json);
        }
        throw JsonMismatchException.expected("a number", json);
    }

    static @Nullable Object json(@Nullable Object json) {
        if (json instanceof Map<?, ?>) {
            return OBJECT.apply(json);
        }
        if (json instanceof List<?>) {
            return ARRAY.apply(json);
        }
        if (json instanceof Number number && !isFinite(number)) {
            throw JsonMismatchException.expected("a number that JSON has", json);
        }
        return Copies.json(json);
    }

    static boolean isFinite(Number number) {
        return !(number instanceof Double || number instanceof Float) || Double.isFinite(number.doubleValue());
    }

    /** Whether two scalars are the same in JSON, where 1 and 1.0 are. */
    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String) {
            return one.equals(other);
        }
        if (one instanceof Number number && other instanceof Number another && !one.equals(other)) {
            return isFinite(number)
                    && isFinite(another)
                    && JsonNumbers.decimal(number).compareTo(JsonNumbers.decimal(another)) == 0;
        }
        return Objects.equals(one, other);
    }

    static <T extends @Nullable Object> Function<@Nullable Object, List<T>> listOf(Function<@Nullable Object, T> as) {
        return json -> {
            if (json instanceof JsonStream.OpenArray array && array.isUnread()) {
                return Copies.frozen(array.read(as));
            }
            if (!(json instanceof List<?> elements)) {
                throw JsonMismatchException.expected("an array", json);
            }
            List<T> list = new ArrayList<>(elements.size());
            for (Object element : elements) {
                try {
                    list.add(as.apply(element));
                } catch (JsonMismatchException e) {
                    throw e.inElement(list.size());
                }
            }
            return Copies.frozen(list);
        };
    }

    /** A value that may be null. */
    static <T> Function<@Nullable Object, @Nullable T> nullable(Function<@Nullable Object, T> as) {
        return json -> json == null ? null : as.apply(json);
    }

    /** A list, or a single value that stands for a list of one. */
    static <T extends @Nullable Object> Function<@Nullable Object, List<T>> oneOrMore(
            Function<@Nullable Object, T> as) {
        return json -> json instanceof List<?> ? listOf(as).apply(json) : Copies.single(as.apply(json));
    }

    static <T extends @Nullable Object> Function<@Nullable Object, Map<String, T>> mapOf(
            Function<@Nullable Object, T> as) {
        return json -> {
            if (json instanceof JsonStream.OpenObject object && object.isUnread()) {
                return Copies.frozen(object.read(as));
            }
            if (!(json instanceof Map<?, ?> values)) {
                throw JsonMismatchException.expected("an object", json);
            }
            Map<String, T> map = new LinkedHashMap<>();
            for (Map.Entry<?, ?> member : values.entrySet()) {
                String name = String.valueOf(member.getKey());
                try {
                    map.put(name, as.apply(member.getValue()));
                } catch (JsonMismatchException e) {
                    throw e.inMember(name);
                }
            }
            return Copies.frozen(map);
        };
    }

    /** Reads objects that may leave out a member which is always the same, such as their type. */
    static <T> Function<@Nullable Object, T> assuming(String name, Object value, Function<@Nullable Object, T> as) {
        return json -> as.apply(assume(name, value, json));
    }

    private static @Nullable Object assume(String name, Object value, @Nullable Object json) {
        if (json instanceof JsonStream.OpenObject object
                && object.isUnread()
                && name.equals(object.firstName())
                && object.firstValue() != null) {
            return json;
        }
        if (json instanceof List<?> elements) {
            List<@Nullable Object> filled = new ArrayList<>();
            elements.forEach(element -> filled.add(assume(name, value, element)));
            return filled;
        }
        if (json instanceof Map<?, ?> members && members.get(name) == null) {
            Map<Object, @Nullable Object> filled = new LinkedHashMap<>(members);
            filled.put(name, value);
            return filled;
        }
        return json;
    }

    /** A list whose first elements have to be something by their places, and the rest something else. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    static <T extends @Nullable Object> Function<@Nullable Object, List<T>> placesOf(
            Function<@Nullable Object, T> as,
            Function<@Nullable Object, ?> rest,
            Function<@Nullable Object, ?>... places) {
        return json -> {
            if (JsonStream.plain(json) instanceof List<?> elements) {
                for (int index = 0; index < elements.size(); index++) {
                    try {
                        check(index < places.length ? places[index] : rest, elements.get(index));
                    } catch (JsonMismatchException e) {
                        throw e.inElement(index);
                    }
                }
            }
            return listOf(as).apply(json);
        };
    }

    /** A map whose values have to be something by their names: what each pattern says that a name matches, or else the rest. */
    static <T extends @Nullable Object> Function<@Nullable Object, Map<String, T>> namesOf(
            Function<@Nullable Object, T> as,
            Function<@Nullable Object, ?> rest,
            Map<String, Function<@Nullable Object, ?>> patterns) {
        return json -> {
            if (JsonStream.plain(json) instanceof Map<?, ?> members) {
                members.forEach((name, value) -> {
                    boolean matched = false;
                    try {
                        for (Map.Entry<String, Function<@Nullable Object, ?>> pattern : patterns.entrySet()) {
                            if (Bounds.matches(pattern.getKey(), String.valueOf(name))) {
                                check(pattern.getValue(), value);
                                matched = true;
                            }
                        }
                        if (!matched) {
                            check(rest, value);
                        }
                    } catch (JsonMismatchException e) {
                        throw e.inMember(String.valueOf(name));
                    }
                });
            }
            return mapOf(as).apply(json);
        };
    }

    /** Reads a value only to see whether it fits. */
    @SuppressWarnings("ReturnValueIgnored")
    private static void check(Function<@Nullable Object, ?> as, @Nullable Object value) {
        as.apply(value);
    }

    static String describe(@Nullable Object json) {
        if (json instanceof Map) {
            return "an object";
        }
        if (json instanceof List) {
            return "an array";
        }
        return json instanceof String ? "'" + json + "'" : String.valueOf(json);
    }
}
