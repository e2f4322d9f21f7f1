package dev.cairn.runtime.internal.config;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.schema.Violation;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the violation to report, like {@code best_match} of Python's jsonschema (4.26): the one nearest to the root;
 * among equals that of the later field; a union's last. Inside a union it goes on with the branches' violations by the
 * same order reversed, as long as one of them is alone.
 */
final class BestMatch {

    private static final Set<String> WEAK = Set.of("anyOf", "oneOf");

    private static final Comparator<Violation> RELEVANCE = Comparator.<Violation>comparingInt(
                    v -> -v.path().size())
            .thenComparing(Violation::path, BestMatch::comparePaths)
            .thenComparing(v -> !WEAK.contains(v.keyword()))
            .thenComparing(v -> !matchesType(v));

    private BestMatch() {}

    static Optional<Violation> of(List<Violation> violations) {
        Violation best = null;
        for (Violation violation : violations) {
            if (best == null || RELEVANCE.compare(violation, best) > 0) {
                best = violation;
            }
        }
        while (best != null && !best.branches().isEmpty()) {
            List<Violation> context = best.branches().stream()
                    .flatMap(List::stream)
                    .sorted(RELEVANCE)
                    .toList();
            if (context.isEmpty() || (context.size() > 1 && RELEVANCE.compare(context.get(0), context.get(1)) == 0)) {
                break;
            }
            best = context.get(0);
        }
        return Optional.ofNullable(best);
    }

    private static int comparePaths(List<Object> left, List<Object> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int difference = left.get(i) instanceof Integer a && right.get(i) instanceof Integer b
                    ? Integer.compare(a, b)
                    : String.valueOf(left.get(i)).compareTo(String.valueOf(right.get(i)));
            if (difference != 0) {
                return difference;
            }
        }
        return Integer.compare(left.size(), right.size());
    }

    private static boolean matchesType(Violation violation) {
        Object type = violation.schema().get("type");
        if (type instanceof List<?> names) {
            return names.stream().anyMatch(name -> isType(violation.instance(), String.valueOf(name)));
        }
        return type != null && isType(violation.instance(), String.valueOf(type));
    }

    private static boolean isType(Node instance, String name) {
        @Nullable Object value = instance instanceof ScalarNode scalar ? scalar.value() : null;
        return switch (name) {
            case "object" -> instance instanceof ObjectNode;
            case "array" -> instance instanceof ArrayNode;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "null" -> instance instanceof ScalarNode && value == null;
            case "number" -> value instanceof Number;
            case "integer" ->
                value instanceof Long
                        || value instanceof BigInteger
                        || (value instanceof Double d && d == Math.rint(d) && !d.isInfinite());
            default -> false;
        };
    }
}
