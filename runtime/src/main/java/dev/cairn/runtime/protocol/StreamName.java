package dev.cairn.runtime.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the protocol calls a stream descriptor.
 *
 * @param namespace null for most APIs
 */
public record StreamName(String name, @Nullable String namespace) {

    public static StreamName of(String name) {
        return new StreamName(name, null);
    }

    /** The descriptor as it stands in messages. */
    Map<String, @Nullable Object> toDescriptor() {
        Map<String, @Nullable Object> descriptor = new LinkedHashMap<>();
        descriptor.put("name", name);
        if (namespace != null) {
            descriptor.put("namespace", namespace);
        }
        return descriptor;
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "." + name;
    }
}
