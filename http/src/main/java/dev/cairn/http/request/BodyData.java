package dev.cairn.http.request;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request body that is not JSON: a text or a form. */
public sealed interface BodyData {

    /** Fields that are sent as a form; none at all is no body. */
    record Form(Map<String, @Nullable Object> fields) implements BodyData {
        public Form {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** Text that is sent as it is. */
    record Text(String text) implements BodyData {}

    /** No body. */
    static BodyData none() {
        return new Form(Map.of());
    }

    /** Whether this sends nothing. */
    default boolean isEmpty() {
        return this instanceof Form form && form.fields().isEmpty();
    }
}
