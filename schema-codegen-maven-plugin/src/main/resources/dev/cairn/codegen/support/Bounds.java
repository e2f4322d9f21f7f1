package dev.cairn.codegen.support;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the schema demands of a value beyond its type. Each check is about values of one kind: a value of another kind is
 * never wrong, and neither is an absent one.
 */
final class Bounds {

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Bounds() {}

    static void minimum(String name, @Nullable Object value, double least) {
        checkMinimum(name, value, least);
    }

    static void minimum(String name, @Nullable Object value, BigInteger least) {
        checkMinimum(name, value, least);
    }

    private static void checkMinimum(String name, @Nullable Object value, Number least) {
        Number number = number(value);
        check(name, number == null || JsonNumbers.compare(number, least) >= 0, "at least %s", least, value);
    }

    static void exclusiveMinimum(String name, @Nullable Object value, double bound) {
        checkExclusiveMinimum(name, value, bound);
    }

    static void exclusiveMinimum(String name, @Nullable Object value, BigInteger bound) {
        checkExclusiveMinimum(name, value, bound);
    }

    private static void checkExclusiveMinimum(String name, @Nullable Object value, Number bound) {
        Number number = number(value);
        check(name, number == null || JsonNumbers.compare(number, bound) > 0, "more than %s", bound, value);
    }

    static void maximum(String name, @Nullable Object value, double most) {
        checkMaximum(name, value, most);
    }

    static void maximum(String name, @Nullable Object value, BigInteger most) {
        checkMaximum(name, value, most);
    }

    private static void checkMaximum(String name, @Nullable Object value, Number most) {
        Number number = number(value);
        check(name, number == null || JsonNumbers.compare(number, most) <= 0, "at most %s", most, value);
    }

    static void exclusiveMaximum(String name, @Nullable Object value, double bound) {
        checkExclusiveMaximum(name, value, bound);
    }

    static void exclusiveMaximum(String name, @Nullable Object value, BigInteger bound) {
        checkExclusiveMaximum(name, value, bound);
    }

    private static void checkExclusiveMaximum(String name, @Nullable Object value, Number bound) {
        Number number = number(value);
        check(name, number == null || JsonNumbers.compare(number, bound) < 0, "less than %s", bound, value);
    }

    static void multipleOf(String name, @Nullable Object value, double step) {
        checkMultipleOf(name, value, step);
    }

    static void multipleOf(String name, @Nullable Object value, BigInteger step) {
        checkMultipleOf(name, value, step);
    }

    private static void checkMultipleOf(String name, @Nullable Object value, Number step) {
        Number number = number(value);
        boolean fits = number == null || JsonNumbers.isMultiple(number, step);
        check(name, fits, "a multiple of %s", step, value);
    }

    static void minLength(String name, @Nullable Object value, int least) {
        String text = string(value);
        check(name, text == null || length(text) >= least, "at least %s characters", least, value);
    }

    static void maxLength(String name, @Nullable Object value, int most) {
        String text = string(value);
        check(name, text == null || length(text) <= most, "at most %s characters", most, value);
    }

    static void pattern(String name, @Nullable Object value, String pattern) {
        String text = string(value);
        check(name, text == null || matches(pattern, text), "a text that matches %s", pattern, value);
    }

    static void isNull(String name, @Nullable Object value) {
        check(name, value == null, "null", value);
    }

    static void minItems(String name, @Nullable Object value, int least) {
        List<?> list = list(value);
        check(name, list == null || list.size() >= least, "at least %s elements", least, size(list));
    }

    static void maxItems(String name, @Nullable Object value, int most) {
        List<?> list = list(value);
        check(name, list == null || list.size() <= most, "at most %s elements", most, size(list));
    }

    static void uniqueItems(String name, @Nullable Object value) {
        List<?> list = list(value);
        if (list != null) {
            Set<@Nullable Object> known = new HashSet<>();
            for (Object element : list) {
                check(name, known.add(comparable(element)), "elements that differ", element);
            }
        }
    }

    static void minProperties(String name, @Nullable Object value, int least) {
        Map<?, ?> map = map(value);
        check(name, map == null || map.size() >= least, "at least %s properties", least, size(map));
    }

    static void maxProperties(String name, @Nullable Object value, int most) {
        Map<?, ?> map = map(value);
        check(name, map == null || map.size() <= most, "at most %s properties", most, size(map));
    }

    static void required(String name, @Nullable Object value, String... members) {
        Map<?, ?> map = map(value);
        for (String member : members) {
            if (map != null && !map.containsKey(member)) {
                throw new JsonMismatchException(name + "." + member, "is required, but missing");
            }
        }
    }

    /** Whether a value is one of several constants, or absent. */
    static boolean isOneOf(@Nullable Object value, Object... constants) {
        boolean found = !isThere(value);
        for (Object constant : constants) {
            found |= JsonReader.same(constant, JsonWriter.plain(value));
        }
        return found;
    }

    /** Whether a value is there: a list or a map may stand for an absent one. */
    static boolean isThere(@Nullable Object value) {
        return value != null && value != Copies.NO_LIST && value != Copies.NO_MAP;
    }

    /** Checks that a property is there which has to be there by the values of others. */
    static void requiredHere(String name, boolean there) {
        if (!there) {
            throw new JsonMismatchException(name, "is required by the values of other properties, but missing");
        }
    }

    static void names(String name, @Nullable Object value, String... patterns) {
        Map<?, ?> map = map(value);
        if (map != null) {
            for (Object key : map.keySet()) {
                boolean fits = false;
                for (String pattern : patterns) {
                    fits |= matches(pattern, String.valueOf(key));
                }
                check(name, fits, "properties whose names match %s", List.of(patterns), "'" + key + "'");
            }
        }
    }

    /** Checks each element of a list. */
    static void elements(String name, @Nullable Object value, BiConsumer<String, @Nullable Object> check) {
        List<?> list = list(value);
        if (list != null) {
            for (int index = 0; index < list.size(); index++) {
                check.accept(name + "[" + index + "]", list.get(index));
            }
        }
    }

    /** Checks each value of a map. */
    static void values(String name, @Nullable Object value, BiConsumer<String, @Nullable Object> check) {
        Map<?, ?> map = map(value);
        if (map != null) {
            map.forEach((key, element) -> check.accept(name.isEmpty() ? "" + key : name + "." + key, element));
        }
    }

    /** Whether a part of a text matches a pattern. */
    static boolean matches(String pattern, String text) {
        Pattern compiled = PATTERNS.get(pattern);
        if (compiled == null) {
            compiled = PATTERNS.computeIfAbsent(pattern, Pattern::compile);
        }
        return compiled.matcher(text).find();
    }

    /** Puts the bound into what was expected only where that is said: most values fit. */
    private static void check(String name, boolean fits, String expected, Object bound, @Nullable Object found) {
        if (!fits) {
            check(name, false, expected.replace("%s", text(bound)), found);
        }
    }

    private static void check(String name, boolean fits, String expected, @Nullable Object found) {
        if (!fits) {
            throw new JsonMismatchException(
                    name, "expected " + expected + ", found " + JsonReader.describe(plain(found)));
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof JsonModel model ? model.toJson() : value;
    }

    private static @Nullable Number number(@Nullable Object value) {
        Object plain = value instanceof Number ? value : plain(value);
        return plain instanceof Number number ? number : null;
    }

    /** A text, or what is written as one. */
    private static @Nullable String string(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        Object plain = plain(value);
        if (plain == null || plain instanceof List || plain instanceof Map) {
            return null;
        }
        return plain instanceof Number || plain instanceof Boolean ? null : plain.toString();
    }

    private static @Nullable List<?> list(@Nullable Object value) {
        return plain(value) instanceof List<?> list && list != Copies.NO_LIST ? list : null;
    }

    private static @Nullable Map<?, ?> map(@Nullable Object value) {
        return plain(value) instanceof Map<?, ?> map && map != Copies.NO_MAP ? map : null;
    }

    private static @Nullable Object size(@Nullable List<?> list) {
        return list == null ? null : list.size();
    }

    private static @Nullable Object size(@Nullable Map<?, ?> map) {
        return map == null ? null : map.size();
    }

    /** A value that equals another one if JSON Schema calls them equal: 1 and 1.0 are. */
    private static @Nullable Object comparable(@Nullable Object value) {
        Object plain = JsonWriter.plain(value);
        if (plain instanceof Number number && JsonReader.isFinite(number)) {
            return JsonNumbers.decimal(number).stripTrailingZeros();
        }
        if (plain instanceof List<?> list) {
            return list.stream().map(Bounds::comparable).toList();
        }
        if (plain instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> members = new LinkedHashMap<>();
            map.forEach((key, member) -> members.put(key, comparable(member)));
            return members;
        }
        return plain;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(Object bound) {
        return bound instanceof Double number
                ? JsonNumbers.decimal(number).stripTrailingZeros().toPlainString()
                : String.valueOf(bound);
    }
}
