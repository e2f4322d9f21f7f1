package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaMerger;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what Java types the schemas of a run become. For one run; not thread-safe. */
public final class TypePlanner {

    private static final Set<String> ALL_KINDS = Set.of("object", "array", "string", "number", "boolean");
    private static final Set<String> SHAPES = Set.of(
            "type",
            "$ref",
            "enum",
            "const",
            "items",
            "prefixItems",
            "anyOf",
            "oneOf",
            "allOf",
            "extends",
            "additionalProperties",
            "patternProperties",
            "properties");
    private static final List<String> OBJECT_KEYWORDS =
            List.of("properties", "required", "additionalProperties", "patternProperties", "unevaluatedProperties");
    private static final List<String> ARRAY_KEYWORDS = List.of("items", "prefixItems");

    /** Who gives a schema a text or a name means the things that the rest of it describes. */
    private static final List<String> MEANT = List.of("title", "description", "javaName", "javaType");

    private static final Set<String> NULL = Set.of("null");

    private final SchemaSet schemas;
    private final Names names;
    private final Diagnostics diagnostics;
    private final SchemaMerger merger;
    private final ChoicePlanner choices;
    private final KeywordWarnings warnings;
    private final Identifiers identifiers = new Identifiers();
    private final EnumPlanner enums;
    private final UnionPlanner unions = new UnionPlanner();
    private final ObjectPlanner objects;
    private final CheckPlanner checks;
    private final IdentityHashMap<RecordType, Schema> schemasOfRecords = new IdentityHashMap<>();
    private final IdentityHashMap<Node, TypeUse> planned = new IdentityHashMap<>();

    /** The schemas that we are deciding on, and how many lists and maps are around each of them. */
    private final IdentityHashMap<Node, Integer> inProgress = new IdentityHashMap<>();

    private final IdentityHashMap<Node, MixedType> unfinishedTypes = new IdentityHashMap<>();
    private int containers;
    private final List<Declaration> declarations = new ArrayList<>();

    /** Records whose components are still to be decided: later, since they may lead back to a choice that we are in. */
    private final Queue<Runnable> unfinished = new ArrayDeque<>();

    private final RootNames roots;
    private final TypeOptions options;
    private final JavaTypePlanner javaTypes;
    private @Nullable RecordType owner;
    private String rootName = "";

    /**
     * @param schemas follows references
     * @param names the names that the user gave to types
     * @param options what else the user chose
     * @param diagnostics takes what is wrong with the schemas
     */
    public TypePlanner(SchemaSet schemas, Names names, TypeOptions options, Diagnostics diagnostics) {
        this.schemas = schemas;
        this.names = names;
        this.diagnostics = diagnostics;
        this.merger = new SchemaMerger(schemas, diagnostics);
        this.choices = new ChoicePlanner(schemas, merger, diagnostics);
        this.warnings = new KeywordWarnings(diagnostics);
        this.enums = new EnumPlanner(identifiers, diagnostics);
        this.roots = new RootNames(identifiers);
        this.options = options;
        this.javaTypes = new JavaTypePlanner(options, diagnostics);
        this.checks = new CheckPlanner(this, warnings);
        this.objects = new ObjectPlanner(this, checks, warnings, schemas, merger, options, identifiers, diagnostics);
    }

    /**
     * Decides on all types that some documents define.
     *
     * @param documents the documents' root schemas, each with its name in case the document doesn't name it
     * @return nothing to rely on if there are errors among the diagnostics
     */
    public TypeModel plan(Map<Schema, String> documents) {
        documents.forEach(roots::add);
        for (Schema root : documents.keySet()) {
            rootName = roots.of(root);
            owner = null;
            if (root.hasAny(SHAPES)) {
                typeOf(root);
            }
            for (String keyword : List.of("definitions", "$defs")) {
                for (Schema definition : root.named(keyword).values()) {
                    typeOf(definition);
                }
            }
        }
        while (!unfinished.isEmpty()) {
            unfinished.remove().run();
        }
        declarations.addAll(unions.unions());
        declarations.addAll(unions.mixed());
        unions.link();
        new UnionAmbiguities(schemas, schemasOfRecords, warnings, diagnostics).find(unions.unions());
        new NameGiver(names, options, identifiers, diagnostics).nameAll(declarations);
        if (diagnostics.hasErrors()) {
            return new TypeModel(List.of(), false, false);
        }
        declarations.sort(Comparator.comparing(Declaration::name).thenComparing(Declaration::shortPath));
        return new TypeModel(declarations, usesTemplates(), javaTypes.usesExistingTypes());
    }

    /** The type of the values that a schema describes. */
    TypeUse typeOf(Schema schema) {
        TypeUse known = planned.get(schema.node());
        if (known != null) {
            return known;
        }
        Integer around = inProgress.putIfAbsent(schema.node(), containers);
        if (around != null) {
            if (containers > around) {
                return new Declared(unfinishedTypes.computeIfAbsent(schema.node(), node -> MixedType.unfinished()));
            }
            diagnostics.error(schema.place(), "this schema contains itself without an object in between");
            return new AnyJson();
        }
        TypeUse type = decide(schema);
        inProgress.remove(schema.node());
        MixedType needed = unfinishedTypes.remove(schema.node());
        if (needed != null) {
            type = unions.finish(needed, type, origin(schema));
        }
        planned.putIfAbsent(schema.node(), type);
        return type;
    }

    /** The type of the elements of a list or of the values of a map. */
    TypeUse elementOf(Schema schema) {
        containers++;
        TypeUse type = typeOf(schema);
        containers--;
        boolean nullable = !(type instanceof AnyJson) && allowsNull(schema);
        return nullable ? new TypeUse.Nullable(type) : type;
    }

    /** Whether null is one of the values that a schema describes. */
    boolean allowsNull(Schema schema) {
        return allowsNull(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private boolean allowsNull(Schema written, Set<Node> seen) {
        Schema schema = choices.resolved(written);
        if (!seen.add(schema.node())) {
            return false;
        }
        if (schema.types().contains("null") || schema.flag("nullable")) {
            return true;
        }
        List<Node> values = schema.enumValues();
        if (values != null) {
            return containsNull(values);
        }
        if (isOpen(schema)) {
            return true;
        }
        for (Schema alternative : choices.alternatives(schema)) {
            if (allowsNull(alternative, seen)) {
                return true;
            }
        }
        return false;
    }

    private static boolean containsNull(List<Node> values) {
        for (Node value : values) {
            if (isNull(value)) {
                return true;
            }
        }
        return false;
    }

    private TypeUse decide(Schema written) {
        Schema schema = merger.effective(written);
        if (schema.node() != written.node()) {
            warnings.of(written);
            return typeOf(schema);
        }
        if (schemas.isReference(schema)) {
            warnings.ofReference(schema);
            return schemas.follow(schema).map(this::typeOf).orElseGet(AnyJson::new);
        }
        if (!(schema.node() instanceof ObjectNode)) {
            // What is no schema is an error that SchemaChecks reports.
            warnings.of(schema);
            return new AnyJson();
        }
        warnings.of(schema);
        Optional<TypeUse> asked = javaTypes.asked(schema);
        if (asked.isPresent()) {
            return asked.get();
        }
        List<Schema> alternatives = choices.alternatives(schema);
        if (!alternatives.isEmpty()) {
            return choice(schema, alternatives);
        }
        List<Node> values = schema.enumValues();
        if (values != null) {
            Optional<TypeUse> enumeration = enumeration(schema, values);
            if (enumeration.isPresent()) {
                return enumeration.get();
            }
        }
        Set<String> kinds = kinds(schema);
        if (isOpen(schema)) {
            return orAnything(schema, kinds);
        }
        if (kinds.isEmpty() || kinds.contains("any") || kinds.containsAll(ALL_KINDS)) {
            return new AnyJson();
        }
        if (kinds.size() == 1) {
            return ofKind(schema, kinds.iterator().next());
        }
        List<TypeUse> uses = new ArrayList<>();
        for (String kind : kinds) {
            uses.add(kind.equals("object") ? object(schema, false) : ofKind(schema, kind));
        }
        return named(unions.oneOf(uses, true, false, origin(schema)), schema);
    }

    /** What a schema describes that says of some values what they have to be, and lets all others be. */
    private TypeUse orAnything(Schema schema, Set<String> kinds) {
        List<TypeUse> uses = new ArrayList<>();
        for (String kind : kinds) {
            TypeUse use = kind.equals("object") ? object(schema, false) : array(schema);
            if (!use.equals(new MapOf(new AnyJson())) && !use.equals(new ListOf(new AnyJson()))) {
                uses.add(use);
            }
        }
        if (uses.isEmpty()) {
            return new AnyJson();
        }
        diagnostics.warning(
                schema.place(),
                "there is no 'type' here, so what is no " + String.join(" and no ", kinds)
                        + " is valid, too: with a 'type', or with a title or a description, the Java type is simpler");
        return named(unions.orAnything(uses, origin(schema)), schema);
    }

    /**
     * Whether a schema lets all values be that are not of the kind of which it says something. A schema without a type that has
     * a name or a text, or is an alternative or a part, means what it describes and nothing else.
     */
    private boolean isOpen(Schema schema) {
        return schema.node() instanceof ObjectNode
                && schema.types().isEmpty()
                && schema.enumValues() == null
                && (schema.hasAny(OBJECT_KEYWORDS) || schema.hasAny(ARRAY_KEYWORDS))
                && !schema.hasAny(MEANT)
                && !isNamed(schema)
                && !schema.path().isAlternative()
                && !schemas.isReference(schema)
                && choices.alternatives(schema).isEmpty();
    }

    private TypeUse choice(Schema schema, List<Schema> alternatives) {
        List<Schema> values = new ArrayList<>();
        List<TypeUse> uses = new ArrayList<>();
        List<Schema> fixed = new ArrayList<>();
        for (Schema alternative : alternatives) {
            if (!isOnlyNull(alternative)) {
                values.add(alternative);
                boolean inline = !schemas.isReference(alternative) && alternative.enumValues() != null;
                if (inline && choices.alternatives(alternative).isEmpty()) {
                    fixed.add(alternative);
                }
            }
        }
        Optional<EnumType> together =
                fixed.size() < 2 ? Optional.empty() : enums.of(schema, fixed, Documentation.of(schema));
        together.ifPresent(type -> {
            boolean all = fixed.size() == values.size();
            Schema named = all ? schema : fixed.get(0);
            declare(type, named, origin(named), all && isNamed(schema));
            uses.add(new Declared(type));
        });
        for (Schema alternative : values) {
            if (together.isEmpty() || !fixed.contains(alternative)) {
                uses.add(typeOf(alternative));
            }
        }
        if (uses.size() == 1 && together.isPresent()) {
            return uses.get(0);
        }
        boolean keepApart = names.contains(origin(schema).shortPath());
        boolean exclusive = !schema.has("anyOf");
        TypeUse type = unions.oneOf(uses, keepApart, exclusive, origin(schema));
        overlaps(schema, type, uses, exclusive);
        return named(type, schema);
    }

    /** Warns of alternatives that the Java type doesn't tell apart, though the schema says more of them than their types. */
    private void overlaps(Schema schema, TypeUse type, List<TypeUse> uses, boolean exclusive) {
        Node keyword = schema.keyword(exclusive ? "oneOf" : "anyOf");
        if (keyword == null || uses.size() < 2) {
            return;
        }
        if (type instanceof AnyJson) {
            warnings.unchecked(
                    keyword,
                    "one of these alternatives can be anything, so the Java type is Object; they are not checked");
            return;
        }
        if (!exclusive) {
            return;
        }
        Set<JsonKind> known = EnumSet.noneOf(JsonKind.class);
        for (TypeUse use : uses) {
            for (JsonKind kind : use.kinds()) {
                boolean records = kind == JsonKind.OBJECT && use instanceof Declared;
                if (!known.add(kind) && !records) {
                    warnings.unchecked(
                            keyword,
                            "several of these alternatives can be " + kind.text()
                                    + ": that a value fits only one of them is not checked");
                }
            }
        }
    }

    private static boolean isOnlyNull(Schema schema) {
        List<Node> values = schema.enumValues();
        return schema.types().equals(NULL)
                || (values != null && !values.isEmpty() && values.stream().allMatch(TypePlanner::isNull));
    }

    /** Takes the name and the texts that a schema gives to its union. */
    private TypeUse named(TypeUse use, Schema schema) {
        if (use instanceof Declared declared) {
            String name = schema.text("javaUnionName");
            if (name != null) {
                declared.declaration().request(name, schema.place(), diagnostics);
            }
            if (isNamed(schema)) {
                Extras extras = Extras.ofType(schema, diagnostics);
                if (declared.declaration() instanceof UnionType union) {
                    union.want(extras);
                    union.document(Documentation.of(schema));
                } else if (declared.declaration() instanceof MixedType mixed) {
                    mixed.want(extras);
                    mixed.document(Documentation.of(schema));
                }
            }
        }
        return use;
    }

    private TypeUse ofKind(Schema schema, String kind) {
        return switch (kind) {
            case "object" -> object(schema, true);
            case "array" -> array(schema);
            default -> {
                ScalarKind scalar = ScalarKind.ofSchema(kind);
                // An unknown type is an error that SchemaChecks reports.
                yield scalar == null
                        ? new AnyJson()
                        : scalar == ScalarKind.STRING ? javaTypes.ofText(schema) : javaTypes.of(scalar);
            }
        };
    }

    /** The schema behind a chain of references, merged where it has to be. */
    Schema resolved(Schema schema) {
        return choices.resolved(schema);
    }

    /** The type of values that have one of several types, which a schema gives to parts of it. */
    TypeUse oneOf(List<TypeUse> uses, Schema schema) {
        return uses.size() == 1 ? uses.get(0) : unions.oneOf(uses, true, false, origin(schema));
    }

    /** The alternatives of a schema; empty where it offers no choice. */
    List<Schema> alternatives(Schema schema) {
        return choices.alternatives(schema);
    }

    private TypeUse array(Schema schema) {
        List<Schema> places = new ArrayList<>(schema.children("prefixItems"));
        if (schema.keyword("items") instanceof ArrayNode) {
            places.addAll(schema.children("items"));
        }
        Schema items =
                schema.keyword("items") instanceof ArrayNode ? schema.child("additionalItems") : schema.child("items");
        boolean further = items == null || !items.isFalse();
        TypeUse rest = items == null || !further ? new AnyJson() : elementOf(items);
        if (places.isEmpty()) {
            return new ListOf(rest);
        }
        List<TypeUse> uses = new ArrayList<>();
        places.forEach(place -> uses.add(elementOf(place)));
        List<TypeUse> all = new ArrayList<>(uses);
        Number most = schema.number("maxItems");
        if (further && (most == null || most.doubleValue() > places.size())) {
            all.add(rest);
            if (items == null) {
                warnings.unchecked(
                        schema.node(),
                        "what follows the first " + places.size()
                                + " elements can be anything, so all elements are Object"
                                + " in Java: '" + (schema.has("prefixItems") ? "items" : "additionalItems")
                                + ": false' makes them what the first ones are");
            }
        }
        TypeUse element = unions.oneOf(all, true, false, origin(schema));
        boolean same = all.stream().allMatch(element::equals);
        return new ListOf(element, false, same ? null : new TypeUse.Places(List.copyOf(uses), rest));
    }

    /** @param alone whether objects are all that the schema allows: then they have its name */
    private TypeUse object(Schema schema, boolean alone) {
        boolean hasName = isNamed(schema) && alone;
        boolean hasShape = !schema.named("properties").isEmpty();
        if (!hasName && !hasShape) {
            return objects.map(schema, true).orElseGet(() -> new MapOf(new AnyJson()));
        }
        RecordType record = new RecordType(Documentation.of(schema));
        schemasOfRecords.put(record, schema);
        warnings.ofRecord(schema);
        boolean objectsOnly = alone || schema.types().isEmpty();
        declare(record, schema, objectsOnly ? origin(schema) : origin(schema).objects(), hasName);
        if (alone) {
            planned.put(schema.node(), new Declared(record));
        }
        String root = rootName;
        unfinished.add(() -> {
            owner = record;
            rootName = root;
            objects.complete(record, schema);
        });
        return new Declared(record);
    }

    /** Whether a schema is a definition or a whole document, which have names. */
    private static boolean isNamed(Schema schema) {
        return schema.path().isDefinition() || schema.path().isRoot();
    }

    /** What one of some values becomes: an enum, or a boolean if both booleans are allowed. */
    private Optional<TypeUse> enumeration(Schema schema, List<Node> nodes) {
        Set<Object> plain = new LinkedHashSet<>();
        for (Node node : nodes) {
            Object value = node.toPlain();
            if (value != null) {
                plain.add(value);
            }
        }
        if (plain.equals(Set.of(true, false))) {
            return Optional.of(new Scalar(ScalarKind.BOOLEAN));
        }
        return enums.of(schema, nodes).map(type -> {
            declare(type, schema, origin(schema), isNamed(schema));
            return new Declared(type);
        });
    }

    private void declare(Declaration declaration, Schema schema, Declaration.Origin origin, boolean topLevel) {
        declaration.addOrigin(origin);
        declaration.nestIn(topLevel ? null : owner);
        declaration.suggest(identifiers.suggestion(schema));
        declaration.want(Extras.ofType(schema, diagnostics));
        String name = schema.text("javaName");
        String type = schema.text("javaType");
        if (name != null && topLevel) {
            declaration.request(name, schema.place(), diagnostics);
        } else if (type != null) {
            // jsonschema2pojo generates into the package that is named here; we have one package.
            declaration.request(type.substring(type.lastIndexOf('.') + 1), schema.place(), diagnostics);
        }
        declarations.add(declaration);
    }

    private static Set<String> kinds(Schema schema) {
        Set<String> kinds = new LinkedHashSet<>(schema.types());
        kinds.remove("null");
        if (schema.types().isEmpty()) {
            if (schema.hasAny(OBJECT_KEYWORDS)) {
                kinds.add("object");
            }
            if (schema.hasAny(ARRAY_KEYWORDS) && (kinds.isEmpty() || !schema.has("properties"))) {
                kinds.add("array");
            }
        }
        return kinds;
    }

    private Declaration.Origin origin(Schema schema) {
        String root = roots.of(schema);
        return new Declaration.Origin(
                schema.place(), schema.path(), schema.path().shortForm(root.isEmpty() ? rootName : root));
    }

    private boolean usesTemplates() {
        return declarations.stream()
                .filter(RecordType.class::isInstance)
                .flatMap(record -> ((RecordType) record).components().stream())
                .anyMatch(component -> component.templateVariables() != null);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.value() == null;
    }
}
