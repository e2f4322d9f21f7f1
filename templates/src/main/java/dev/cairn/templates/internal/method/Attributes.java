package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.call.BoundMethod;
import dev.cairn.templates.internal.call.Method;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.CalendarDuration;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.internal.value.Undefined;
import dev.cairn.templates.internal.value.Zone;
import dev.cairn.templates.value.MappingWithAttributes;
import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What dots and brackets give, as Jinja's sandbox defines them: {@code a.b} is the attribute, else the element;
 * {@code a['b']} is the element, else the attribute; what is neither is undefined. Nothing of Java shows. Thread-safe.
 */
public final class Attributes {

    private static final Set<String> MUTATORS = mutators();
    private static final Set<String> OBJECT_ATTRIBUTES = Set.of(
            "__class__",
            "__doc__",
            "__init__",
            "__new__",
            "__repr__",
            "__str__",
            "__eq__",
            "__ne__",
            "__lt__",
            "__le__",
            "__gt__",
            "__ge__",
            "__hash__",
            "__dir__",
            "__format__",
            "__getattribute__",
            "__setattr__",
            "__delattr__",
            "__reduce__",
            "__reduce_ex__",
            "__sizeof__",
            "__subclasshook__",
            "__init_subclass__",
            "__getstate__");

    private Attributes() {}

    private static Set<String> mutators() {
        Set<String> names = new HashSet<>();
        for (MethodTable<?> table : new MethodTable<?>[] {ListMethods.TABLE, DictMethods.TABLE}) {
            table.methods().forEach((name, method) -> {
                if (method.mutates()) {
                    names.add(name);
                }
            });
        }
        return Set.copyOf(names);
    }

    /** Whether a method of that name may change its value. */
    public static boolean mayMutate(String name) {
        return MUTATORS.contains(name);
    }

    /** {@code value.name}. */
    public static @Nullable Object get(@Nullable Object value, String name) {
        Object attribute = own(value, name);
        if (attribute != Missing.VALUE) {
            return attribute;
        }
        try {
            return Subscript.get(value, name);
        } catch (PythonException e) {
            return undefinedUnlessRaised(e, value, name);
        }
    }

    /** {@code value[key]}. */
    public static @Nullable Object item(@Nullable Object value, @Nullable Object key) {
        try {
            return Subscript.get(value, key);
        } catch (PythonException e) {
            if (e.kind() == PythonException.Kind.TYPE || e.isLookup()) {
                Object attribute = Text.isText(key) ? own(value, String.valueOf(key)) : Missing.VALUE;
                return attribute == Missing.VALUE ? Undefined.element(value, key) : attribute;
            }
            throw e;
        }
    }

    private static Object undefinedUnlessRaised(PythonException e, @Nullable Object value, String name) {
        if (e.kind() == PythonException.Kind.TYPE || e.isLookup()) {
            return Undefined.element(value, name);
        }
        throw e;
    }

    /** What {@code getattr()} gives in the sandbox, or {@link Missing#VALUE} without such an attribute. */
    public static @Nullable Object own(@Nullable Object value, String name) {
        if (name.startsWith("_")) {
            return hidden(value, name);
        }
        if (value == null) {
            return Missing.VALUE;
        }
        Method method = methodOf(value, name);
        if (method != null) {
            return new BoundMethod(value, method);
        }
        return attributeOf(value, name);
    }

    private static @Nullable Object hidden(@Nullable Object value, String name) {
        if (value instanceof MappingWithAttributes mapping) {
            Object attribute = mapping.attribute(name);
            if (attribute != Missing.VALUE) {
                return attribute;
            }
        }
        boolean exists = OBJECT_ATTRIBUTES.contains(name)
                || SpecialMethods.has(PyType.of(value), name)
                || (value instanceof PythonObject object && object.attribute(name) != Missing.VALUE);
        return exists ? Undefined.unsafe(value, name) : Missing.VALUE;
    }

    /** The method of a value that a call of that name means; null if it has none. */
    public static @Nullable Method methodOf(Object value, String name) {
        MethodTable<?> table = table(value);
        if (table == null || (table == StringMethods.TABLE && !StringMethods.has(value, name))) {
            return null;
        }
        return table.method(name);
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object attributeOf(Object value, String name) {
        if (value instanceof PythonObject object) {
            return object.attribute(name);
        }
        if (value instanceof MappingWithAttributes mapping) {
            return mapping.attribute(name);
        }
        MethodTable<Object> table = (MethodTable<Object>) table(value);
        MethodTable.Getter<Object> getter = table == null ? null : table.attribute(name);
        if (getter != null) {
            return getter.get(value);
        }
        if (value instanceof Tuple tuple) {
            return tuple.named(name);
        }
        return value instanceof CalendarDuration duration ? own(duration.parts().time(), name) : Missing.VALUE;
    }

    private static @Nullable MethodTable<?> table(Object value) {
        return switch (PyType.of(value)) {
            case STR, MARKUP -> StringMethods.TABLE;
            case DICT -> value instanceof MappingWithAttributes ? MappingMethods.TABLE : DictMethods.TABLE;
            case LIST -> ListMethods.TABLE;
            case TUPLE -> TupleMethods.TABLE;
            case INT, BOOL -> NumberMethods.INTEGER;
            case FLOAT -> NumberMethods.FLOAT;
            case BYTES -> BytesMethods.TABLE;
            case DATETIME -> DatetimeMethods.TABLE;
            case DATE -> DateMethods.TABLE;
            case TIME -> DateMethods.TIME;
            case TIMEDELTA -> DateMethods.TIMEDELTA;
            case DURATION -> DateMethods.DURATION;
            case OBJECT -> value instanceof Zone ? DateMethods.ZONE : null;
            case NONE, COMPLEX, SET -> null;
        };
    }
}
