package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
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

    private final TypePlanner types;
    private final SchemaSet schemas;
    private final Identifiers identifiers;
    private final Diagnostics diagnostics;

    ObjectPlanner(TypePlanner types, SchemaSet schemas, Identifiers identifiers, Diagnostics diagnostics) {
        this.types = types;
        this.schemas = schemas;
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
            boolean isRequired = required.contains(wireName);
            Optional<Constant> constant = constant(schema, wireName, value, isRequired);
            if (constant.isPresent()) {
                constants.add(constant.get());
            } else {
                components.add(component(wireName, unique(wireName, value, taken), value, isRequired));
            }
        }
        Schema additional = schema.child("additionalProperties");
        boolean closed = additional != null && additional.isFalse();
        boolean onlyAdditional = additional == null && components.isEmpty() && constants.isEmpty();
        TypeUse kept =
                onlyAdditional ? new TypeUse.AnyJson() : additional == null || closed ? null : types.typeOf(additional);
        record.complete(components, constants, kept, closed);
    }

    /** The only value of a property that tells types apart; empty for every other property. */
    private Optional<Constant> constant(Schema owner, String wireName, Schema property, boolean required) {
        List<Node> values = property.enumValues();
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
        if (defaultValue == null && schema.has("$ref")) {
            defaultValue = schemas.follow(schema)
                    .map(target -> target.keyword("default"))
                    .orElse(null);
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
                Bounds.of(schema),
                scalarBounds(schema),
                templateVariables(schema),
                defaultType(schema),
                Documentation.of(schema));
    }

    private String unique(String wireName, Schema property, Set<String> taken) {
        String wanted = property.text("javaName");
        String name = identifiers.component(wanted == null ? wireName : wanted);
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
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
