package dev.cairn.checkpoint.cursor;

import dev.cairn.templates.time.DatetimeParseException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The definition that a cursor's model was read from. Evaluates its templates, and makes errors that name its place.
 */
public interface CursorDefinition {

    /** The definition that stands at a property of this one. */
    CursorDefinition field(String name);

    /**
     * The value of a template that sees the configuration and these parameters.
     *
     * @return a plain JSON value
     * @throws RuntimeException as {@link #wrong} gives it, if the template cannot be evaluated
     */
    @Nullable
    Object value(String template, Map<String, @Nullable Object> parameters);

    /** Like {@link #value}, as text; null where it is None. */
    @Nullable
    String text(String template, Map<String, @Nullable Object> parameters);

    /** The exception to throw for something that is wrong here. */
    RuntimeException wrong(String message);

    /** Like {@link #text}, for a value that must be there. */
    default String requiredText(String template, Map<String, @Nullable Object> parameters) {
        String value = text(template, parameters);
        if (value == null || value.isEmpty()) {
            throw wrong("the template '" + template + "' has no value");
        }
        return value;
    }

    /** A value that is asked for while the stream is read; what is wrong with it makes the stream fail then. */
    default <T> Supplier<T> whileReading(Supplier<T> value) {
        return value;
    }

    /** Runs a constructor whose complaints are about this place. */
    default <T> T checked(Supplier<T> construction) {
        try {
            return construction.get();
        } catch (IllegalArgumentException | DatetimeParseException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }
}
