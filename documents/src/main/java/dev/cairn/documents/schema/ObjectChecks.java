package dev.cairn.documents.schema;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keywords that look into objects; other values satisfy them. */
final class ObjectChecks {

    /** A check of an object. */
    private interface OfObject {
        void check(ObjectNode object, InstancePath path, List<Violation> violations);
    }

    private ObjectChecks() {}

    static Optional<Check> compile(
            String keyword, @Nullable Object expected, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        OfObject check = switch (keyword) {
            case "properties" -> expected instanceof Map<?, ?> map ? properties(parts(map, compiler)) : null;
            case "patternProperties" ->
                expected instanceof Map<?, ?> map ? patternProperties(parts(map, compiler)) : null;
            case "additionalProperties" -> additional(expected, schema, compiler);
            case "required" -> expected instanceof List<?> names ? required(names, schema) : null;
            case "propertyNames" -> propertyNames(compiler.compile(expected));
            case "dependencies" -> expected instanceof Map<?, ?> map ? dependencies(map, schema, compiler) : null;
            case "minProperties", "maxProperties" ->
                expected instanceof Number n ? size(keyword, n.intValue(), schema) : null;
            default -> null;
        };
        return check == null
                ? Optional.empty()
                : Optional.of((instance, path, violations) -> {
                    if (instance instanceof ObjectNode object) {
                        check.check(object, path, violations);
                    }
                });
    }

    private static Map<String, CompiledSchema> parts(Map<?, ?> schemas, SchemaCompiler compiler) {
        Map<String, CompiledSchema> parts = new LinkedHashMap<>();
        schemas.forEach((name, schema) -> parts.put(String.valueOf(name), compiler.compile(schema)));
        return parts;
    }

    private static OfObject properties(Map<String, CompiledSchema> parts) {
        return (object, path, violations) -> parts.forEach((name, part) -> {
            Member member = object.members().get(name);
            if (member != null) {
                part.check(member.value(), path.key(name), violations);
            }
        });
    }

    private static OfObject patternProperties(Map<String, CompiledSchema> parts) {
        Map<SchemaPattern, CompiledSchema> patterns = new LinkedHashMap<>();
        parts.forEach((text, part) -> SchemaPattern.compile(text).ifPresent(p -> patterns.put(p, part)));
        return (object, path, violations) ->
                patterns.forEach((pattern, part) -> object.members().forEach((name, member) -> {
                    if (pattern.find(name, member.keyPlace())) {
                        part.check(member.value(), path.key(name), violations);
                    }
                }));
    }

    private static @Nullable OfObject additional(
            @Nullable Object expected, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        Set<?> known = schema.get("properties") instanceof Map<?, ?> map ? map.keySet() : Set.of();
        List<SchemaPattern> patterns = new ArrayList<>();
        if (schema.get("patternProperties") instanceof Map<?, ?> map) {
            map.keySet()
                    .forEach(text -> SchemaPattern.compile(String.valueOf(text)).ifPresent(patterns::add));
        }
        if (!(expected instanceof Map<?, ?>) && !Boolean.FALSE.equals(expected)) {
            return null;
        }
        CompiledSchema part = compiler.compile(expected);
        boolean forbidden = Boolean.FALSE.equals(expected);
        return (object, path, violations) -> {
            List<String> extras = new ArrayList<>();
            object.members().forEach((name, member) -> {
                if (!known.contains(name) && patterns.stream().noneMatch(p -> p.find(name, member.keyPlace()))) {
                    extras.add(name);
                }
            });
            if (forbidden && !extras.isEmpty()) {
                violations.add(new Violation("additionalProperties", schema, path.steps(), object, extras, List.of()));
            } else if (!forbidden) {
                for (String name : extras) {
                    Member member = object.members().get(name);
                    if (member != null) {
                        part.check(member.value(), path.key(name), violations);
                    }
                }
            }
        };
    }

    private static OfObject required(List<?> names, Map<String, @Nullable Object> schema) {
        return (object, path, violations) -> names.forEach(name -> {
            if (!object.members().containsKey(String.valueOf(name))) {
                violations.add(new Violation(
                        "required", schema, path.steps(), object, List.of(String.valueOf(name)), List.of()));
            }
        });
    }

    private static OfObject propertyNames(CompiledSchema part) {
        return (object, path, violations) -> object.members()
                .forEach((name, member) -> part.check(new ScalarNode(member.keyPlace(), name), path, violations));
    }

    private static OfObject dependencies(
            Map<?, ?> dependencies, Map<String, @Nullable Object> schema, SchemaCompiler compiler) {
        Map<String, OfObject> checks = new LinkedHashMap<>();
        dependencies.forEach((key, dependency) -> {
            String name = String.valueOf(key);
            if (dependency instanceof List<?> needed) {
                checks.put(name, dependency(name, needed, schema));
            } else {
                checks.put(name, compiler.compile(dependency)::check);
            }
        });
        return (object, path, violations) -> checks.forEach((name, check) -> {
            if (object.members().containsKey(name)) {
                check.check(object, path, violations);
            }
        });
    }

    private static OfObject dependency(String name, List<?> needed, Map<String, @Nullable Object> schema) {
        return (object, path, violations) -> needed.forEach(other -> {
            if (!object.members().containsKey(String.valueOf(other))) {
                violations.add(new Violation(
                        "dependencies", schema, path.steps(), object, List.of(String.valueOf(other), name), List.of()));
            }
        });
    }

    private static OfObject size(String keyword, int limit, Map<String, @Nullable Object> schema) {
        boolean atLeast = keyword.equals("minProperties");
        return (object, path, violations) -> {
            int size = object.members().size();
            if (atLeast ? size < limit : size > limit) {
                violations.add(new Violation(keyword, schema, path.steps(), object, List.of(), List.of()));
            }
        };
    }
}
