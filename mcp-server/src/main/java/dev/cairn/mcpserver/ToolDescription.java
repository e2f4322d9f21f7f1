package dev.cairn.mcpserver;

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
 * What agents are told of a tool. Immutable.
 *
 * @param asks whether it may ask an API
 * @param foreign what of an answer are words of others
 * @param input a JSON Schema, plain values
 * @param output a JSON Schema, plain values
 */
record ToolDescription(
        String name,
        String title,
        String description,
        boolean asks,
        ForeignWords foreign,
        Map<String, @Nullable Object> input,
        Map<String, @Nullable Object> output) {

    /**
     * Arguments that fit.
     *
     * @throws ToolFailure with everything that is wrong with them
     */
    Arguments arguments(Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> known = properties();
        for (String name : given.keySet()) {
            if (!known.containsKey(name)) {
                throw new ToolFailure(unknown(name, List.copyOf(known.keySet())));
            }
        }
        List<Diagnostic> problems =
                SchemaValidator.of(input).diagnose(PlainNodes.of(Place.of("arguments of " + name), given));
        if (!problems.isEmpty()) {
            throw new ToolFailure(problems.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
        }
        return new Arguments(given);
    }

    private String unknown(String argument, List<String> known) {
        return name + " has no argument '" + argument + "'" + Suggestions.didYouMean(argument, known) + " (it has "
                + String.join(", ", known)
                + "). Values of a configuration are never passed: the person puts them into a file"
                + " that 'cairn mcp --config' names, and you name that file by 'config'; see list_configs.";
    }

    @SuppressWarnings("unchecked")
    private Map<String, @Nullable Object> properties() {
        return (Map<String, @Nullable Object>) input.getOrDefault("properties", Map.of());
    }
}
