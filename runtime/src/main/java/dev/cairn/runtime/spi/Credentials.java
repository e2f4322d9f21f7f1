package dev.cairn.runtime.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials and the parts of a request that carry them. Immutable; no part may be set twice. */
public record Credentials(
        Map<String, String> headers,
        Map<String, @Nullable Object> parameters,
        Map<String, @Nullable Object> bodyData,
        Map<String, @Nullable Object> bodyJson) {

    /** Nothing at all. */
    public static final Credentials NONE = new Credentials(Map.of(), Map.of(), Map.of(), Map.of());

    public Credentials {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        bodyData = Collections.unmodifiableMap(new LinkedHashMap<>(bodyData));
        bodyJson = Collections.unmodifiableMap(new LinkedHashMap<>(bodyJson));
    }

    /** A header. */
    public static Credentials header(String name, String value) {
        return new Credentials(Map.of(name, value), Map.of(), Map.of(), Map.of());
    }
}
