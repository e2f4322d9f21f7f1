package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.value.PyType;
import java.util.Set;

/**
 * Names with double underscores that Python's types have. The sandbox hides them, which differs from their not being
 * there: use of a hidden attribute is an error, use of a missing one falls back to the default. Thread-safe.
 */
final class SpecialMethods {

    private static final Set<String> SEQUENCE =
            Set.of("__add__", "__contains__", "__getitem__", "__iter__", "__len__", "__mul__", "__rmul__");
    private static final Set<String> LIST =
            Set.of("__class_getitem__", "__delitem__", "__iadd__", "__imul__", "__reversed__", "__setitem__");
    private static final Set<String> DICT = Set.of(
            "__class_getitem__",
            "__contains__",
            "__delitem__",
            "__getitem__",
            "__ior__",
            "__iter__",
            "__len__",
            "__or__",
            "__reversed__",
            "__ror__",
            "__setitem__");
    private static final Set<String> TEXT = Set.of("__getnewargs__", "__mod__", "__rmod__");
    private static final Set<String> NUMBER = Set.of(
            "__abs__",
            "__add__",
            "__bool__",
            "__divmod__",
            "__float__",
            "__floordiv__",
            "__getnewargs__",
            "__int__",
            "__mod__",
            "__mul__",
            "__neg__",
            "__pos__",
            "__pow__",
            "__radd__",
            "__rdivmod__",
            "__rfloordiv__",
            "__rmod__",
            "__rmul__",
            "__round__",
            "__rpow__",
            "__rsub__",
            "__rtruediv__",
            "__sub__",
            "__truediv__",
            "__trunc__",
            "__ceil__",
            "__floor__");
    private static final Set<String> INTEGER = Set.of(
            "__and__",
            "__index__",
            "__invert__",
            "__lshift__",
            "__or__",
            "__rand__",
            "__rlshift__",
            "__ror__",
            "__rrshift__",
            "__rshift__",
            "__rxor__",
            "__xor__");

    private SpecialMethods() {}

    static boolean has(PyType type, String name) {
        return switch (type) {
            case STR -> SEQUENCE.contains(name) || TEXT.contains(name);
            case MARKUP ->
                SEQUENCE.contains(name)
                        || TEXT.contains(name)
                        || Set.of("__html__", "__html_format__", "__dict__", "__module__", "__slots__", "__radd__")
                                .contains(name);
            case LIST -> SEQUENCE.contains(name) || LIST.contains(name);
            case TUPLE -> SEQUENCE.contains(name) || "__class_getitem__".equals(name) || "__getnewargs__".equals(name);
            case DICT -> DICT.contains(name);
            case INT, BOOL -> NUMBER.contains(name) || INTEGER.contains(name);
            case FLOAT -> NUMBER.contains(name) || "__getformat__".equals(name);
            case NONE -> "__bool__".equals(name);
            case BYTES -> SEQUENCE.contains(name) || TEXT.contains(name) || "__bytes__".equals(name);
            case DATETIME, DATE, TIMEDELTA, TIME, DURATION ->
                Set.of("__add__", "__radd__", "__sub__", "__rsub__").contains(name);
            case COMPLEX, SET, OBJECT -> false;
        };
    }
}
