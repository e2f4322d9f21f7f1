package dev.cairn.records.normalize;

import dev.cairn.json.scan.ValueKind;
import dev.cairn.pythonvalues.PythonNumbers;
import dev.cairn.pythonvalues.PythonText;
import dev.cairn.pythonvalues.PythonTruth;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Casts a value to the one type that a schema has for it, besides null. A value that cannot be cast stays as it is.
 *
 * <p>Source of the rules: {@code TypeTransformer.default_convert} of the Python CDK, and Python's own casts.
 */
enum Conversion {
    NONE {
        @Override
        @Nullable
        Object cast(@Nullable Object value) {
            return value;
        }
    },
    STRING {
        @Override
        Object cast(@Nullable Object value) {
            return value instanceof String ? value : PythonText.str(value);
        }
    },
    NUMBER {
        @Override
        @Nullable
        Object cast(@Nullable Object value) {
            if (value instanceof Boolean bool) {
                return bool ? 1.0 : 0.0;
            }
            if (value instanceof Number number) {
                double converted = number.doubleValue();
                return number instanceof BigInteger && Double.isInfinite(converted) ? value : (Object) converted;
            }
            return value instanceof String text ? parsed(text, PythonNumbers::parseFloat) : value;
        }
    },
    INTEGER {
        @Override
        @Nullable
        Object cast(@Nullable Object value) {
            if (value instanceof Boolean bool) {
                return bool ? 1L : 0L;
            }
            if (value instanceof Double number) {
                return Double.isFinite(number) ? plain(new BigDecimal(number).toBigInteger()) : value;
            }
            return value instanceof String text
                    ? parsed(text, digits -> plain(PythonNumbers.parseInteger(digits)))
                    : value;
        }
    },
    BOOLEAN {
        @Override
        Object cast(@Nullable Object value) {
            if (value instanceof String text) {
                String word = text.toLowerCase(Locale.ROOT).strip();
                return TRUE_WORDS.contains(word) ? true : FALSE_WORDS.contains(word) ? false : (Object) text;
            }
            return PythonTruth.isTrue(value);
        }
    },
    LIST {
        @Override
        Object cast(@Nullable Object value) {
            if (value instanceof Map<?, ?> || value instanceof List<?>) {
                return value;
            }
            List<@Nullable Object> list = new ArrayList<>();
            list.add(value);
            return list;
        }
    },
    /** A list of what a single value cannot stand for. */
    ARRAY {
        @Override
        @Nullable
        Object cast(@Nullable Object value) {
            return value;
        }
    },
    OBJECT {
        @Override
        @Nullable
        Object cast(@Nullable Object value) {
            return value;
        }
    };

    private static final Set<String> TRUE_WORDS = Set.of("y", "yes", "t", "true", "on", "1");
    private static final Set<String> FALSE_WORDS = Set.of("n", "no", "f", "false", "off", "0");
    private static final Set<String> SIMPLE_TYPES = Set.of("string", "number", "integer", "boolean", "null");

    /** The value as the type has it, or the value itself where that cannot be. */
    abstract @Nullable Object cast(@Nullable Object value);

    /** Whether values of a kind other than NULL stay as they are, whatever the value. */
    final boolean leaves(ValueKind kind) {
        return switch (this) {
            case NONE -> true;
            case STRING -> kind == ValueKind.STRING;
            case NUMBER -> kind == ValueKind.FLOAT;
            case INTEGER -> kind == ValueKind.INTEGER;
            case BOOLEAN -> kind == ValueKind.BOOLEAN;
            case LIST, ARRAY -> kind == ValueKind.ARRAY;
            case OBJECT -> kind == ValueKind.OBJECT;
        };
    }

    /** Whether a value that was cast has the type. */
    final boolean fits(@Nullable Object value) {
        return switch (this) {
            case NONE -> true;
            case STRING -> value instanceof String;
            case NUMBER -> value instanceof Number && !(value instanceof Double number && !Double.isFinite(number));
            case INTEGER -> value instanceof Number && !(value instanceof Double);
            case BOOLEAN -> value instanceof Boolean;
            case LIST, ARRAY -> value instanceof List;
            case OBJECT -> value instanceof Map;
        };
    }

    /** The conversion that a schema asks for; none where it names no type, or several besides null. */
    static Conversion of(Map<?, ?> schema) {
        Object type = schema.get("type");
        if (type instanceof List<?> types) {
            List<?> others = types.stream().filter(t -> !"null".equals(t)).toList();
            type = others.size() == 1 ? others.get(0) : null;
        }
        if (!(type instanceof String name)) {
            return NONE;
        }
        return switch (name) {
            case "string" -> STRING;
            case "number" -> NUMBER;
            case "integer" -> INTEGER;
            case "boolean" -> BOOLEAN;
            case "array" -> wrapsItems(schema.get("items")) ? LIST : ARRAY;
            case "object" -> OBJECT;
            default -> NONE;
        };
    }

    /**
     * Whether a single value becomes a list of it. The reference compares the types of the items as a set, and a type
     * that is a text is the set of its letters to Python, so only a list of simple types or no type at all will do.
     */
    private static boolean wrapsItems(@Nullable Object items) {
        if (items == null) {
            return true;
        }
        if (!(items instanceof Map<?, ?> schema)) {
            return false;
        }
        Object type = schema.get("type");
        return type == null || (type instanceof List<?> types && SIMPLE_TYPES.containsAll(types));
    }

    private static Object parsed(String text, Parser parser) {
        try {
            return parser.parse(text);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object plain(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }

    /** Reads a text; what it cannot read it refuses with {@link NumberFormatException}. */
    @FunctionalInterface
    private interface Parser {
        Object parse(String text);
    }
}
