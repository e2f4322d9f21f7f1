package dev.cairn.templates.internal.method;

import dev.cairn.pythonvalues.Characters;
import dev.cairn.templates.internal.text.TextSize;
import dev.cairn.templates.internal.value.Args;
import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.FormatSpec;
import dev.cairn.templates.internal.value.Markup;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Repr;
import dev.cairn.templates.internal.value.Subscript;
import dev.cairn.templates.internal.value.Text;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code str.format()}: replacement fields are looked up by the sandbox's rules. One instance formats once. */
final class FormatMethod {

    private static final int MAX_DEPTH = 2;

    private final CharSequence format;
    private final Args args;
    private final @Nullable Object mapping;
    private final Evaluation evaluation;
    private int automatic;

    private FormatMethod(Evaluation evaluation, CharSequence format, Args args, @Nullable Object mapping) {
        this.evaluation = evaluation;
        this.format = format;
        this.args = args;
        this.mapping = mapping;
    }

    static Object format(Evaluation evaluation, CharSequence format, Args args) {
        FormatMethod method = new FormatMethod(evaluation, format, args, args.keywords());
        return Text.like(format, method.expand(format.toString(), MAX_DEPTH));
    }

    static Object formatMap(Evaluation evaluation, CharSequence format, @Nullable Object mapping) {
        FormatMethod method = new FormatMethod(evaluation, format, Args.NONE, mapping);
        return Text.like(format, method.expand(format.toString(), MAX_DEPTH));
    }

    private String expand(String text, int depth) {
        if (depth == 0) {
            throw PythonException.value("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        int position = 0;
        while (position < text.length()) {
            char character = text.charAt(position);
            boolean doubled = position + 1 < text.length() && text.charAt(position + 1) == character;
            if ((character == '{' || character == '}') && doubled) {
                out.append(character);
                position += 2;
            } else if (character == '}') {
                throw PythonException.value("Single '}' encountered in format string");
            } else if (character == '{') {
                int end = fieldEnd(text, position + 1);
                out.append(field(text.substring(position + 1, end), depth));
                position = end + 1;
            } else {
                out.append(character);
                position++;
            }
            TextSize.require(out.length());
        }
        return out.toString();
    }

    private static int fieldEnd(String text, int start) {
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            char character = text.charAt(i);
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw PythonException.value("expected '}' before end of string");
    }

    private String field(String field, int depth) {
        evaluation.spend(Evaluation.STEP);
        int nameEnd = 0;
        int brackets = 0;
        while (nameEnd < field.length()
                && (brackets > 0 || (field.charAt(nameEnd) != ':' && field.charAt(nameEnd) != '!'))) {
            char character = field.charAt(nameEnd++);
            brackets = character == '[' ? 1 : character == ']' ? 0 : brackets;
        }
        char conversion = 0;
        int specStart = nameEnd;
        if (nameEnd < field.length() && field.charAt(nameEnd) == '!') {
            specStart = nameEnd + 2;
            if (specStart > field.length() || (specStart < field.length() && field.charAt(specStart) != ':')) {
                throw PythonException.value("expected ':' after conversion specifier");
            }
            conversion = field.charAt(nameEnd + 1);
        }
        Object value = converted(conversion, value(field.substring(0, nameEnd)));
        String spec = specStart < field.length() ? expand(field.substring(specStart + 1), depth - 1) : "";
        if (format instanceof Markup) {
            return value instanceof Markup && spec.isEmpty()
                    ? value.toString()
                    : Markup.escapeText(FormatSpec.format(value, spec));
        }
        return FormatSpec.format(value, spec);
    }

    private static @Nullable Object converted(char conversion, @Nullable Object value) {
        return switch (conversion) {
            case 0 -> value;
            case 's' -> Text.str(value);
            case 'r' -> Repr.of(value);
            case 'a' -> FormatSpec.ascii(Repr.of(value));
            default -> throw PythonException.value("Unknown conversion specifier " + conversion);
        };
    }

    private @Nullable Object value(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '[') {
            end++;
        }
        Object value = first(name.substring(0, end));
        int position = end;
        while (position < name.length()) {
            if (name.charAt(position) == '.') {
                int next = position + 1;
                while (next < name.length() && name.charAt(next) != '.' && name.charAt(next) != '[') {
                    next++;
                }
                value = Attributes.get(value, nonEmpty(name.substring(position + 1, next)));
                position = next;
            } else if (name.charAt(position) == '[') {
                int close = name.indexOf(']', position);
                if (close < 0) {
                    throw PythonException.value("Missing ']' in format string");
                }
                String key = nonEmpty(name.substring(position + 1, close));
                value = Attributes.item(value, isNumber(key) ? (Object) Long.valueOf(key) : key);
                position = close + 1;
            } else {
                throw PythonException.value("Only '.' or '[' may follow ']' in format field specifier");
            }
        }
        return value;
    }

    private static String nonEmpty(String name) {
        if (name.isEmpty()) {
            throw PythonException.value("Empty attribute in format string");
        }
        return name;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 10 && text.chars().allMatch(Characters::isDigit);
    }

    private @Nullable Object first(String name) {
        if (name.isEmpty() || isNumber(name)) {
            boolean manual = !name.isEmpty();
            if (manual ? automatic > 0 : automatic < 0) {
                throw PythonException.value("cannot mix manual and automatic field numbering");
            }
            int index = manual ? Integer.parseInt(name) : automatic;
            automatic = manual ? -1 : automatic + 1;
            if (index >= args.count()) {
                throw new PythonException(
                        PythonException.Kind.INDEX,
                        "Replacement index " + index + " out of range for positional args tuple");
            }
            return args.get(index);
        }
        if (mapping instanceof Map<?, ?> map && !map.containsKey(name)) {
            throw new PythonException(PythonException.Kind.KEY, name);
        }
        return Subscript.get(mapping, name);
    }
}
