package dev.cairn.runtime.internal.config;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.schema.Violation;
import dev.cairn.pythonvalues.PythonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes violations as Python's jsonschema library does. */
record JsonSchemaWording(SecretPaths secrets) {

    private static final String MASK = "****";

    String message(Violation v) {
        String found = PythonText.repr(masked(v.instance(), v.path()));
        String expected = PythonText.repr(v.expected());
        boolean one = v.expected() instanceof Number n && n.longValue() == 1;
        boolean none = v.expected() instanceof Number n && n.longValue() == 0;
        return switch (v.keyword()) {
            case "required" -> PythonText.repr(v.names().get(0)) + " is a required property";
            case "type" -> found + " is not of type " + types(v.expected());
            case "enum" -> found + " is not one of " + expected;
            case "const" -> expected + " was expected";
            case "pattern" -> found + " does not match " + expected;
            case "minimum" -> found + " is less than the minimum of " + expected;
            case "maximum" -> found + " is greater than the maximum of " + expected;
            case "exclusiveMinimum" -> found + " is less than or equal to the minimum of " + expected;
            case "exclusiveMaximum" -> found + " is greater than or equal to the maximum of " + expected;
            case "multipleOf" -> found + " is not a multiple of " + expected;
            case "minLength", "minItems" -> found + (one ? " should be non-empty" : " is too short");
            case "maxLength", "maxItems" -> found + (none ? " is expected to be empty" : " is too long");
            case "minProperties" -> found + (one ? " should be non-empty" : " does not have enough properties");
            case "maxProperties" -> found + (none ? " is expected to be empty" : " has too many properties");
            case "uniqueItems" -> found + " has non-unique elements";
            case "contains" -> "None of " + found + " are valid under the given schema";
            case "additionalProperties" -> additional(v);
            case "dependencies" ->
                PythonText.repr(v.names().get(0)) + " is a dependency of "
                        + PythonText.repr(v.names().get(1));
            case "not" -> found + " should not be valid under " + expected;
            case "false" -> "False schema does not allow " + found;
            case "oneOf", "anyOf" ->
                found
                        + (v.branches().isEmpty()
                                ? " is valid under each of " + expected
                                : " is not valid under any of the given schemas");
            default -> found + " does not satisfy " + v.keyword();
        };
    }

    private static String types(@Nullable Object expected) {
        return expected instanceof List<?> names
                ? names.stream().map(PythonText::repr).collect(Collectors.joining(", "))
                : PythonText.repr(expected);
    }

    private static String additional(Violation v) {
        List<String> names = v.names().stream().sorted().toList();
        String quoted = names.stream().map(PythonText::repr).collect(Collectors.joining(", "));
        if (v.schema().get("patternProperties") instanceof Map<?, ?> patterns) {
            String all = patterns.keySet().stream()
                    .map(String::valueOf)
                    .sorted()
                    .map(PythonText::repr)
                    .collect(Collectors.joining(", "));
            return quoted + (names.size() == 1 ? " does" : " do") + " not match any of the regexes: " + all;
        }
        return "Additional properties are not allowed (" + quoted + (names.size() == 1 ? " was" : " were")
                + " unexpected)";
    }

    /** The plain value with the values of secrets replaced. */
    private @Nullable Object masked(Node node, List<Object> path) {
        if (secrets.contains(path)) {
            return MASK;
        }
        if (node instanceof ObjectNode object) {
            Map<String, @Nullable Object> members = new LinkedHashMap<>();
            object.members().forEach((name, member) -> members.put(name, masked(member.value(), inside(path, name))));
            return members;
        }
        if (node instanceof ArrayNode array) {
            List<@Nullable Object> items = new ArrayList<>();
            for (int i = 0; i < array.items().size(); i++) {
                items.add(masked(array.items().get(i), inside(path, i)));
            }
            return items;
        }
        return node.toPlain();
    }

    private static List<Object> inside(List<Object> path, Object step) {
        List<Object> inner = new ArrayList<>(path);
        inner.add(step);
        return inner;
    }
}
