package dev.cairn.templates;

import dev.cairn.templates.internal.literal.PythonLiterals;
import dev.cairn.templates.internal.value.Complex;
import dev.cairn.templates.internal.value.Dicts;
import dev.cairn.templates.internal.value.Equality;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.PyType;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Text;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A template and its default. The order of evaluation follows {@code JinjaInterpolation.eval} of the Python CDK:
 * render, use the default if the text is empty or something is undefined, then read the text as a literal.
 */
final class CompiledTemplate implements Template {

    private static final List<Object> FALSE_VALUES = List.of(
            "False",
            "false",
            "{}",
            "[]",
            "()",
            "",
            "0",
            "0.0",
            Map.of(),
            false,
            List.of(),
            Tuple.EMPTY,
            new PySet(List.of()));
    private static final String FALSE_TEXT = "False";

    private final TemplateText main;
    private final @Nullable Fallback fallback;
    private final Set<ValueType> validTypes;
    private final @Nullable Object constant;

    private CompiledTemplate(TemplateText main, @Nullable Fallback fallback, Set<ValueType> validTypes) {
        this.main = main;
        this.fallback = fallback;
        this.validTypes = validTypes;
        String plain = main.plainText();
        this.constant = plain == null || plain.isEmpty() ? Missing.VALUE : literal(plain);
    }

    static CompiledTemplate of(String text, TemplateOptions options, Clock clock, RandomGenerator random) {
        TemplateText main = TemplateText.compile(text, clock, random);
        Fallback fallback = switch (options.fallback()) {
            case ITSELF -> new Fallback(main, null);
            case NONE -> null;
            case TEXT -> Fallback.compile(String.valueOf(options.defaultText()), clock, random);
        };
        return new CompiledTemplate(main, fallback, options.validTypes());
    }

    /** What is evaluated instead; a malformed one fails only when it is needed, as in the reference. */
    private record Fallback(
            @Nullable TemplateText text, @Nullable TemplateException defect) {

        static Fallback compile(String source, Clock clock, RandomGenerator random) {
            try {
                return new Fallback(TemplateText.compile(source, clock, random), null);
            } catch (TemplateException e) {
                return new Fallback(null, e);
            }
        }

        @Nullable
        Object evaluate(Scope scope) {
            if (text == null) {
                throw new TemplateException("the default is malformed", -1, defect);
            }
            return text.evaluate(scope);
        }
    }

    @Override
    public String source() {
        return main.source();
    }

    @Override
    public boolean isConstant() {
        String plain = main.plainText();
        boolean fallsBack = fallback != null && fallback.text() != main;
        return plain != null && !(plain.isEmpty() && fallsBack);
    }

    @Override
    public Set<String> variables() {
        Set<String> names = new LinkedHashSet<>(main.variables());
        if (fallback != null && fallback.text() != null) {
            names.addAll(fallback.text().variables());
        }
        return names;
    }

    @Override
    public @Nullable Object evaluate(Scope scope) {
        Object printed = printed(scope);
        Object plain = PlainValues.of(python(printed));
        return plain == Missing.VALUE ? printedText(printed) : plain;
    }

    @Override
    public @Nullable String evaluateToString(Scope scope) {
        Object printed = printed(scope);
        Object value = python(printed);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        return PlainValues.of(value) == Missing.VALUE ? printedText(printed) : Text.str(value);
    }

    /** The value with Python's own types. */
    @Nullable
    Object evaluatePython(Scope scope) {
        return python(printed(scope));
    }

    /** Returns the printed value of the template or of its default; {@link Missing#VALUE} if both are missing. */
    private @Nullable Object printed(Scope scope) {
        if (constant != Missing.VALUE) {
            return main.plainText();
        }
        Object value = main.evaluate(scope);
        if (!isNothing(value)) {
            return value;
        }
        if (fallback == null) {
            return Missing.VALUE;
        }
        Object other = fallback.evaluate(scope);
        if (other instanceof TemplateText.UndefinedError undefined) {
            throw undefined.failure();
        }
        return other;
    }

    private @Nullable Object python(@Nullable Object printed) {
        if (printed == Missing.VALUE) {
            return null;
        }
        return constant != Missing.VALUE ? constant : literal(printed);
    }

    private static boolean isNothing(@Nullable Object printed) {
        return printed instanceof TemplateText.UndefinedError || "".equals(printed);
    }

    /** What the text of a printed value is the literal of. */
    private @Nullable Object literal(@Nullable Object printed) {
        Object direct = PythonLiterals.ofPrinted(printed);
        if (direct == Missing.VALUE) {
            String text = printedText(printed);
            Object parsed = PythonLiterals.parse(text);
            return parsed != Missing.VALUE && accepts(parsed) ? parsed : text;
        }
        return accepts(direct) ? direct : printedText(printed);
    }

    private String printedText(@Nullable Object printed) {
        try {
            return Text.str(printed);
        } catch (PythonException e) {
            throw new TemplateException(main.source() + ": " + e.getMessage(), -1, e);
        }
    }

    private boolean accepts(@Nullable Object value) {
        if (validTypes.isEmpty()) {
            return !(value instanceof Complex);
        }
        return validTypes.stream().anyMatch(type -> type.includes(value));
    }

    @Override
    public boolean evaluateToBoolean(Scope scope) {
        Object printed = main.evaluate(scope);
        Object value = isNothing(printed) ? FALSE_TEXT : unrestricted(printed);
        if (value == null) {
            return false;
        }
        if (value instanceof Boolean truth) {
            return truth;
        }
        return FALSE_VALUES.stream().noneMatch(other -> Equality.equal(value, other));
    }

    private @Nullable Object unrestricted(@Nullable Object printed) {
        return validTypes.isEmpty() ? literal(printed) : new CompiledTemplate(main, null, Set.of()).literal(printed);
    }

    @Override
    public String toString() {
        return main.source();
    }

    /** Converts Python's values to plain JSON values as Python's JSON writer does: tuples to lists, keys to text. */
    private static final class PlainValues {

        private PlainValues() {}

        /** Returns the plain value, or {@link Missing#VALUE} if JSON has no form for it, or for something in it. */
        static @Nullable Object of(@Nullable Object value) {
            if (value == null || value instanceof String) {
                return value;
            }
            return switch (PyType.of(value)) {
                case BOOL, INT, FLOAT -> value;
                case LIST, TUPLE -> list((List<?>) value);
                case DICT -> map((Map<?, ?>) value);
                case STR, MARKUP -> Text.str(value);
                case NONE, SET, COMPLEX, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT -> Missing.VALUE;
            };
        }

        private static Object list(List<?> items) {
            List<@Nullable Object> plain = new ArrayList<>(items.size());
            for (Object item : items) {
                Object converted = of(item);
                if (converted == Missing.VALUE) {
                    return converted;
                }
                plain.add(converted);
            }
            return plain;
        }

        private static Object map(Map<?, ?> dict) {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : dict.entrySet()) {
                Object key = key(Dicts.original(dict, entry.getKey()));
                Object value = of(entry.getValue());
                if (!(key instanceof String name) || value == Missing.VALUE) {
                    return Missing.VALUE;
                }
                plain.put(name, value);
            }
            return plain;
        }

        /** Returns a key as Python's JSON writer has it, or {@link Missing#VALUE}. */
        private static Object key(@Nullable Object key) {
            if (key == null) {
                return "null";
            }
            return switch (PyType.of(key)) {
                case BOOL -> key.toString();
                case FLOAT -> Double.isInfinite((Double) key) ? key.toString() : Text.str(key);
                case INT, STR, MARKUP -> Text.str(key);
                case NONE, LIST, TUPLE, SET, DICT, COMPLEX, BYTES, DATETIME, DATE, TIME, TIMEDELTA, DURATION, OBJECT ->
                    Missing.VALUE;
            };
        }
    }
}
