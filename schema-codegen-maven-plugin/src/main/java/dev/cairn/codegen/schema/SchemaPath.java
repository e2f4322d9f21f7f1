package dev.cairn.codegen.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The way from a document's root to one of its schemas.
 *
 * @param steps the unescaped tokens of the JSON pointer
 */
public record SchemaPath(List<String> steps) {

    static final SchemaPath ROOT = new SchemaPath(List.of());

    private static final Set<String> DEFINITIONS = Set.of("definitions", "$defs");
    private static final Set<String> ALTERNATIVES = Set.of("anyOf", "oneOf", "allOf");
    private static final Set<String> MAP_VALUES = Set.of("additionalProperties", "patternProperties");
    private static final Set<String> ELEMENTS = Set.of("items", "prefixItems", "additionalItems");

    public SchemaPath {
        steps = List.copyOf(steps);
    }

    SchemaPath child(String step) {
        List<String> longer = new ArrayList<>(steps);
        longer.add(step);
        return new SchemaPath(longer);
    }

    /** Whether this path leads to a definition, and not into one. */
    public boolean isDefinition() {
        return steps.size() >= 2 && DEFINITIONS.contains(steps.get(steps.size() - 2));
    }

    /** The last step, or an empty text for the root. */
    public String last() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    /**
     * The path as people write it in a names file: {@code Definition.property}, {@code []} for the elements of an array and
     * {@code {}} for the values of a map. An alternative of a union is {@code |} and its index, if that's where the path ends;
     * on the way to elements or values it is left out.
     *
     * @param root how the document's root is called
     */
    public String shortForm(String root) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < steps.size(); index++) {
            String step = steps.get(index);
            boolean more = index + 1 < steps.size();
            if (DEFINITIONS.contains(step) && more) {
                text.setLength(0);
                text.append(steps.get(++index));
            } else if (step.equals("properties") && more) {
                text.append(text.isEmpty() ? root : "").append('.').append(steps.get(++index));
            } else if (ALTERNATIVES.contains(step) && more) {
                String alternative = steps.get(++index);
                if (index + 1 == steps.size()) {
                    text.append(text.isEmpty() ? root : "").append('|').append(alternative);
                }
            } else if (ELEMENTS.contains(step)) {
                text.append(text.isEmpty() ? root : "").append("[]");
            } else if (MAP_VALUES.contains(step)) {
                text.append(text.isEmpty() ? root : "").append("{}");
            } else {
                text.append(text.isEmpty() ? root : "").append('/').append(step);
            }
        }
        return text.isEmpty() ? root : text.toString();
    }

    /** The JSON pointer as a URI fragment would write it, without percent-encoding. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("#");
        for (String step : steps) {
            text.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return text.toString();
    }
}
