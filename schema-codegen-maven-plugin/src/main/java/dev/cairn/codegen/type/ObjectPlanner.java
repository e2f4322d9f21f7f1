package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaMerger;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides what an object with properties becomes. */
final class ObjectPlanner {

    /** Names that say by themselves that a property tells types apart. */
    private static final Set<String> DISCRIMINATORS = Set.of("type", "kind", "$type", "@type");

    /** A constructor has at most 255 parameters (JVMS 4.3.3), of which longs and doubles count twice; one is for the rest. */
    private static final int MOST_COMPONENTS = 250;

    private static final int MOST_TOGETHER = 8;

    /** What may evaluate properties besides, depending on the value. */
    private static final List<String> ALSO_EVALUATING = List.of("if", "dependentSchemas", "anyOf", "oneOf", "not");

    /** Patterns that every name matches. */
    private static final Set<String> ALL_NAMES =
            Set.of("", "^", ".*", "^.*$", "^.*", ".*$", ".+", "^.+$", "^.+", ".", "^(.*)$");

    private final TypePlanner types;
    private final CheckPlanner checks;
    private final KeywordWarnings warnings;
    private final SchemaSet schemas;
    private final SchemaMerger merger;
    private final TypeOptions options;
    private final Identifiers identifiers;
    private final Diagnostics diagnostics;
    private final DefaultCheck defaults;

    ObjectPlanner(
            TypePlanner types,
            CheckPlanner checks,
            KeywordWarnings warnings,
            SchemaSet schemas,
            SchemaMerger merger,
            TypeOptions options,
            Identifiers identifiers,
            Diagnostics diagnostics) {
        this.types = types;
        this.checks = checks;
        this.warnings = warnings;
        this.schemas = schemas;
        this.merger = merger;
        this.options = options;
        this.identifiers = identifiers;
        this.diagnostics = diagnostics;
        this.defaults = new DefaultCheck(schemas);
    }

    /** Fills a record that is already known to others, since its components may refer back to it. */
    void complete(RecordType record, Schema schema) {
        List<Component> components = new ArrayList<>();
        List<Constant> constants = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        Set<String> required = schema.required();
        for (Map.Entry<String, Schema> property : schema.named("properties").entrySet()) {
            String wireName = property.getKey();
            Schema value = property.getValue();
            // In draft 3, and in jsonschema2pojo's own schemas, a property says by itself that it is required.
            boolean isRequired = required.contains(wireName) || value.flag("required");
            Optional<Constant> constant = constant(schema, wireName, value, isRequired);
            if (constant.isPresent()) {
                constants.add(constant.get());
            } else {
                components.add(component(wireName, unique(wireName, value, taken), value, isRequired));
            }
        }
        List<Component> rest = beyondLimit(components, schema);
        Schema additional = additional(schema);
        boolean patterns = !schema.named("patternProperties").isEmpty();
        boolean closed = additional != null && additional.isFalse() && !patterns;
        boolean nothingElse = components.isEmpty() && constants.isEmpty();
        boolean onlyAdditional = additional == null && (nothingElse || options.keepUnnamedProperties());
        Optional<MapOf> kept = map(schema, onlyAdditional);
        Set<String> undeclared = new LinkedHashSet<>(required);
        undeclared.removeAll(schema.named("properties").keySet());
        record.requireBesides(List.copyOf(undeclared));
        if (!rest.isEmpty()) {
            record.complete(components, constants, new MapOf(together(rest, kept, schema)), false);
            return;
        }
        record.complete(components, constants, kept.orElse(null), closed);
        record.restrictAdditional(
                MapKeys.patterns(schema, diagnostics),
                kept.map(map -> checks.ofAdditional(schema, map)).orElse(Checks.NONE));
        overlappingPatterns(schema);
    }

    /** A property that is named may match a pattern, too. */
    private void overlappingPatterns(Schema schema) {
        schema.named("patternProperties").forEach((pattern, values) -> {
            boolean matches = !values.isTrue()
                    && Bounds.isPattern(pattern)
                    && schema.named("properties").keySet().stream()
                            .anyMatch(name ->
                                    Pattern.compile(pattern).matcher(name).find());
            if (matches) {
                warnings.unchecked(
                        values.node(),
                        "this pattern matches properties that have schemas of their own: only these are checked there");
            }
        });
    }

    /** Takes away what a record has no room for: the last of the properties that aren't required. */
    private List<Component> beyondLimit(List<Component> components, Schema schema) {
        List<Component> rest = new ArrayList<>();
        int total = components.size();
        for (int index = total - 1; index >= 0 && components.size() > MOST_COMPONENTS; index--) {
            if (!components.get(index).required()) {
                rest.add(0, components.remove(index));
            }
        }
        if (components.size() > MOST_COMPONENTS) {
            diagnostics.error(
                    schema.place(),
                    "this object requires " + components.size() + " properties, and a Java record can have "
                            + MOST_COMPONENTS + ": give it an existingJavaType");
        } else if (!rest.isEmpty()) {
            diagnostics.warning(
                    schema.place(),
                    "this object has " + total + " properties, and a Java record can have " + MOST_COMPONENTS + ": "
                            + rest.size() + " of them, from '" + rest.get(0).wireName()
                            + "' on, are in additionalProperties");
        }
        return rest;
    }

    /** The type of the values of properties that are kept together. */
    private TypeUse together(List<Component> rest, Optional<MapOf> kept, Schema schema) {
        Set<TypeUse> uses = new LinkedHashSet<>();
        rest.forEach(component ->
                uses.add(component.nullable() ? new TypeUse.Nullable(component.type()) : component.type()));
        kept.ifPresent(map -> uses.add(map.value()));
        return uses.size() > MOST_TOGETHER ? new TypeUse.AnyJson() : types.oneOf(List.copyOf(uses), schema);
    }

    static @Nullable Schema additional(Schema schema) {
        Schema additional = schema.child("additionalProperties");
        return additional == null && !schema.hasAny(ALSO_EVALUATING)
                ? schema.child("unevaluatedProperties")
                : additional;
    }

    /**
     * The map of the properties that a schema doesn't name; empty if there are none, or they aren't kept.
     *
     * @param keptAnyway whether they are kept even if the schema says nothing about them
     */
    Optional<MapOf> map(Schema schema, boolean keptAnyway) {
        Schema additional = additional(schema);
        Map<String, TypeUse> patterns = new LinkedHashMap<>();
        boolean all = false;
        for (Map.Entry<String, Schema> entry : schema.named("patternProperties").entrySet()) {
            Schema values = entry.getValue();
            if (values.isFalse()) {
                warnings.unchecked(values.node(), "that there is no property with such a name is not checked");
            } else {
                all |= ALL_NAMES.contains(entry.getKey());
                patterns.put(entry.getKey(), types.elementOf(values));
            }
        }
        Set<TypeUse> uses = new LinkedHashSet<>(patterns.values());
        TypeUse rest = new TypeUse.AnyJson();
        boolean closed = additional != null && additional.isFalse();
        if (!closed && additional != null) {
            rest = types.elementOf(additional);
            uses.add(rest);
        } else if (!closed && !all && (!patterns.isEmpty() || keptAnyway)) {
            uses.add(rest);
            if (!patterns.isEmpty() && uses.size() > 1) {
                warnings.unchecked(
                        schema.node(),
                        "properties whose names match no pattern can be anything, so the values are Object in Java:"
                                + " 'additionalProperties: false' makes them what the patterns say");
            }
        }
        if (uses.isEmpty()) {
            return keptAnyway ? Optional.of(new MapOf(rest)) : Optional.empty();
        }
        boolean byName = uses.size() > 1 && !patterns.isEmpty();
        patterns.keySet().removeIf(pattern -> !Bounds.isPattern(pattern));
        TypeUse value = types.oneOf(List.copyOf(uses), schema);
        return Optional.of(new MapOf(value, byName ? new TypeUse.ByName(patterns, rest) : null));
    }

    /** The only value of a property that tells types apart; empty for every other property. */
    private Optional<Constant> constant(Schema owner, String wireName, Schema property, boolean required) {
        List<Node> values = merger.effective(property).enumValues();
        if (values == null
                || values.size() != 1
                || !(values.get(0) instanceof ScalarNode scalar)
                || scalar.value() == null) {
            return Optional.empty();
        }
        // An optional property with one value may say something by being there, unless its name or value marks a type.
        boolean marksType = required
                || DISCRIMINATORS.contains(wireName)
                || scalar.value().equals(owner.path().last());
        return marksType ? Optional.of(new Constant(wireName, scalar.value(), required)) : Optional.empty();
    }

    private Component component(String wireName, String javaName, Schema schema, boolean required) {
        TypeUse type = types.typeOf(schema);
        Node defaultValue = schema.keyword("default");
        Schema resolved = types.resolved(schema);
        if (defaultValue == null) {
            defaultValue = resolved.keyword("default");
        }
        if (defaultValue instanceof ScalarNode scalar && scalar.value() == null) {
            defaultValue = null;
        }
        Checks valueChecks = checks.of(schema, type);
        if (defaultValue != null && !defaults.fits(schema, type, valueChecks, defaultValue)) {
            diagnostics.warning(
                    defaultValue.place(),
                    "the default of '" + wireName + "' is not one of its values; it has no effect");
            defaultValue = null;
        }
        boolean nullable = types.allowsNull(schema);
        return new Component(
                wireName,
                javaName,
                schema.place(),
                type,
                required,
                nullable,
                required || nullable ? null : defaultValue,
                valueChecks,
                templateVariables(schema),
                defaultType(schema),
                Extras.annotations(schema, diagnostics),
                documentation(schema, resolved));
    }

    /** A property's own texts; a definition that it refers to has its own. */
    private static Documentation documentation(Schema schema, Schema resolved) {
        boolean isReference = !schema.path().equals(resolved.path());
        return Documentation.of(isReference ? schema : resolved);
    }

    private String unique(String wireName, Schema property, Set<String> taken) {
        String wanted = property.text("javaName");
        String name = identifiers.component(wanted == null ? wireName : wanted);
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    private @Nullable List<String> templateVariables(Schema schema) {
        Set<String> variables = new LinkedHashSet<>();
        boolean[] found = {false};
        collectTemplateVariables(schema, variables, found);
        return found[0] ? List.copyOf(variables) : null;
    }

    /** Templates may stand in the property itself, in its elements and in its alternatives. */
    private void collectTemplateVariables(Schema schema, Set<String> variables, boolean[] found) {
        if (schema.has("interpolation_context")) {
            found[0] = true;
            variables.addAll(schema.strings("interpolation_context"));
        }
        for (String keyword : List.of("items", "additionalProperties")) {
            Schema child = schema.child(keyword);
            if (child != null) {
                collectTemplateVariables(child, variables, found);
            }
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            schema.children(keyword).forEach(child -> collectTemplateVariables(child, variables, found));
        }
    }

    private @Nullable RecordType defaultType(Schema schema) {
        String name = schema.text("default_type");
        if (name == null) {
            return null;
        }
        Optional<Schema> definition = schemas.definition(schema, name);
        if (definition.isPresent()
                && types.typeOf(definition.get()) instanceof TypeUse.Declared declared
                && declared.declaration() instanceof RecordType record) {
            return record;
        }
        Node keyword = schema.keyword("default_type");
        diagnostics.warning(
                keyword == null ? schema.place() : keyword.place(),
                "default_type '" + name + "' is not the name of a definition of an object; it has no effect");
        return null;
    }
}
