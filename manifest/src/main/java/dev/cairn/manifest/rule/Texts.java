package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads texts of a manifest. */
final class Texts {

    private Texts() {}

    /** Whether a text is evaluated, and not taken as it stands. */
    static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /** Whether one of the texts in a value, keys included, satisfies a condition. */
    static boolean any(@Nullable Node node, Predicate<String> condition) {
        if (node instanceof ScalarNode scalar) {
            return scalar.value() instanceof String text && condition.test(text);
        }
        if (node instanceof ArrayNode array) {
            for (Node item : array.items()) {
                if (any(item, condition)) {
                    return true;
                }
            }
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, Member> member : object.members().entrySet()) {
                if (condition.test(member.getKey()) || any(member.getValue().value(), condition)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The texts of a list; what is no text is left out. */
    static List<String> of(@Nullable Node list) {
        return list instanceof ArrayNode array
                ? array.items().stream()
                        .filter(ScalarNode.class::isInstance)
                        .map(item -> String.valueOf(((ScalarNode) item).value()))
                        .toList()
                : List.of();
    }
}
