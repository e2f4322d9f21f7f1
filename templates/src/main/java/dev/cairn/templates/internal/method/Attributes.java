package dev.cairn.templates.internal.method;

import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.templates.internal.call.BoundMethod;
import dev.cairn.templates.internal.call.Method;
import dev.cairn.templates.internal.call.MethodTable;
import dev.cairn.templates.internal.value.CalendarDuration;
import dev.cairn.templates.internal.value.DictView;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Numbers;
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
import java.math.BigDecimal;
import java.math.BigInteger;
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

    /** The methods of {@code collections.abc.Mapping}, which a mapping of the application's has. */
    private static final class MappingMethods {

        static final MethodTable<MappingWithAttributes> TABLE = new MethodTable<MappingWithAttributes>()
                .method("get", "key default?", (evaluation, mapping, bound) -> {
                    Object value = Dicts.get(mapping, bound.get(0));
                    return value == Missing.VALUE ? bound.orNull(1) : value;
                })
                .method("keys", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.KEYS, mapping))
                .method("values", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.VALUES, mapping))
                .method("items", "", (evaluation, mapping, bound) -> new DictView(DictView.Kind.ITEMS, mapping));

        private MappingMethods() {}
    }

    /** The methods of int (and bool) and of float. */
    private static final class NumberMethods {

        static final MethodTable<Object> INTEGER = new MethodTable<Object>()
                .attribute("real", NumberMethods::integer)
                .attribute("imag", self -> 0L)
                .attribute("numerator", NumberMethods::integer)
                .attribute("denominator", self -> 1L)
                .method("conjugate", "", (evaluation, self, bound) -> integer(self))
                .method("bit_length", "", (evaluation, self, bound) ->
                        (long) Numbers.big(self).abs().bitLength())
                .method("bit_count", "", (evaluation, self, bound) ->
                        (long) Numbers.big(self).abs().bitCount())
                .method("as_integer_ratio", "", (evaluation, self, bound) -> Tuple.of(integer(self), 1L));

        static final MethodTable<Double> FLOAT = new MethodTable<Double>()
                .attribute("real", self -> self)
                .attribute("imag", self -> 0.0)
                .method("conjugate", "", (evaluation, self, bound) -> self)
                .method("is_integer", "", (evaluation, self, bound) -> !self.isInfinite() && self == Math.rint(self))
                .method("hex", "", (evaluation, self, bound) -> hex(self))
                .method("as_integer_ratio", "", (evaluation, self, bound) -> ratio(self));

        private NumberMethods() {}

        private static Object integer(Object self) {
            return Numbers.normalize(Numbers.big(self));
        }

        private static String hex(double value) {
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                return PythonNumbers.repr(value);
            }
            long bits = Double.doubleToLongBits(value);
            long fraction = bits & 0xfffffffffffffL;
            int exponent = (int) (bits >> 52 & 0x7ff);
            String sign = bits < 0 ? "-" : "";
            if (exponent == 0 && fraction == 0) {
                return sign + "0x0.0p+0";
            }
            int power = exponent == 0 ? -1022 : exponent - 1023;
            return String.format("%s0x%d.%013xp%+d", sign, exponent == 0 ? 0 : 1, fraction, power);
        }

        private static Object ratio(double value) {
            if (Double.isNaN(value)) {
                throw PythonException.value("cannot convert NaN to integer ratio");
            }
            if (Double.isInfinite(value)) {
                throw PythonException.overflow("cannot convert Infinity to integer ratio");
            }
            BigDecimal exact = new BigDecimal(value).stripTrailingZeros();
            BigInteger denominator = BigInteger.TEN.pow(Math.max(0, exact.scale()));
            BigInteger numerator = exact.multiply(new BigDecimal(denominator)).toBigIntegerExact();
            BigInteger divisor = numerator.gcd(denominator);
            return Tuple.of(
                    Numbers.normalize(numerator.divide(divisor)), Numbers.normalize(denominator.divide(divisor)));
        }
    }
}
