package dev.cairn.records.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a field of a dynamic schema, in Airbyte's words. */
public sealed interface FieldType {

    /** One type. */
    record Named(String name) implements FieldType {}

    /** Either of two types. */
    record Either(Named first, Named second) implements FieldType {}

    /**
     * A list of something.
     *
     * @param name the outer type, {@code array} if there are items
     * @param items what is in it, or null where that is not said
     */
    record Complex(String name, @Nullable FieldType items) implements FieldType {}

    /** What an API or a manifest calls a type: a text or a list of two texts; null for anything else. */
    static @Nullable FieldType of(@Nullable Object type) {
        if (type instanceof String name) {
            return new Named(name);
        }
        return type instanceof List<?> names
                        && names.size() == 2
                        && names.get(0) instanceof String first
                        && names.get(1) instanceof String second
                ? new Either(new Named(first), new Named(second))
                : null;
    }
}
