package dev.cairn.retrieval.partition;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Converts values to keys that are equal if Python counts the values as equal: 1, 1.0 and true are. */
final class PythonKeys {

    private PythonKeys() {}

    static @Nullable Object of(@Nullable Object value) {
        if (value instanceof Boolean bool) {
            return BigDecimal.valueOf(bool ? 1 : 0);
        }
        if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            BigDecimal exact = new BigDecimal(number.toString());
            return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        }
        return value;
    }
}
