package dev.cairn.codegen.type;

import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.codegen.type.TypeUse.AnyJson;
import dev.cairn.codegen.type.TypeUse.Declared;
import dev.cairn.codegen.type.TypeUse.ListOf;
import dev.cairn.codegen.type.TypeUse.MapOf;
import dev.cairn.codegen.type.TypeUse.Scalar;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what Java types the schemas of a run become. For one run; not thread-safe. */
public final class TypePlanner {

    private static final Set<String> ALL_KINDS = Set.of("object", "array", "string", "number", "boolean");
    private static final Set<String> SHAPES = Set.of(
            "type", "$ref", "enum", "const", "items", "anyOf", "oneOf", "allOf", "additionalProperties", "properties");
    private static final Set<String> SHAPELESS =
            Set.of("allOf", "not", "if", "dependentSchemas", "dependencies", "patternProperties", "prefixItems");

    private final SchemaSet schemas;
    private final Names names;
    private final Diagnostics diagnostics;
    private final Identifiers identifiers = new Identifiers();
    private final UnionPlanner unions = new UnionPlanner();
    private final ObjectPlanner objects;
    private final IdentityHashMap<Node, TypeUse> planned = new IdentityHashMap<>();
    private final Set<Node> inProgress = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Declaration> declarations = new ArrayList<>();

    /** Records whose components are still to be decided: later, since they may lead back to a choice that we are in. */
    private final Queue<Runnable> unfinished = new ArrayDeque<>();

    private final IdentityHashMap<Node, String> rootNames = new IdentityHashMap<>();
    private @Nullable RecordType owner;
    private String rootName = "";

    /**
     * @param schemas follows references
     * @param names the names that the user gave to types
     * @param diagnostics takes what is wrong with the schemas
     */
    public TypePlanner(SchemaSet schemas, Names names, Diagnostics diagnostics) {
        this.schemas = schemas;
        this.names = names;
        this.diagnostics = diagnostics;
        this.objects = new ObjectPlanner(this, schemas, identifiers, diagnostics);
    }

    /**
     * Decides on all types that some documents define.
     *
     * @param roots the documents' root schemas, each with its name in case the document doesn't name it
     * @return nothing to rely on if there are errors among the diagnostics
     */
    public TypeModel plan(Map<Schema, String> roots) {
        roots.forEach((root, fileName) -> rootNames.put(root.node(), nameOfRoot(root, fileName)));
        for (Schema root : roots.keySet()) {
            rootName = String.valueOf(rootNames.get(root.node()));
            owner = null;
            if (SHAPES.stream().anyMatch(root::has)) {
                typeOf(root);
            }
            for (String keyword : List.of("definitions", "$defs")) {
                root.named(keyword).values().forEach(this::typeOf);
            }
        }
        while (!unfinished.isEmpty()) {
            unfinished.remove().run();
        }
        declarations.addAll(unions.unions());
        declarations.addAll(unions.mixed());
        unions.link();
        new NameGiver(names, identifiers, diagnostics).nameAll(declarations);
        if (diagnostics.hasErrors()) {
            return new TypeModel(List.of(), false);
        }
        declarations.sort(Comparator.comparing(Declaration::name).thenComparing(Declaration::shortPath));
        return new TypeModel(declarations, usesTemplates());
    }

    /** The type of the values that a schema describes. */
    TypeUse typeOf(Schema schema) {
        TypeUse known = planned.get(schema.node());
        if (known != null) {
            return known;
        }
        if (!inProgress.add(schema.node())) {
            diagnostics.error(schema.place(), "this schema contains itself without an object in between");
            return new AnyJson();
        }
        TypeUse type = decide(schema);
        inProgress.remove(schema.node());
        planned.putIfAbsent(schema.node(), type);
        return type;
    }

    /** Whether null is one of the values that a schema describes. */
    boolean allowsNull(Schema schema) {
        if (schema.types().contains("null")) {
            return true;
        }
        List<Node> values = schema.enumValues();
        if (values != null) {
            return values.stream().anyMatch(TypePlanner::isNull);
        }
        return alternatives(schema).stream().anyMatch(this::allowsNull);
    }

    private TypeUse decide(Schema schema) {
        if (schema.has("$ref")) {
            return schemas.follow(schema).map(this::typeOf).orElseGet(AnyJson::new);
        }
        warnOfShapeless(schema);
        List<Schema> alternatives = alternatives(schema);
        if (!alternatives.isEmpty() && !schema.has("properties")) {
            return choice(schema, alternatives);
        }
        List<Node> values = schema.enumValues();
        if (values != null && values.stream().noneMatch(value -> value instanceof Node.ObjectNode)) {
            return enumeration(schema, values);
        }
        Set<String> kinds = kinds(schema);
        if (kinds.isEmpty() || kinds.containsAll(ALL_KINDS)) {
            return new AnyJson();
        }
        if (kinds.size() == 1) {
            return ofKind(schema, kinds.iterator().next());
        }
        List<TypeUse> uses = kinds.stream().map(kind -> ofKind(schema, kind)).toList();
        return named(unions.oneOf(uses, true, origin(schema)), schema);
    }

    private TypeUse choice(Schema schema, List<Schema> alternatives) {
        List<TypeUse> uses = new ArrayList<>();
        for (Schema alternative : alternatives) {
            if (!alternative.types().equals(Set.of("null"))) {
                uses.add(typeOf(alternative));
            }
        }
        boolean keepApart = names.contains(origin(schema).shortPath());
        return named(unions.oneOf(uses, keepApart, origin(schema)), schema);
    }

    /** Takes the name and the texts that a schema gives to its union. */
    private TypeUse named(TypeUse use, Schema schema) {
        if (use instanceof Declared declared) {
            String name = schema.text("javaUnionName");
            if (name != null) {
                declared.declaration().request(name, schema.place(), diagnostics);
            }
            if (schema.path().isDefinition()) {
                if (declared.declaration() instanceof UnionType union) {
                    union.document(Documentation.of(schema));
                } else if (declared.declaration() instanceof MixedType mixed) {
                    mixed.document(Documentation.of(schema));
                }
            }
        }
        return use;
    }

    private TypeUse ofKind(Schema schema, String kind) {
        return switch (kind) {
            case "object" -> object(schema);
            case "array" -> {
                Schema items = schema.child("items");
                yield new ListOf(items == null ? new AnyJson() : typeOf(items), false);
            }
            default -> {
                ScalarKind scalar = ScalarKind.ofSchema(kind);
                if (scalar == null) {
                    diagnostics.error(
                            schema.place(),
                            "unknown type '" + kind
                                    + "' (expected object, array, string, integer, number, boolean or null)");
                    yield new AnyJson();
                }
                yield new Scalar(scalar);
            }
        };
    }

    private TypeUse object(Schema schema) {
        boolean hasName = schema.path().isDefinition() || rootNames.containsKey(schema.node());
        boolean hasShape = !schema.named("properties").isEmpty();
        if (!hasName && !hasShape) {
            Schema values = schema.child("additionalProperties");
            return new MapOf(values == null || values.isFalse() ? new AnyJson() : typeOf(values));
        }
        RecordType record = new RecordType(Documentation.of(schema));
        declare(record, schema, hasName);
        planned.put(schema.node(), new Declared(record));
        String root = rootName;
        unfinished.add(() -> {
            owner = record;
            rootName = root;
            objects.complete(record, schema);
        });
        return new Declared(record);
    }

    private TypeUse enumeration(Schema schema, List<Node> nodes) {
        List<EnumType.Value> values = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Node node : nodes) {
            if (node instanceof ScalarNode scalar && scalar.value() != null) {
                String name = identifiers.constant(scalar.value().toString());
                while (!taken.add(name)) {
                    name += "_";
                }
                values.add(new EnumType.Value(name, scalar.value()));
            }
        }
        EnumType type = new EnumType(values, Documentation.of(schema));
        declare(type, schema, schema.path().isDefinition());
        return new Declared(type);
    }

    private void declare(Declaration declaration, Schema schema, boolean topLevel) {
        declaration.addOrigin(origin(schema));
        declaration.nestIn(topLevel ? null : owner);
        String name = schema.text("javaName");
        if (name != null && topLevel) {
            declaration.request(name, schema.place(), diagnostics);
        }
        declarations.add(declaration);
    }

    private static Set<String> kinds(Schema schema) {
        Set<String> kinds = new LinkedHashSet<>(schema.types());
        kinds.remove("null");
        if (schema.types().isEmpty()) {
            if (schema.has("properties") || schema.has("required") || schema.has("additionalProperties")) {
                kinds.add("object");
            } else if (schema.has("items")) {
                kinds.add("array");
            }
        }
        return kinds;
    }

    private static List<Schema> alternatives(Schema schema) {
        List<Schema> alternatives = schema.children("anyOf");
        return alternatives.isEmpty() ? schema.children("oneOf") : alternatives;
    }

    private void warnOfShapeless(Schema schema) {
        for (String keyword : SHAPELESS) {
            Node node = schema.keyword(keyword);
            if (node != null) {
                diagnostics.warning(node.place(), "'" + keyword + "' shapes no Java type; it is not checked");
            }
        }
    }

    private Declaration.Origin origin(Schema schema) {
        return new Declaration.Origin(
                schema.place(), schema.path(), schema.path().shortForm(rootName));
    }

    private boolean usesTemplates() {
        return declarations.stream()
                .filter(RecordType.class::isInstance)
                .flatMap(record -> ((RecordType) record).components().stream())
                .anyMatch(component -> component.templateVariables() != null);
    }

    private String nameOfRoot(Schema root, String fileName) {
        String wanted = root.text("javaName");
        if (wanted != null) {
            return wanted;
        }
        for (Schema property : root.named("properties").values()) {
            List<Node> values = property.enumValues();
            if (values != null && values.size() == 1 && values.get(0).toPlain() instanceof String name) {
                return identifiers.type(name);
            }
        }
        return identifiers.type(fileName);
    }

    private static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar && scalar.value() == null;
    }
}
