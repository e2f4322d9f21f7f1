package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaMerger;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what an object with properties becomes. */
final class ObjectPlanner {

    /** Names that say by themselves that a property tells types apart. */
    private static final Set<String> DISCRIMINATORS = Set.of("type", "kind", "$type", "@type");

    /** A constructor has at most 255 parameters (JVMS 4.3.3), of which longs and doubles count twice; one is for the rest. */
    private static final int MOST_COMPONENTS = 250;

    private static final int MOST_TOGETHER = 8;

    private final TypePlanner types;
    private final SchemaSet schemas;
    private final SchemaMerger merger;
    private final TypeOptions options;
    private final Identifiers identifiers;
    private final Diagnostics diagnostics;

    ObjectPlanner(
            TypePlanner types,
            SchemaSet schemas,
            SchemaMerger merger,
            TypeOptions options,
            Identifiers identifiers,
            Diagnostics diagnostics) {
        this.types = types;
        this.schemas = schemas;
        this.merger = merger;
        this.options = options;
        this.identifiers = identifiers;
        this.diagnostics = diagnostics;
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
        Optional<TypeUse> kept = mapValues(schema, onlyAdditional);
        if (!rest.isEmpty()) {
            record.complete(components, constants, together(rest, kept, schema), false);
            return;
        }
        record.complete(components, constants, kept.orElse(null), closed);
        record.restrictAdditional(MapKeys.patterns(schema, diagnostics));
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
    private TypeUse together(List<Component> rest, Optional<TypeUse> kept, Schema schema) {
        Set<TypeUse> uses = new LinkedHashSet<>();
        rest.forEach(component ->
                uses.add(component.nullable() ? new TypeUse.Nullable(component.type()) : component.type()));
        kept.ifPresent(uses::add);
        return uses.size() > MOST_TOGETHER ? new TypeUse.AnyJson() : types.oneOf(List.copyOf(uses), schema);
    }

    private static @Nullable Schema additional(Schema schema) {
        Schema additional = schema.child("additionalProperties");
        return additional == null ? schema.child("unevaluatedProperties") : additional;
    }

    /**
     * The type of the values of the properties that a schema doesn't name; empty if there are none, or they aren't kept.
     *
     * @param keptAnyway whether they are kept even if the schema says nothing about them
     */
    Optional<TypeUse> mapValues(Schema schema, boolean keptAnyway) {
        Schema additional = additional(schema);
        List<TypeUse> uses = new ArrayList<>();
        for (Schema values : schema.named("patternProperties").values()) {
            if (!values.isFalse()) {
                uses.add(types.elementOf(values));
            }
        }
        if (additional != null && !additional.isFalse()) {
            uses.add(types.elementOf(additional));
        }
        if (uses.isEmpty()) {
            return keptAnyway ? Optional.of(new TypeUse.AnyJson()) : Optional.empty();
        }
        return Optional.of(types.oneOf(uses, schema));
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
        return marksType ? Optional.of(new Constant(wireName, scalar.value())) : Optional.empty();
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
        if (defaultValue != null && !Defaults.fits(type, defaultValue)) {
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
                Bounds.of(resolved),
                elementBounds(resolved),
                scalarBounds(resolved),
                templateVariables(schema),
                defaultType(schema),
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

    /** What the elements of a list, or the values of a map, are checked for. */
    private Bounds elementBounds(Schema schema) {
        for (String keyword : List.of("items", "additionalProperties")) {
            Schema elements = schema.child(keyword);
            if (elements != null && schema.named("patternProperties").isEmpty()) {
                Bounds bounds = Bounds.of(types.resolved(elements));
                if (!bounds.isEmpty()) {
                    return bounds;
                }
            }
        }
        return Bounds.NONE;
    }

    private static Bounds scalarBounds(Schema schema) {
        for (String keyword : List.of("anyOf", "oneOf")) {
            for (Schema alternative : schema.children(keyword)) {
                boolean number = alternative.types().contains("number")
                        || alternative.types().contains("integer");
                if (number && !Bounds.of(alternative).isEmpty()) {
                    return Bounds.of(alternative);
                }
            }
        }
        return Bounds.NONE;
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
