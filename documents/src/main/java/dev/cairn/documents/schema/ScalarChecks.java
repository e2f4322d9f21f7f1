package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keywords that look at one value and not into it. */
final class ScalarChecks {

    private ScalarChecks() {}

    /** The check of a keyword, or empty where it is not one of these. */
    static Optional<Check> compile(String keyword, @Nullable Object expected, Map<String, @Nullable Object> schema) {
        return fits(keyword, expected).map(fits -> (instance, path, violations) -> {
            if (!fits.test(instance)) {
                violations.add(new Violation(keyword, schema, path.steps(), instance, List.of(), List.of()));
            }
        });
    }

    private static Optional<Predicate<Node>> fits(String keyword, @Nullable Object expected) {
        return switch (keyword) {
            case "type" -> Optional.of(instance -> TypeKeyword.anyFits(expected, instance));
            case "const" -> Optional.of(instance -> JsonEquality.equal(instance, expected));
            case "enum" ->
                expected instanceof List<?> values
                        ? Optional.of(instance -> values.stream().anyMatch(v -> JsonEquality.equal(instance, v)))
                        : Optional.empty();
            case "pattern" ->
                expected instanceof String text
                        ? SchemaPattern.compile(text).map(ScalarChecks::found)
                        : Optional.empty();
            default ->
                !(expected instanceof Number bound)
                        ? Optional.empty()
                        : JsonEquality.isFinite(bound)
                                ? bounded(keyword, bound)
                                : endless(keyword, bound.doubleValue());
        };
    }

    /** A bound that no number reaches: it always holds, or never. */
    private static Optional<Predicate<Node>> endless(String keyword, double bound) {
        return switch (keyword) {
            case "minimum", "exclusiveMinimum" ->
                Optional.of(node -> Values.number(node).isEmpty() || bound < 0);
            case "maximum", "exclusiveMaximum" ->
                Optional.of(node -> Values.number(node).isEmpty() || bound > 0);
            default -> Optional.empty();
        };
    }

    private static Predicate<Node> found(SchemaPattern pattern) {
        return instance -> !(Values.of(instance) instanceof String text) || pattern.find(text, instance.place());
    }

    private static Optional<Predicate<Node>> bounded(String keyword, Number bound) {
        BigDecimal limit = JsonEquality.exact(bound);
        return switch (keyword) {
            case "minimum" ->
                Optional.of(node ->
                        Values.number(node).map(n -> n.compareTo(limit) >= 0).orElse(true));
            case "maximum" ->
                Optional.of(node ->
                        Values.number(node).map(n -> n.compareTo(limit) <= 0).orElse(true));
            case "exclusiveMinimum" ->
                Optional.of(node ->
                        Values.number(node).map(n -> n.compareTo(limit) > 0).orElse(true));
            case "exclusiveMaximum" ->
                Optional.of(node ->
                        Values.number(node).map(n -> n.compareTo(limit) < 0).orElse(true));
            case "multipleOf" ->
                limit.signum() == 0
                        ? Optional.empty()
                        : Optional.of(node -> Values.number(node)
                                .map(n -> n.remainder(limit).signum() == 0)
                                .orElse(true));
            case "minLength" -> Optional.of(node -> Values.length(node) < 0 || Values.length(node) >= limit.intValue());
            case "maxLength" -> Optional.of(node -> Values.length(node) <= limit.intValue());
            default -> Optional.empty();
        };
    }
}
