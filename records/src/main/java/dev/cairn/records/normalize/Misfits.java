package dev.cairn.records.normalize;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Warns once that values at a place of the schema do not have its type. Names no value. Thread-safe. */
final class Misfits {

    private final String path;
    private final Conversion type;
    private final Consumer<String> warnings;
    private final AtomicBoolean told = new AtomicBoolean();

    Misfits(String path, Conversion type, Consumer<String> warnings) {
        this.path = path;
        this.type = type;
        this.warnings = warnings;
    }

    void found(@Nullable Object value) {
        if (!told.get() && told.compareAndSet(false, true)) {
            String wanted = type == Conversion.LIST ? "array" : type.name().toLowerCase(Locale.ROOT);
            warnings.accept(
                    value instanceof Double number && !Double.isFinite(number)
                            ? "values at '" + path
                                    + "' are no finite numbers, which JSON does not have, and become null"
                            : "values at '" + path + "' cannot be made " + wanted + " as the schema has it, and stay as"
                                    + " they are; the first of them is " + kind(value));
        }
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        return value instanceof String ? "a string" : value instanceof Boolean ? "a boolean" : "a number";
    }
}
