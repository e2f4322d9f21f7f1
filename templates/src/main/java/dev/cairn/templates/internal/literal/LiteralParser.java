package dev.cairn.templates.internal.literal;

import dev.cairn.templates.internal.value.Complex;
import dev.cairn.templates.internal.value.Ellipsis;
import dev.cairn.templates.internal.value.Numbers;
import dev.cairn.templates.internal.value.PyDict;
import dev.cairn.templates.internal.value.PySet;
import dev.cairn.templates.internal.value.PythonException;
import dev.cairn.templates.internal.value.Tuple;
import dev.cairn.templates.value.Missing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Python's {@code literal_eval} accepts: numbers with signs and complex sums, strings, bytes, tuples, lists,
 * dicts, sets and the constants. What is malformed gives {@link Missing#VALUE}, without an exception. One instance reads
 * one text.
 */
final class LiteralParser {

    private static final int MAX_DEPTH = 199;

    private final LiteralScanner scanner;
    private int depth;

    private LiteralParser(String text) {
        this.scanner = new LiteralScanner(text);
    }

    static @Nullable Object parse(String text) {
        int start = 0;
        while (start < text.length() && (text.charAt(start) == ' ' || text.charAt(start) == '\t')) {
            start++;
        }
        if (text.indexOf('\0') >= 0) {
            return Missing.VALUE;
        }
        try {
            return new LiteralParser(text.substring(start)).whole();
        } catch (PythonException e) {
            // A key or an element that cannot be hashed.
            return Missing.VALUE;
        }
    }

    private @Nullable Object whole() {
        if (!scanner.skipBlankLines()) {
            return Missing.VALUE;
        }
        Object first = element();
        if (first == Missing.VALUE) {
            return first;
        }
        scanner.skipSpace(false);
        Object result = first;
        if (scanner.at(',')) {
            result = bareTuple(first);
        }
        return result != Missing.VALUE && scanner.skipToEnd() ? result : Missing.VALUE;
    }

    private Object bareTuple(@Nullable Object first) {
        List<@Nullable Object> items = new ArrayList<>();
        items.add(first);
        while (scanner.skip(',')) {
            scanner.skipSpace(false);
            if (scanner.atLineEnd()) {
                break;
            }
            Object item = element();
            if (item == Missing.VALUE) {
                return Missing.VALUE;
            }
            items.add(item);
            scanner.skipSpace(false);
        }
        return Tuple.copyOf(items);
    }

    /** One value; a sum of a real and an imaginary number is one. */
    private @Nullable Object element() {
        Object left = signed();
        if (left == Missing.VALUE || !isNumber(left)) {
            return left;
        }
        scanner.skipSpace(depth > 0);
        boolean plus = scanner.at('+');
        if (!plus && !scanner.at('-')) {
            return left;
        }
        scanner.advance();
        scanner.skipSpace(depth > 0);
        Object right = unsigned();
        if (left instanceof Complex || !(right instanceof Complex imaginary)) {
            return Missing.VALUE;
        }
        double part = plus ? imaginary.imaginary() : -imaginary.imaginary();
        return new Complex(Numbers.toDouble(left), part);
    }

    private static boolean isNumber(@Nullable Object value) {
        return value instanceof Long
                || value instanceof BigInteger
                || value instanceof Double
                || value instanceof Complex;
    }

    private @Nullable Object signed() {
        boolean minus = scanner.at('-');
        if (!minus && !scanner.at('+')) {
            return primary();
        }
        scanner.advance();
        scanner.skipSpace(depth > 0);
        Object number = unsigned();
        if (!isNumber(number)) {
            return Missing.VALUE;
        }
        if (!minus) {
            return number;
        }
        if (number instanceof Complex complex) {
            return new Complex(-complex.real(), -complex.imaginary());
        }
        return number instanceof Double value
                ? (Object) (-value)
                : Numbers.normalize(Numbers.big(number).negate());
    }

    /** After a sign; in brackets, too, there is neither another sign nor a sum. */
    private @Nullable Object unsigned() {
        return scanner.at('(')
                ? inBrackets(() -> {
                    Object value = unsigned();
                    scanner.skipSpace(true);
                    return scanner.skip(')') ? value : Missing.VALUE;
                })
                : primary();
    }

    private @Nullable Object primary() {
        char first = scanner.peek();
        switch (first) {
            case '(' -> {
                return inBrackets(this::parenthesized);
            }
            case '[' -> {
                return inBrackets(() -> list(']'));
            }
            case '{' -> {
                return inBrackets(this::braced);
            }
            case '\'', '"' -> {
                return strings();
            }
            default -> {
                if (scanner.atNumber()) {
                    return LiteralNumber.read(scanner);
                }
                return scanner.startsString() ? strings() : word();
            }
        }
    }

    private @Nullable Object strings() {
        return LiteralStrings.read(scanner, depth > 0);
    }

    private @Nullable Object word() {
        if (scanner.skipText("...")) {
            return Ellipsis.VALUE;
        }
        String word = scanner.word();
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            case "set" -> emptySet();
            default -> Missing.VALUE;
        };
    }

    private Object emptySet() {
        scanner.skipSpace(depth > 0);
        if (!scanner.skip('(')) {
            return Missing.VALUE;
        }
        scanner.skipSpace(true);
        return scanner.skip(')') ? new PySet(List.of()) : Missing.VALUE;
    }

    private interface Content {
        @Nullable
        Object read();
    }

    private @Nullable Object inBrackets(Content content) {
        if (++depth > MAX_DEPTH) {
            return Missing.VALUE;
        }
        scanner.advance();
        scanner.skipSpace(true);
        Object value = content.read();
        depth--;
        return value;
    }

    private @Nullable Object parenthesized() {
        if (scanner.skip(')')) {
            return Tuple.EMPTY;
        }
        Object first = element();
        scanner.skipSpace(true);
        if (first == Missing.VALUE || scanner.skip(')')) {
            return first;
        }
        List<@Nullable Object> items = new ArrayList<>();
        items.add(first);
        return rest(items, ')') ? Tuple.copyOf(items) : Missing.VALUE;
    }

    private Object list(char end) {
        List<@Nullable Object> items = new ArrayList<>();
        if (scanner.skip(end)) {
            return items;
        }
        Object first = element();
        if (first == Missing.VALUE) {
            return first;
        }
        items.add(first);
        return rest(items, end) ? items : Missing.VALUE;
    }

    /** Reads further elements up to the end; false if something is malformed. */
    private boolean rest(List<@Nullable Object> items, char end) {
        scanner.skipSpace(true);
        while (!scanner.skip(end)) {
            if (!scanner.skip(',')) {
                return false;
            }
            scanner.skipSpace(true);
            if (scanner.skip(end)) {
                return true;
            }
            Object item = element();
            if (item == Missing.VALUE) {
                return false;
            }
            items.add(item);
            scanner.skipSpace(true);
        }
        return true;
    }

    private Object braced() {
        PyDict dict = new PyDict();
        if (scanner.skip('}')) {
            return dict;
        }
        Object first = element();
        if (first == Missing.VALUE) {
            return first;
        }
        scanner.skipSpace(true);
        if (!scanner.at(':')) {
            List<@Nullable Object> items = new ArrayList<>();
            items.add(first);
            return rest(items, '}') ? new PySet(items) : Missing.VALUE;
        }
        return entries(dict, first);
    }

    private Object entries(PyDict dict, @Nullable Object firstKey) {
        Object key = firstKey;
        while (true) {
            if (!scanner.skip(':')) {
                return Missing.VALUE;
            }
            scanner.skipSpace(true);
            Object value = element();
            if (value == Missing.VALUE) {
                return value;
            }
            dict.set(key, value);
            scanner.skipSpace(true);
            if (scanner.skip('}')) {
                return dict;
            }
            if (!scanner.skip(',')) {
                return Missing.VALUE;
            }
            scanner.skipSpace(true);
            if (scanner.skip('}')) {
                return dict;
            }
            key = element();
            if (key == Missing.VALUE) {
                return key;
            }
            scanner.skipSpace(true);
        }
    }
}
