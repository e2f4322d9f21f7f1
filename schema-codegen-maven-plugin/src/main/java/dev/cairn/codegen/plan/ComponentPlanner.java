package dev.cairn.codegen.plan;

import dev.cairn.codegen.identifier.FreeName;
import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaBundle;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.Extras;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import dev.cairn.documents.schema.SchemaValidator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what one property of an object becomes: a component of its record, or a constant. */
final class ComponentPlanner {

    /** Names that say by themselves that a property tells types apart. */
    private static final Set<String> DISCRIMINATORS = Set.of("type", "kind", "$type", "@type");

    private final SchemaTypes types;
    private final Planning run;
    private final CheckPlanner checks;
    private final DefaultCheck defaults;

    ComponentPlanner(SchemaTypes types, Planning run, CheckPlanner checks) {
        this.types = types;
        this.run = run;
        this.checks = checks;
        this.defaults = new DefaultCheck(run.schemas());
    }

    /** The only value of a property that tells types apart; empty for every other property. */
    Optional<Constant> constant(Schema owner, String wireName, Schema property, boolean required) {
        List<Node> values = run.merger().effective(property).enumValues();
        Object value =
                values == null || values.size() != 1 ? null : values.get(0).scalar();
        if (value == null) {
            return Optional.empty();
        }
        // An optional property with one value may say something by being there, unless its name or value marks a type.
        boolean marksType = required
                || DISCRIMINATORS.contains(wireName)
                || value.equals(owner.path().last());
        return marksType ? Optional.of(new Constant(wireName, value, required)) : Optional.empty();
    }

    /** @param taken the names of the record's other components, to which this one's is added */
    Component component(String wireName, Schema schema, boolean required, Set<String> taken) {
        String javaName = unique(wireName, schema, taken);
        TypeUse type = types.of(schema);
        Schema resolved = run.choices().resolved(schema);
        Checks valueChecks = checks.of(schema, type);
        Node defaultValue = defaultValue(wireName, schema, resolved, type, valueChecks);
        boolean nullable = run.kinds().allowsNull(schema);
        return new Component(
                wireName,
                javaName,
                schema.place(),
                type,
                required,
                nullable,
                required ? null : defaultValue,
                valueChecks,
                TemplateVariables.of(schema),
                defaultType(schema),
                Extras.annotations(schema, run.diagnostics()),
                documentation(schema, resolved));
    }

    private @Nullable Node defaultValue(
            String wireName, Schema schema, Schema resolved, TypeUse type, Checks valueChecks) {
        Node own = schema.keyword("default");
        Node value = own == null ? resolved.keyword("default") : own;
        if (value == null || value.isNull()) {
            return null;
        }
        if (!defaults.fits(schema, type, valueChecks, value)) {
            run.diagnostics()
                    .warning(
                            value.place(),
                            "the default of '" + wireName + "' is not one of its values; it has no effect");
            return null;
        }
        return value;
    }

    /** A property's own texts; a definition that it refers to has its own. */
    private static Documentation documentation(Schema schema, Schema resolved) {
        boolean isReference = !schema.path().equals(resolved.path());
        return Documentation.of(isReference ? schema : resolved);
    }

    private String unique(String wireName, Schema property, Set<String> taken) {
        String wanted = property.text("javaName");
        return FreeName.of(
                run.identifiers().component(wanted == null ? wireName : wanted), unfree -> !taken.add(unfree));
    }

    private @Nullable RecordType defaultType(Schema schema) {
        String name = schema.text("default_type");
        if (name == null) {
            return null;
        }
        RecordType record = run.schemas()
                .definition(schema, name)
                .map(definition -> types.of(definition).records())
                .filter(records -> records.size() == 1)
                .map(records -> records.get(0))
                .orElse(null);
        if (record == null) {
            Node keyword = schema.keyword("default_type");
            run.diagnostics()
                    .warning(
                            keyword == null ? schema.place() : keyword.place(),
                            "default_type '" + name
                                    + "' is not the name of a definition of an object; it has no effect");
        }
        return record;
    }

    /**
     * Tells whether a default is a value that its own schema allows: one that isn't would make every absent value a mistake.
     */
    private static final class DefaultCheck {

        private final SchemaSet schemas;

        DefaultCheck(SchemaSet schemas) {
            this.schemas = schemas;
        }

        /** Whether a default fits both the Java type and all that is checked of the schema's values. */
        boolean fits(Schema schema, TypeUse type, Checks checks, Node value) {
            if (!PlainJson.isFinite(value) || !Defaults.fits(type, value)) {
                return false;
            }
            boolean typeSaysAll = checks.isEmpty() && !type.holdsObjects();
            return typeSaysAll
                    || SchemaValidator.of(SchemaBundle.of(schemas, schema))
                            .diagnose(value)
                            .isEmpty();
        }
    }

    /** Finds out what templates can use that stand in a property itself, in its elements and in its alternatives. */
    private static final class TemplateVariables {

        private final Set<String> variables = new LinkedHashSet<>();
        private boolean found;

        private TemplateVariables() {}

        /** The names of the variables; null where the schema doesn't speak of templates. */
        static @Nullable List<String> of(Schema schema) {
            TemplateVariables search = new TemplateVariables();
            search.collect(schema);
            return search.found ? List.copyOf(search.variables) : null;
        }

        private void collect(Schema schema) {
            if (schema.has("interpolation_context")) {
                found = true;
                variables.addAll(schema.strings("interpolation_context"));
            }
            for (String keyword : List.of("items", "additionalProperties")) {
                Schema child = schema.child(keyword);
                if (child != null) {
                    collect(child);
                }
            }
            for (String keyword : List.of("anyOf", "oneOf")) {
                schema.children(keyword).forEach(this::collect);
            }
        }
    }
}
