package dev.cairn.codegen.pojo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter of jsonschema2pojo, as a POM has it.
 *
 * @param text what it says, if it is one value; texts of a list may stand here with commas between
 * @param entries the elements in it, by their names: of a list the names mean nothing
 */
public record ParameterValue(String text, List<Map.Entry<String, String>> entries) {

    public ParameterValue {
        entries = List.copyOf(entries);
    }

    /** One value. */
    public static ParameterValue of(String text) {
        return new ParameterValue(text, List.of());
    }

    /** Whether there is anything. */
    public boolean isGiven() {
        return !text.isBlank() || !entries.isEmpty();
    }

    /** The values of a list. */
    public List<String> texts() {
        if (!entries.isEmpty()) {
            return entries.stream().map(Map.Entry::getValue).toList();
        }
        return text.isBlank() ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }

    /** The values by their names. */
    public Map<String, String> named() {
        Map<String, String> named = new LinkedHashMap<>();
        entries.forEach(entry -> named.put(entry.getKey(), entry.getValue()));
        return named;
    }
}
