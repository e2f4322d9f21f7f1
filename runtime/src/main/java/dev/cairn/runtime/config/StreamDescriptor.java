package dev.cairn.runtime.config;

import dev.cairn.json.JsonFields;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The name and namespace of a stream, as in catalogs, states and messages. */
public record StreamDescriptor(String name, @Nullable String namespace) {

    /** A stream without a namespace, as those of APIs are. */
    public static StreamDescriptor of(String name) {
        return new StreamDescriptor(name, null);
    }

    /** The descriptor as it stands in messages. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> descriptor = new LinkedHashMap<>();
        descriptor.put("name", name);
        if (namespace != null) {
            descriptor.put("namespace", namespace);
        }
        return descriptor;
    }

    /**
     * Reads what {@link #toJson} gave.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static StreamDescriptor fromJson(Map<String, ?> json) {
        JsonFields from = new JsonFields("The name of a stream", json);
        return new StreamDescriptor(from.text("name"), from.has("namespace") ? from.text("namespace") : null);
    }

    @Override
    public String toString() {
        return namespace == null ? name : namespace + "." + name;
    }
}
