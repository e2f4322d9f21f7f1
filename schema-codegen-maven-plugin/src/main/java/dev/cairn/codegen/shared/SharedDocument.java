package dev.cairn.codegen.shared;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema document whose types were generated.
 *
 * @param resource where a copy of it lies on the class path, with forward slashes
 * @param addresses what it and its parts call themselves: each absolute {@code $id}
 * @param types what was generated, by the JSON pointer of the schema: {@code #/definitions/Amount}
 */
public record SharedDocument(String resource, List<String> addresses, Map<String, SharedType> types) {

    public SharedDocument {
        addresses = List.copyOf(addresses);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }
}
