package dev.cairn.templates;

import dev.cairn.templates.internal.value.Tuple;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values for templates that JSON lacks. Thread-safe. */
public final class TemplateValues {

    private TemplateValues() {}

    /** A tuple of Python's, which is immutable. */
    public static List<@Nullable Object> tuple(@Nullable Object... items) {
        return Tuple.of(items);
    }
}
