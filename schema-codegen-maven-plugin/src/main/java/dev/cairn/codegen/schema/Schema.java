package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Place;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One schema of a document: its keywords, and where it stands. Immutable. Two objects stand for the same schema if their
 * {@link #node()} is the same object.
 */
public final class Schema {

    /** What a schema that was merged of several has for the parts that have an {@code if}: a list of them. */
    static final String CONDITIONS = "$conditions";

    /** What may evaluate properties besides, depending on the value. */
    private static final List<String> ALSO_EVALUATING =
            List.of("if", CONDITIONS, "dependentSchemas", "anyOf", "oneOf", "not");

    private final Node node;
    private final URI document;
    private final SchemaPath path;
    private final IdentityHashMap<Node, Schema> homes;

    /** @param homes the schemas that became part of others, and still belong to the document that they come from */
    Schema(Node node, URI document, SchemaPath path, IdentityHashMap<Node, Schema> homes) {
        this.node = node;
        this.document = document;
        this.path = path;
        this.homes = homes;
    }

    private Schema part(Node part, SchemaPath partPath) {
        Schema home = homes.get(part);
        return home == null ? new Schema(part, document, partPath, homes) : home;
    }

    public Node node() {
        return node;
    }

    /** The document that the schema stands in; relative references start here. */
    public URI document() {
        return document;
    }

    /** The way from the document's root to this schema. */
    public SchemaPath path() {
        return path;
    }

    public Place place() {
        return node.place();
    }

    /** The value of a keyword, or null where it is absent. */
    public @Nullable Node keyword(String name) {
        return node.get(name);
    }

    public boolean has(String keyword) {
        return keyword(keyword) != null;
    }

    /** Whether any of some keywords is there. */
    public boolean hasAny(Collection<String> keywords) {
        for (String keyword : keywords) {
            if (has(keyword)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of many keywords is there. */
    public boolean hasAny(Set<String> keywords) {
        for (String name : node.members().keySet()) {
            if (keywords.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** The value of a keyword that is a string, or null. */
    public @Nullable String text(String keyword) {
        return node.text(keyword);
    }

    /** The value of a keyword that is a number, or null. */
    public @Nullable Number number(String keyword) {
        Node value = keyword(keyword);
        return value == null ? null : value.number();
    }

    /** Whether a keyword is {@code true}. */
    public boolean flag(String keyword) {
        Node value = keyword(keyword);
        return value != null && value.is(true);
    }

    /** Whether this is the schema {@code false}, or a keyword that is {@code false}. */
    public boolean isFalse() {
        return node.is(false);
    }

    /** Whether this schema says nothing about the shape of a value: {@code true} or no keywords. */
    public boolean isTrue() {
        return node.is(true) || (node.isObject() && node.isEmpty());
    }

    /** The names in {@code type}, one or several; empty where the schema doesn't say. */
    public Set<String> types() {
        return strings("type");
    }

    /** The names in {@code required}. */
    public Set<String> required() {
        return strings("required");
    }

    /** The texts of a keyword that is a string or a list; whatever is not a string is left out. */
    public Set<String> strings(String keyword) {
        Set<String> names = new LinkedHashSet<>();
        Node value = keyword(keyword);
        for (Node item : value == null ? List.<Node>of() : value.itemOrItems()) {
            String text = item.text();
            if (text != null) {
                names.add(text);
            }
        }
        return names;
    }

    /** The values of {@code enum}, or the one of {@code const}; null where neither is present. */
    public @Nullable List<Node> enumValues() {
        Node constant = keyword("const");
        if (constant != null) {
            return PlainJson.isFinite(constant) ? List.of(constant) : null;
        }
        Node values = keyword("enum");
        return values != null && values.isArray() && PlainJson.isFinite(values) ? values.items() : null;
    }

    /** Whether null is the only value, by what this schema says itself. */
    public boolean isOnlyNull() {
        List<Node> values = enumValues();
        return (values == null || values.isEmpty())
                ? types().equals(Set.of("null"))
                : values.stream().allMatch(Node::isNull);
    }

    /** The only value that is allowed, if that is a text; otherwise null. */
    public @Nullable String onlyText() {
        List<Node> values = enumValues();
        return values == null || values.size() != 1 ? null : values.get(0).text();
    }

    /** The schema under a keyword such as {@code items}, or null. */
    public @Nullable Schema child(String keyword) {
        Node value = keyword(keyword);
        return value == null ? null : part(value, path.child(keyword));
    }

    /**
     * What properties have to be that neither their names nor a pattern say anything of; null where that isn't said, or it depends
     * on the value which these are.
     */
    public @Nullable Schema additional() {
        Schema additional = child("additionalProperties");
        return additional == null && !hasAny(ALSO_EVALUATING) ? child("unevaluatedProperties") : additional;
    }

    /** What the elements of an array have to be that have schemas of their own, by their places: the first ones. */
    public List<Schema> places() {
        List<Schema> places = children("prefixItems");
        places.addAll(children("items"));
        return places;
    }

    /** What those elements of an array have to be that have no schemas of their own; null where that isn't said. */
    public @Nullable Schema otherItems() {
        Node items = keyword("items");
        return items != null && items.isArray() ? child("additionalItems") : child("items");
    }

    /** Whether this is the root of a document of OpenAPI, which is no schema itself. */
    public boolean isOpenApi() {
        return path.isRoot() && OpenApiVersion.of(node).isPresent();
    }

    /** The schemas that have names of their own in this document, and are there to be referred to. */
    public List<Schema> definitions() {
        List<Schema> definitions = new ArrayList<>();
        for (String keyword : List.of("definitions", "$defs")) {
            definitions.addAll(named(keyword).values());
        }
        Schema components = isOpenApi() ? child("components") : null;
        if (components != null) {
            definitions.addAll(components.named("schemas").values());
        }
        return definitions;
    }

    /** The schemas in a keyword such as {@code anyOf}. */
    public List<Schema> children(String keyword) {
        List<Schema> children = new ArrayList<>();
        List<Node> items = node.items(keyword);
        for (int index = 0; index < items.size(); index++) {
            children.add(part(items.get(index), path.child(keyword).child(Integer.toString(index))));
        }
        return children;
    }

    /** The schemas under a keyword that has one or several of them. */
    public List<Schema> childOrChildren(String keyword) {
        Node value = keyword(keyword);
        if (value == null || value.isArray()) {
            return children(keyword);
        }
        return List.of(part(value, path.child(keyword)));
    }

    /** The schemas with an {@code if} that hold for the values of this one: itself, or those of which it was merged. */
    public List<Schema> conditions() {
        List<Schema> conditions = children(CONDITIONS);
        if (has("if")) {
            conditions.add(this);
        }
        return conditions;
    }

    /** The schemas that stand directly in this one and say something of its values or of what is in them. */
    public List<Schema> parts() {
        List<Schema> parts = new ArrayList<>();
        for (String keyword : List.of("anyOf", "oneOf", "allOf", "prefixItems", "items")) {
            parts.addAll(children(keyword));
        }
        for (String keyword : List.of("items", "additionalItems", "additionalProperties", "unevaluatedProperties")) {
            Node part = keyword(keyword);
            if (part != null && part.isObject()) {
                parts.add(part(part, path.child(keyword)));
            }
        }
        for (String keyword : List.of("properties", "patternProperties")) {
            parts.addAll(named(keyword).values());
        }
        return parts;
    }

    /** The schemas in a keyword such as {@code properties}, by name, in order. */
    public Map<String, Schema> named(String keyword) {
        Map<String, Schema> children = new LinkedHashMap<>();
        Node value = keyword(keyword);
        if (value != null && value.isObject()) {
            SchemaPath around = path.child(keyword);
            for (Map.Entry<String, Node.Member> member : value.members().entrySet()) {
                children.put(member.getKey(), part(member.getValue().value(), around.child(member.getKey())));
            }
        }
        return children;
    }

    @Override
    public String toString() {
        return path + " (" + place() + ")";
    }
}
