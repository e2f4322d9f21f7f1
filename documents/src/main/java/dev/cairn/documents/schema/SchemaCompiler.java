package dev.cairn.documents.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns plain schemas into checks; each part once, so that schemas may refer to themselves. */
final class SchemaCompiler {

    private static final CompiledSchema ANYTHING = new CompiledSchema();

    private final Map<String, @Nullable Object> root;
    private final @Nullable String discriminator;
    private final IdentityHashMap<Object, CompiledSchema> compiled = new IdentityHashMap<>();
    private final Map<String, CompiledSchema> references = new HashMap<>();

    SchemaCompiler(Map<String, @Nullable Object> root, @Nullable String discriminator) {
        this.root = root;
        this.discriminator = discriminator;
    }

    /** A schema is an object; {@code true} accepts anything, {@code false} nothing; whatever else stands there, too. */
    CompiledSchema compile(@Nullable Object schema) {
        if (Boolean.FALSE.equals(schema)) {
            CompiledSchema nothing = new CompiledSchema();
            nothing.define(List.of((instance, path, violations) ->
                    violations.add(new Violation("false", Map.of(), path.steps(), instance, List.of(), List.of()))));
            return nothing;
        }
        if (!(schema instanceof Map<?, ?> map)) {
            return ANYTHING;
        }
        CompiledSchema known = compiled.get(map);
        if (known != null) {
            return known;
        }
        Map<String, @Nullable Object> source = members(map);
        CompiledSchema result = new CompiledSchema();
        compiled.put(map, result);
        result.define(checks(source));
        return result;
    }

    private List<Check> checks(Map<String, @Nullable Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            return List.of(reference(reference));
        }
        List<Check> checks = new ArrayList<>();
        schema.forEach((keyword, expected) -> ScalarChecks.compile(keyword, expected, schema)
                .or(() -> ObjectChecks.compile(keyword, expected, schema, this))
                .or(() -> ArrayChecks.compile(keyword, expected, schema, this))
                .or(() -> CombinedChecks.compile(keyword, expected, schema, this))
                .ifPresent(checks::add));
        return checks;
    }

    /** A reference inside the schema; one that leads nowhere or elsewhere accepts anything. */
    CompiledSchema reference(String reference) {
        CompiledSchema known = references.get(reference);
        if (known != null) {
            return known;
        }
        CompiledSchema target = compile(target(reference));
        references.put(reference, target);
        return target;
    }

    private @Nullable Object target(String reference) {
        if (!reference.startsWith("#")) {
            return true;
        }
        Object target = root;
        for (String step : reference.substring(1).split("/", -1)) {
            String name = step.replace("~1", "/").replace("~0", "~");
            if (name.isEmpty()) {
                continue;
            }
            if (target instanceof Map<?, ?> map && map.containsKey(name)) {
                target = map.get(name);
            } else {
                return true;
            }
        }
        return target;
    }

    /** The schema behind a chain of references, as plain values; the way back into itself ends the chain. */
    Map<String, @Nullable Object> resolved(@Nullable Object schema) {
        Object current = schema;
        for (int hops = 0; hops < 32 && current instanceof Map<?, ?> map; hops++) {
            if (!(map.get("$ref") instanceof String reference)) {
                return members(map);
            }
            current = target(reference);
        }
        return Map.of();
    }

    /** The key whose value chooses between the branches of a union, where the schema's author vouches for one. */
    Optional<String> discriminator() {
        return Optional.ofNullable(discriminator);
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are strings
    static Map<String, @Nullable Object> members(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }
}
