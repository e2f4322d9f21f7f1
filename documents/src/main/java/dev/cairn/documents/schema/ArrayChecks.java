package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Keywords that look into arrays; other values satisfy them. */
final class ArrayChecks {

    private ArrayChecks() {}

    static Optional<Check> compile(
            String keyword, @Nullable Object expected, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        return switch (keyword) {
            case "items" -> Optional.of(items(expected, compiler));
            case "additionalItems" -> additionalItems(expected, schema, compiler);
            case "minItems" ->
                expected instanceof Number n
                        ? fits(keyword, schema, array -> array.items().size() >= n.intValue())
                        : Optional.empty();
            case "maxItems" ->
                expected instanceof Number n
                        ? fits(keyword, schema, array -> array.items().size() <= n.intValue())
                        : Optional.empty();
            case "uniqueItems" ->
                Boolean.TRUE.equals(expected) ? fits(keyword, schema, ArrayChecks::allDiffer) : Optional.empty();
            case "contains" -> {
                CompiledSchema part = compiler.compile(expected);
                yield fits(keyword, schema, array -> array.items().stream().anyMatch(part::accepts));
            }
            default -> Optional.empty();
        };
    }

    private static Check items(@Nullable Object expected, SchemaCompiler compiler) {
        if (expected instanceof List<?> tuple) {
            List<CompiledSchema> parts = tuple.stream().map(compiler::compile).toList();
            return (instance, path, violations) -> {
                if (instance instanceof ArrayNode array) {
                    for (int i = 0; i < Math.min(parts.size(), array.items().size()); i++) {
                        parts.get(i).check(array.items().get(i), path.index(i), violations);
                    }
                }
            };
        }
        CompiledSchema part = compiler.compile(expected);
        return (instance, path, violations) -> checkFrom(0, part, instance, path, violations);
    }

    private static Optional<Check> additionalItems(
            @Nullable Object expected, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        if (!(schema.get("items") instanceof List<?> tuple)) {
            return Optional.empty();
        }
        CompiledSchema part = compiler.compile(expected);
        return Optional.of((instance, path, violations) -> checkFrom(tuple.size(), part, instance, path, violations));
    }

    private static void checkFrom(
            int start, CompiledSchema part, Node instance, InstancePath path, List<Violation> violations) {
        if (instance instanceof ArrayNode array) {
            for (int i = start; i < array.items().size(); i++) {
                part.check(array.items().get(i), path.index(i), violations);
            }
        }
    }

    private static Optional<Check> fits(
            String keyword, Map<String, @Nullable Object> schema, Predicate<ArrayNode> condition) {
        return Optional.of((instance, path, violations) -> {
            if (instance instanceof ArrayNode array && !condition.test(array)) {
                violations.add(new Violation(keyword, schema, path.steps(), array, List.of(), List.of()));
            }
        });
    }

    private static boolean allDiffer(ArrayNode array) {
        List<@Nullable Object> plain =
                array.items().stream().<@Nullable Object>map(Node::toPlain).collect(Collectors.toList());
        for (int i = 0; i < plain.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (JsonEquality.equal(plain.get(i), plain.get(j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
