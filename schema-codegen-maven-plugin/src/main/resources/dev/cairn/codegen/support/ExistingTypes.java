package dev.cairn.codegen.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values of classes that existed before the schema did. A class with a static {@code fromJson(Object)} and a
 * {@code toJson()} does it by itself; every other one is bound by Jackson, which has to be on the class path then.
 */
final class ExistingTypes {

    private static final List<String> JACKSON =
            List.of("com.fasterxml.jackson.databind.ObjectMapper", "tools.jackson.databind.ObjectMapper");

    private static final ClassValue<Binding> BINDINGS = new ClassValue<>() {
        @Override
        protected Binding computeValue(Class<?> type) {
            return Binding.of(type);
        }
    };

    private ExistingTypes() {}

    /** Reads JSON as a class. */
    static <T> Function<@Nullable Object, T> reading(Class<T> type) {
        return json -> read(json, type);
    }

    /** Reads JSON as a class. */
    static <T> T read(@Nullable Object json, Class<T> type) {
        try {
            return Objects.requireNonNull(type.cast(BINDINGS.get(type).read(JsonStream.plain(json))));
        } catch (InvocationTargetException e) {
            if (e.getTargetException() instanceof JsonMismatchException mismatch) {
                throw mismatch;
            }
            throw new JsonMismatchException(
                    "",
                    "is no " + type.getSimpleName() + ": "
                            + e.getTargetException().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + type.getName(), e);
        }
    }

    /** Writes a value as plain JSON. */
    static @Nullable Object write(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        try {
            return BINDINGS.get(value.getClass()).write(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getName(), e);
        }
    }

    /** How values of one class are read and written. */
    private interface Binding {

        @Nullable
        Object read(@Nullable Object json) throws ReflectiveOperationException;

        @Nullable
        Object write(Object value) throws ReflectiveOperationException;

        static Binding of(Class<?> type) {
            try {
                return new OwnMethods(type.getMethod("fromJson", Object.class), type.getMethod("toJson"));
            } catch (NoSuchMethodException e) {
                return Jackson.of(type);
            }
        }
    }

    private record OwnMethods(Method fromJson, Method toJson) implements Binding {

        @Override
        public @Nullable Object read(@Nullable Object json) throws ReflectiveOperationException {
            return fromJson.invoke(null, json);
        }

        @Override
        public @Nullable Object write(Object value) throws ReflectiveOperationException {
            return toJson.invoke(value);
        }
    }

    private record Jackson(Object mapper, Method convert, Class<?> type) implements Binding {

        /** The mapper of the Jackson that a class belongs to; for any other class, of the one that is there. */
        static Binding of(Class<?> type) {
            for (String name : JACKSON) {
                boolean other = type.getName().startsWith("tools.jackson.") && !name.startsWith("tools.");
                if (!other) {
                    try {
                        Class<?> mapper = Class.forName(name);
                        return new Jackson(
                                mapper.getConstructor().newInstance(),
                                mapper.getMethod("convertValue", Object.class, Class.class),
                                type);
                    } catch (ReflectiveOperationException e) {
                        // The other one may be there.
                    }
                }
            }
            throw new IllegalStateException(type.getName()
                    + " has no static fromJson(Object) and toJson(), so Jackson has to read it: jackson-databind is"
                    + " not on the class path");
        }

        @Override
        public @Nullable Object read(@Nullable Object json) throws ReflectiveOperationException {
            return convert.invoke(mapper, json, type);
        }

        @Override
        public @Nullable Object write(Object value) throws ReflectiveOperationException {
            return convert.invoke(mapper, value, Object.class);
        }
    }
}
