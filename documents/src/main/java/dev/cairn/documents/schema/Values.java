package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads values of scalar nodes. */
final class Values {

    private Values() {}

    /** A scalar's value; null for null, objects and arrays. */
    static @Nullable Object of(Node node) {
        return node instanceof Node.ScalarNode scalar ? scalar.value() : null;
    }

    /** A finite number. */
    static Optional<BigDecimal> number(Node node) {
        return of(node) instanceof Number number && JsonEquality.isFinite(number)
                ? Optional.of(JsonEquality.exact(number))
                : Optional.empty();
    }

    /** A string's length in code points, or -1 where the value is no string. */
    static int length(Node node) {
        return of(node) instanceof String text ? text.codePointCount(0, text.length()) : -1;
    }
}
