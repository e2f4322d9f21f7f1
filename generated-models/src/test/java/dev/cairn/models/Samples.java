package dev.cairn.models;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes values of generated types: from sparse ones to ones that have everything, several levels deep. */
final class Samples {

    private static final int VARIANTS = 8;
    private static final int MAX_DEPTH = 4;

    private final int variant;
    private int made;
    private int least;

    private Samples(int variant) {
        this.variant = variant;
    }

    /** Values of a type that differ in what they leave out, and in which alternatives they take. */
    static List<Object> of(Class<?> type) throws ReflectiveOperationException {
        if (type.isEnum()) {
            return Arrays.asList((Object[]) type.getEnumConstants());
        }
        List<Object> samples = new ArrayList<>();
        for (int variant = 0; variant < VARIANTS; variant++) {
            Object sample = new Samples(variant).value(type, 0);
            if (sample != null) {
                samples.add(sample);
            }
        }
        assertFalse(samples.isEmpty(), "no values of " + type);
        return samples;
    }

    /** The type with which values of a type are read: an alternative of a mixed type is read as that. */
    static Class<?> readableType(Class<?> type) {
        Class<?> outer = type.getDeclaringClass();
        boolean alternative = outer != null && outer.isSealed() && outer.isAssignableFrom(type);
        return alternative ? outer : type;
    }

    static Object read(Class<?> type, Object json) throws ReflectiveOperationException {
        Method method = type.getDeclaredMethod("fromJson", Object.class);
        return method.invoke(null, json);
    }

    private @Nullable Object value(Type type, int depth) throws ReflectiveOperationException {
        made++;
        if (type instanceof ParameterizedType parameterized) {
            Type[] arguments = parameterized.getActualTypeArguments();
            return arguments.length == 1 ? list(arguments[0], depth) : map(arguments[1], depth);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return "text " + made + " \"ä\"";
        }
        if (plain == Object.class) {
            return variant % 2 == 0 ? Map.of("free", List.of(1L, 1.5, "form", true)) : "free";
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return variant % 2 == 0;
        }
        if (plain == long.class || plain == Long.class) {
            return (long) made + variant;
        }
        if (plain == double.class || plain == Double.class) {
            return made + 0.5;
        }
        if (plain.isEnum()) {
            Object[] constants = plain.getEnumConstants();
            return constants[(variant + made) % constants.length];
        }
        return plain.isSealed() ? alternative(plain, depth) : record(plain, depth);
    }

    /** One of the alternatives; deep down one that is small. */
    private @Nullable Object alternative(Class<?> type, int depth) throws ReflectiveOperationException {
        if (depth > MAX_DEPTH) {
            return leaves(type)
                    .min((one, other) -> Integer.compare(weight(one), weight(other)))
                    .map(smallest -> unchecked(smallest, depth))
                    .orElseThrow();
        }
        Class<?>[] permitted = type.getPermittedSubclasses();
        return value(permitted[Math.floorMod(variant + made, permitted.length)], depth);
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Samples::leaves)
                : Stream.of(type);
    }

    private @Nullable Object unchecked(Class<?> type, int depth) {
        try {
            return value(type, depth);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int weight(Class<?> type) {
        return type.isRecord() ? type.getRecordComponents().length : 1000;
    }

    private List<@Nullable Object> list(Type element, int depth) throws ReflectiveOperationException {
        List<@Nullable Object> list = new ArrayList<>();
        int size = Math.max(least, depth > MAX_DEPTH ? 0 : variant % 3);
        least = 0;
        for (int index = 0; index < size; index++) {
            list.add(value(element, depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> map(Type element, int depth) throws ReflectiveOperationException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int index = 0; index < (depth > MAX_DEPTH ? 0 : variant % 3); index++) {
            map.put("z" + (9 - index), value(element, depth + 1));
        }
        return map;
    }

    private Object record(Class<?> type, int depth) throws ReflectiveOperationException {
        try {
            // An empty list is any kind of list, and read as the first of the alternatives that are lists.
            return record(type, depth, readableType(type) == type ? 0 : 1);
        } catch (InvocationTargetException e) {
            // A list that has to have elements: two are enough for every one of them.
            return record(type, depth, 2);
        }
    }

    private Object record(Class<?> type, int depth, int elements) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        @Nullable Object[] values = new Object[components.length];
        for (int index = 0; index < components.length; index++) {
            types[index] = components[index].getType();
            boolean optional = components[index].getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean left = optional && (depth > MAX_DEPTH || (variant + index) % 4 == 0);
            least = elements;
            values[index] = left ? null : value(components[index].getGenericType(), depth + 1);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }
}
