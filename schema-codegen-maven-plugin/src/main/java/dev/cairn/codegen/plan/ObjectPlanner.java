package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.AnyJson;
import dev.cairn.codegen.type.Bounds;
import dev.cairn.codegen.type.Checks;
import dev.cairn.codegen.type.Component;
import dev.cairn.codegen.type.Constant;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.MapKeys;
import dev.cairn.codegen.type.MapOf;
import dev.cairn.codegen.type.OrNull;
import dev.cairn.codegen.type.RecordType;
import dev.cairn.codegen.type.TypeUse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what an object becomes: a record, or a map where no properties are known. */
final class ObjectPlanner {

    /** A constructor has at most 255 parameters (JVMS 4.3.3), of which longs and doubles count twice; one is for the rest. */
    private static final int MOST_COMPONENTS = 250;

    private static final int MOST_TOGETHER = 8;

    private final Planning run;
    private final Declarations declarations;
    private final CheckPlanner checks;
    private final MapPlanner maps;
    private final ComponentPlanner properties;

    ObjectPlanner(SchemaTypes types, Planning run, UnionPlanner unions, Declarations declarations) {
        this.run = run;
        this.declarations = declarations;
        this.checks = new CheckPlanner(types, run);
        this.maps = new MapPlanner(types, run.warnings(), unions, declarations);
        this.properties = new ComponentPlanner(types, run, checks);
    }

    /** @param alone whether objects are all that the schema allows: then they have its name */
    TypeUse of(Schema schema, boolean alone) {
        boolean hasName = schema.path().isNamed() && alone;
        boolean hasShape = !schema.named("properties").isEmpty();
        if (!hasName && !hasShape) {
            return maps.of(schema, true).orElseGet(() -> new MapOf(new AnyJson()));
        }
        RecordType record = new RecordType(Documentation.of(schema));
        run.warnings().ofRecord(schema);
        boolean objectsOnly = alone || schema.types().isEmpty();
        Declaration.Origin origin = declarations.origin(schema);
        declarations.add(record, schema, objectsOnly ? origin : origin.objects(), hasName);
        declarations.completeLater(record, schema, () -> complete(record, schema));
        return new Declared(record);
    }

    /** Fills a record that is already known to others, since its components may refer back to it. */
    private void complete(RecordType record, Schema schema) {
        List<Component> components = new ArrayList<>();
        List<Constant> constants = new ArrayList<>();
        Set<String> taken = new LinkedHashSet<>();
        Set<String> required = schema.required();
        for (Map.Entry<String, Schema> property : schema.named("properties").entrySet()) {
            String wireName = property.getKey();
            Schema value = property.getValue();
            // In draft 3, and in jsonschema2pojo's own schemas, a property says by itself that it is required.
            boolean isRequired = (required.contains(wireName) && !isOfOneSide(schema, value)) || value.flag("required");
            Optional<Constant> constant = properties.constant(schema, wireName, value, isRequired);
            if (constant.isPresent()) {
                constants.add(constant.get());
            } else {
                components.add(properties.component(wireName, value, isRequired, taken));
            }
        }
        List<Component> rest = beyondLimit(components, schema);
        Schema additional = schema.additional();
        boolean patterns = !schema.named("patternProperties").isEmpty();
        boolean closed = additional != null && additional.isFalse() && !patterns;
        boolean nothingElse = components.isEmpty() && constants.isEmpty();
        boolean onlyAdditional =
                additional == null && (nothingElse || run.options().keepUnnamedProperties());
        Optional<MapOf> kept = maps.of(schema, onlyAdditional);
        Set<String> undeclared = new LinkedHashSet<>(required);
        undeclared.removeAll(schema.named("properties").keySet());
        record.requireBesides(List.copyOf(undeclared));
        record.require(run.choices().requirements(schema));
        if (!rest.isEmpty()) {
            record.complete(components, constants, new MapOf(together(rest, kept, schema)), false);
            return;
        }
        record.complete(components, constants, kept.orElse(null), closed);
        record.restrictAdditional(
                MapKeys.patterns(schema, run.diagnostics()),
                kept.map(map -> checks.ofAdditional(schema, map)).orElse(Checks.NONE));
        overlappingPatterns(schema);
    }

    /** What only the server sends, or only its clients, is absent from what the other side sends, even if it is required. */
    private boolean isOfOneSide(Schema owner, Schema property) {
        Schema resolved = run.choices().resolved(property);
        return (resolved.flag("readOnly") || resolved.flag("writeOnly"))
                && run.schemas().requiresOfOneSideOnly(owner);
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
                run.warnings()
                        .unchecked(
                                values.node(),
                                "this pattern matches properties that have schemas of their own: only these are checked"
                                        + " there");
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
            run.diagnostics()
                    .error(
                            schema.place(),
                            "this object requires " + components.size() + " properties, and a Java record can have "
                                    + MOST_COMPONENTS + ": give it an existingJavaType");
        } else if (!rest.isEmpty()) {
            run.diagnostics()
                    .warning(
                            schema.place(),
                            "this object has " + total + " properties, and a Java record can have " + MOST_COMPONENTS
                                    + ": " + rest.size() + " of them, from '"
                                    + rest.get(0).wireName() + "' on, are in additionalProperties");
        }
        return rest;
    }

    /** The type of the values of properties that are kept together. */
    private TypeUse together(List<Component> rest, Optional<MapOf> kept, Schema schema) {
        Set<TypeUse> uses = new LinkedHashSet<>();
        rest.forEach(component -> uses.add(component.nullable() ? new OrNull(component.type()) : component.type()));
        kept.ifPresent(map -> uses.add(map.value()));
        return uses.size() > MOST_TOGETHER ? new AnyJson() : maps.oneOf(uses, schema);
    }
}
