package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that a configuration may have: those of the specification, and those that config normalization rules add.
 */
record DeclaredKeys(Node specification, Set<String> added) {

    private static final String RESERVED = "__";

    /** Empty where the specification does not say, or where code changes configurations. */
    static @Nullable DeclaredKeys of(ManifestComponent spec) {
        Node specification = spec.get("connection_specification");
        Node rules = spec.get("config_normalization_rules");
        if (specification == null
                || Paging.isCustom(rules)
                || names(specification).isEmpty()) {
            return null;
        }
        Set<String> added = new LinkedHashSet<>();
        addFields(rules, added);
        return new DeclaredKeys(specification, added);
    }

    private static void addFields(@Nullable Node rules, Set<String> added) {
        if (rules instanceof ArrayNode array) {
            array.items().forEach(item -> addFields(item, added));
        } else if (rules instanceof ObjectNode object) {
            Texts.of(object.get("path")).stream().findFirst().ifPresent(added::add);
            object.members().values().forEach(member -> addFields(member.value(), added));
        }
    }

    /** What is wrong with a path, as the rest of a sentence. */
    Optional<String> unknown(List<String> path) {
        Node current = specification;
        for (int i = 0; i < path.size(); i++) {
            String name = path.get(i);
            Set<String> known = names(current);
            if (known.isEmpty() || (i == 0 && (name.startsWith(RESERVED) || added.contains(name)))) {
                return Optional.empty();
            }
            if (!known.contains(name)) {
                return Optional.of(" the spec does not declare"
                        + (i == 0 ? "" : " under '" + String.join(".", path.subList(0, i)) + "'")
                        + Suggestions.didYouMean(name, known));
            }
            List<Node> next = find(current, name);
            if (next.size() != 1) {
                return Optional.empty();
            }
            current = next.get(0);
        }
        return Optional.empty();
    }

    private static Set<String> names(Node schema) {
        Set<String> names = new LinkedHashSet<>();
        if (schema instanceof ObjectNode object) {
            if (object.get("properties") instanceof ObjectNode properties) {
                names.addAll(properties.members().keySet());
            }
            branches(object).forEach(branch -> names.addAll(names(branch)));
        }
        return names;
    }

    private static List<Node> find(Node schema, String name) {
        List<Node> found = new ArrayList<>();
        if (schema instanceof ObjectNode object) {
            if (object.get("properties") instanceof ObjectNode properties && properties.get(name) != null) {
                found.add(Objects.requireNonNull(properties.get(name)));
            }
            branches(object).forEach(branch -> found.addAll(find(branch, name)));
        }
        return found;
    }

    private static List<Node> branches(ObjectNode schema) {
        List<Node> branches = new ArrayList<>();
        for (String keyword : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.get(keyword) instanceof ArrayNode array) {
                branches.addAll(array.items());
            }
        }
        return branches;
    }
}
