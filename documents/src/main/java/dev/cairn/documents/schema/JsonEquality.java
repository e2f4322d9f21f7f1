package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Equality as JSON Schema means it: {@code 1} equals {@code 1.0}, {@code true} does not equal {@code 1}. */
final class JsonEquality {

    private JsonEquality() {}

    static boolean equal(Node instance, @Nullable Object value) {
        if (instance instanceof Node.ScalarNode scalar) {
            return equal(scalar.value(), value);
        }
        return equal(instance.toPlain(), value);
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right;
        }
        if (left instanceof Number a && right instanceof Number b) {
            return equalNumbers(a, b);
        }
        if (left instanceof Map<?, ?> a && right instanceof Map<?, ?> b) {
            return a.size() == b.size()
                    && a.entrySet().stream()
                            .allMatch(entry ->
                                    b.containsKey(entry.getKey()) && equal(entry.getValue(), b.get(entry.getKey())));
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return a.size() == b.size() && equalItems(a.iterator(), b.iterator());
        }
        return left.equals(right);
    }

    private static boolean equalItems(Iterator<?> left, Iterator<?> right) {
        while (left.hasNext()) {
            if (!equal(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean equalNumbers(Number left, Number right) {
        if (left instanceof Double a && (a.isNaN() || a.isInfinite())) {
            return left.equals(right);
        }
        if (right instanceof Double b && (b.isNaN() || b.isInfinite())) {
            return false;
        }
        return exact(left).compareTo(exact(right)) == 0;
    }

    /** Returns true unless a number is infinite, as one is that a double does not reach, or no number at all. */
    static boolean isFinite(Number number) {
        return !(number instanceof Double real) || Double.isFinite(real);
    }

    /** A finite number without loss. */
    static BigDecimal exact(Number number) {
        if (number instanceof BigInteger big) {
            return new BigDecimal(big);
        }
        return number instanceof Double || number instanceof Float
                ? BigDecimal.valueOf(number.doubleValue())
                : BigDecimal.valueOf(number.longValue());
    }
}
