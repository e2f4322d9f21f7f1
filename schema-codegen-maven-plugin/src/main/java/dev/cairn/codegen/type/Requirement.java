package dev.cairn.codegen.type;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Properties that have to be there if others have some values: what {@code if} and {@code then} say that only require.
 *
 * @param values the values, one of which each of these properties has, unless it is absent
 * @param present the properties that have to be there for that to hold
 * @param then what is required where all of this holds
 * @param otherwise what is required where it does not
 */
public record Requirement(
        Map<String, List<Object>> values, List<String> present, List<String> then, List<String> otherwise) {

    public Requirement {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        present = List.copyOf(present);
        then = List.copyOf(then);
        otherwise = List.copyOf(otherwise);
    }
}
