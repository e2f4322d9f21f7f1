package dev.cairn.documents.schema;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keywords that combine schemas. */
final class CombinedChecks {

    private CombinedChecks() {}

    static Optional<Check> compile(
            String keyword, @Nullable Object expected, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        return switch (keyword) {
            case "allOf" ->
                expected instanceof List<?> parts
                        ? Optional.of(
                                allOf(parts.stream().map(compiler::compile).toList()))
                        : Optional.empty();
            case "anyOf", "oneOf" ->
                expected instanceof List<?> parts
                        ? Optional.of(union(keyword, parts, schema, compiler))
                        : Optional.empty();
            case "not" -> {
                CompiledSchema part = compiler.compile(expected);
                yield Optional.of((instance, path, violations) -> {
                    if (part.accepts(instance)) {
                        violations.add(new Violation(keyword, schema, path.steps(), instance, List.of(), List.of()));
                    }
                });
            }
            case "if" -> {
                CompiledSchema condition = compiler.compile(expected);
                CompiledSchema then = compiler.compile(schema.get("then"));
                CompiledSchema otherwise = compiler.compile(schema.get("else"));
                yield Optional.of((instance, path, violations) ->
                        (condition.accepts(instance) ? then : otherwise).check(instance, path, violations));
            }
            default -> Optional.empty();
        };
    }

    private static Check allOf(List<CompiledSchema> parts) {
        return (instance, path, violations) -> parts.forEach(part -> part.check(instance, path, violations));
    }

    private static Check union(
            String keyword, List<?> parts, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        boolean exactlyOne = keyword.equals("oneOf");
        List<UnionBranch> branches =
                parts.stream().map(part -> UnionBranch.of(part, compiler)).toList();
        return (instance, path, violations) -> {
            int fitting = 0;
            List<List<Violation>> tried = new ArrayList<>();
            for (UnionBranch branch : branches) {
                if (branch.excludes(instance) || (fitting > 0 && !exactlyOne)) {
                    continue;
                }
                List<Violation> found = branch.schema().violations(instance, path);
                if (found.isEmpty()) {
                    fitting++;
                } else {
                    tried.add(found);
                }
            }
            if (fitting == 0) {
                violations.add(new Violation(keyword, schema, path.steps(), instance, List.of(), tried));
            } else if (exactlyOne && fitting > 1) {
                violations.add(new Violation(keyword, schema, path.steps(), instance, List.of(), List.of()));
            }
        };
    }

    /**
     * One of a union's alternatives.
     *
     * @param discriminator the key whose value tells the alternatives apart, if the validator was given one
     * @param values the values of that key which this alternative allows; empty where it allows any
     */
    private record UnionBranch(CompiledSchema schema, Optional<String> discriminator, List<String> values) {

        static UnionBranch of(@Nullable Object part, SchemaCompiler compiler) {
            Optional<String> key = compiler.discriminator();
            List<String> values = key.map(name -> UnionTypes.of(part, name, compiler::resolved))
                    .orElse(List.of());
            return new UnionBranch(compiler.compile(part), key, values);
        }

        /** Whether the value names another alternative, so that trying this one could only fail. */
        boolean excludes(Node instance) {
            if (values.isEmpty() || discriminator.isEmpty() || !(instance instanceof Node.ObjectNode object)) {
                return false;
            }
            Node value = object.get(discriminator.get());
            return value != null && !(Values.of(value) instanceof String text && values.contains(text));
        }
    }
}
