package dev.cairn.workbench.operation;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Place;
import dev.cairn.documents.PlainNodes;
import dev.cairn.documents.Suggestions;
import dev.cairn.documents.schema.SchemaValidator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The description of an operation. Immutable.
 *
 * @param asks true if it may send requests to an API
 * @param foreign the members of a response with texts of others
 * @param input the JSON Schema of a request, plain values
 * @param output the JSON Schema of a response, plain values
 */
public record OperationDescription(
        String name,
        String title,
        String description,
        boolean asks,
        ForeignWords foreign,
        Map<String, @Nullable Object> input,
        Map<String, @Nullable Object> output) {

    /** Returns the JSON Schema of each member of a request, by its name. */
    @SuppressWarnings("unchecked") // JSON
    public Map<String, Map<String, @Nullable Object>> members() {
        return (Map<String, Map<String, @Nullable Object>>) input.getOrDefault("properties", Map.of());
    }

    /**
     * Checks a request.
     *
     * @throws OperationFailure with all errors
     */
    void check(Map<String, @Nullable Object> given) {
        for (String member : given.keySet()) {
            if (!members().containsKey(member)) {
                throw new OperationFailure(unknown(member, List.copyOf(members().keySet())));
            }
        }
        List<Diagnostic> problems =
                SchemaValidator.of(input).diagnose(PlainNodes.of(Place.of("arguments of " + name), given));
        if (!problems.isEmpty()) {
            throw new OperationFailure(
                    problems.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
    }

    private String unknown(String argument, List<String> known) {
        return name + " has no argument '" + argument + "'" + Suggestions.didYouMean(argument, known) + " (it has "
                + String.join(", ", known)
                + "). Values of a configuration are never passed: the person puts them into a file"
                + " that 'cairn mcp --config' names, and you name that file by 'config'; see list_configs.";
    }
}
