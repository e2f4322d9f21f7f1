package dev.cairn.templates;

import dev.cairn.templates.internal.value.Bytes;
import dev.cairn.templates.internal.value.Complex;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.Tuple;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types of Python that a template's value may be restricted to. */
public enum ValueType {
    STR("str"),
    INT("int"),
    FLOAT("float"),
    BOOL("bool"),
    LIST("list"),
    DICT("dict"),
    TUPLE("tuple"),
    SET("set"),
    BYTES("bytes"),
    COMPLEX("complex"),
    NONE("NoneType");

    private final String pythonName;

    ValueType(String pythonName) {
        this.pythonName = pythonName;
    }

    /**
     * The type of that name in Python.
     *
     * @throws IllegalArgumentException if there is none
     */
    static ValueType ofPythonName(String name) {
        for (ValueType type : values()) {
            if (type.pythonName.equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no value type is named '" + name + "'");
    }

    /** Whether a value is an instance of the type; a bool is an int too. */
    boolean includes(@Nullable Object value) {
        return switch (this) {
            case STR -> value instanceof String;
            case INT -> value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
            case FLOAT -> value instanceof Double;
            case BOOL -> value instanceof Boolean;
            case LIST -> PyType.of(value) == PyType.LIST;
            case DICT -> value instanceof Map;
            case TUPLE -> value instanceof Tuple;
            case SET -> value instanceof PySet;
            case BYTES -> value instanceof Bytes;
            case COMPLEX -> value instanceof Complex;
            case NONE -> value == null;
        };
    }
}
