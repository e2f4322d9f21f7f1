package dev.cairn.codegen.plan;

import dev.cairn.codegen.name.Declarations;
import dev.cairn.codegen.name.Names;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Declaration;
import dev.cairn.codegen.type.Declared;
import dev.cairn.codegen.type.Documentation;
import dev.cairn.codegen.type.EnumType;
import dev.cairn.codegen.type.Extras;
import dev.cairn.codegen.type.JsonKind;
import dev.cairn.codegen.type.TypeUse;
import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides what a schema with alternatives becomes. */
final class AlternativesPlanner {

    private final SchemaTypes types;
    private final Planning run;
    private final Names names;
    private final EnumPlanner enums;
    private final UnionPlanner unions;
    private final DiscriminatorPlanner discriminators;
    private final Declarations declarations;

    AlternativesPlanner(
            SchemaTypes types,
            Planning run,
            Names names,
            EnumPlanner enums,
            UnionPlanner unions,
            Declarations declarations) {
        this.types = types;
        this.run = run;
        this.names = names;
        this.enums = enums;
        this.unions = unions;
        this.discriminators = new DiscriminatorPlanner(types, run);
        this.declarations = declarations;
    }

    TypeUse of(Schema schema, List<Schema> alternatives) {
        List<Schema> values = new ArrayList<>();
        List<TypeUse> uses = new ArrayList<>();
        List<Schema> fixed = new ArrayList<>();
        boolean open = run.kinds().isOpen(schema);
        for (Schema alternative : alternatives) {
            if (open) {
                run.warnings().takeAnything(alternative);
            }
            if (!run.kinds().isOnlyNull(alternative)) {
                values.add(alternative);
                boolean inline = !run.schemas().isReference(alternative) && alternative.enumValues() != null;
                if (inline && run.choices().alternatives(alternative).isEmpty()) {
                    fixed.add(alternative);
                }
            }
        }
        Optional<EnumType> together =
                fixed.size() < 2 ? Optional.empty() : enums.of(schema, fixed, Documentation.of(schema));
        together.ifPresent(type -> {
            boolean all = fixed.size() == values.size();
            Schema named = all ? schema : fixed.get(0);
            declarations.add(
                    type,
                    named,
                    declarations.origin(named),
                    all && schema.path().isNamed());
            uses.add(new Declared(type));
        });
        for (Schema alternative : values) {
            if (together.isEmpty() || !fixed.contains(alternative)) {
                uses.add(types.of(alternative));
            }
        }
        if (uses.size() == 1 && together.isPresent()) {
            return uses.get(0);
        }
        Declaration.Origin origin = declarations.origin(schema);
        boolean exclusive = schema.has("oneOf") && !schema.has("anyOf");
        boolean keepApart = names.contains(origin.shortPath());
        TypeUse type = unions.oneOf(uses, keepApart, exclusive, open ? origin.objects() : origin);
        if (open) {
            type = unions.orAnything(List.of(type), origin);
        }
        overlaps(schema, type, uses, exclusive);
        unions.union(type)
                .ifPresent(union -> declarations.decideLater(() -> discriminators.tell(schema, alternatives, union)));
        return named(type, schema);
    }

    /** Takes the name and the texts that a schema gives to its union. */
    TypeUse named(TypeUse use, Schema schema) {
        Declaration union = use.declaration();
        if (union != null) {
            String name = schema.text("javaUnionName");
            if (name != null) {
                union.request(name, schema.place(), run.diagnostics());
            }
            if (schema.path().isNamed()) {
                union.document(Documentation.of(schema));
                union.want(Extras.ofType(schema, run.diagnostics()));
            }
        }
        return use;
    }

    /** Warns of alternatives that the Java type doesn't tell apart, though the schema says more of them than their types. */
    private void overlaps(Schema schema, TypeUse type, List<TypeUse> uses, boolean exclusive) {
        Node keyword = schema.keyword(exclusive ? "oneOf" : "anyOf");
        if (keyword == null || uses.size() < 2) {
            return;
        }
        if (type.isAnything()) {
            run.warnings()
                    .unchecked(
                            keyword,
                            "one of these alternatives can be anything, so the Java type is Object; they are not"
                                    + " checked");
            return;
        }
        if (!exclusive) {
            return;
        }
        Set<JsonKind> known = EnumSet.noneOf(JsonKind.class);
        for (TypeUse use : uses) {
            for (JsonKind kind : use.kinds()) {
                boolean records = kind == JsonKind.OBJECT && (use.declaration() != null || use.checksItself());
                if (!known.add(kind) && !records) {
                    run.warnings()
                            .unchecked(
                                    keyword,
                                    "several of these alternatives can be " + kind.text()
                                            + ": that a value fits only one of them is not checked");
                }
            }
        }
    }
}
