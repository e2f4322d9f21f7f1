package dev.cairn.codegen.schema;

import dev.cairn.codegen.schema.KeywordKinds.Kind;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Finds mistakes in schemas, whether or not a type depends on them: keywords with values that they can't have, types that don't
 * exist, bounds that exclude each other, names that are probably misspelt. Follows no references.
 */
public final class SchemaChecks {

    private static final List<String> TYPES =
            List.of("object", "array", "string", "integer", "number", "boolean", "null");
    private static final List<String[]> RANGES = List.of(
            new String[] {"minimum", "maximum"},
            new String[] {"minLength", "maxLength"},
            new String[] {"minItems", "maxItems"},
            new String[] {"minProperties", "maxProperties"});

    /** What shapes no type and checks nothing: a mistake there is not worth an error. */
    private static final Set<String> FOR_PEOPLE = Set.of(
            "title",
            "$comment",
            "deprecation_message",
            "readOnly",
            "writeOnly",
            "contentEncoding",
            "contentMediaType",
            "id");

    private final Diagnostics diagnostics;
    private final Formats formats;
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    /**
     * @param diagnostics takes what is wrong
     * @param formats formats that are known besides those of JSON Schema
     */
    public SchemaChecks(Diagnostics diagnostics, Set<String> formats) {
        this.diagnostics = diagnostics;
        this.formats = new Formats(formats);
    }

    /** Checks a schema and all that stand in it. */
    public void check(Node schema) {
        if (schema.is(true) || schema.is(false) || !seen.add(schema)) {
            return;
        }
        if (!schema.isObject()) {
            diagnostics.error(
                    schema.place(), "expected a schema, which is an object or a boolean, found " + described(schema));
            return;
        }
        schema.members().forEach((keyword, member) -> keyword(keyword, member));
        types(schema);
        ranges(schema);
        values(schema);
        required(schema);
        formats.misspelt(schema).ifPresent(message -> diagnostics.warning(formatPlace(schema), message));
    }

    private void keyword(String keyword, Member member) {
        Node value = member.value();
        Kind kind = KeywordKinds.of(keyword);
        if (kind == null) {
            Suggestions.closest(keyword, KeywordKinds.names())
                    .filter(name -> keyword.length() > 3 && !keyword.startsWith("x-"))
                    .ifPresent(name -> diagnostics.warning(
                            member.keyPlace(),
                            "'" + keyword + "' is no keyword and has no effect, did you mean '" + name + "'?"));
            return;
        }
        if (!kind.fits(value)) {
            String message = "'" + keyword + "' expects " + kind.expected() + ", found " + described(value);
            diagnostics.add(
                    FOR_PEOPLE.contains(keyword)
                            ? Diagnostic.warning(value.place(), message)
                            : Diagnostic.error(value.place(), message));
            return;
        }
        switch (kind) {
            case SCHEMA -> check(value);
            case SCHEMAS -> value.items().forEach(this::check);
            case SCHEMA_OR_SCHEMAS -> value.itemOrItems().forEach(this::check);
            case NAMED_SCHEMAS -> value.members().values().forEach(named -> named(keyword, named.value()));
            default -> {
                // Nothing within.
            }
        }
    }

    /** What stands among definitions and is no schema does no harm: nothing refers to it. */
    private void named(String keyword, Node schema) {
        boolean definition = keyword.equals("definitions") || keyword.equals("$defs");
        if (definition && schema.isScalar() && !schema.is(true) && !schema.is(false)) {
            diagnostics.warning(
                    schema.place(),
                    "this definition has no effect: expected a schema, which is an object or a boolean, found "
                            + described(schema));
        } else {
            check(schema);
        }
    }

    private static Place formatPlace(Node schema) {
        Node format = schema.get("format");
        return format == null ? schema.place() : format.place();
    }

    private void types(Node schema) {
        Node type = schema.get("type");
        Set<Object> known = new HashSet<>();
        for (Node node : type == null ? List.<Node>of() : type.itemOrItems()) {
            if (!(node.toPlain() instanceof String name)) {
                continue;
            }
            if (name.equals("any")) {
                diagnostics.warning(node.place(), "'any' is a type of draft 3 only: leave the type out instead");
            } else if (!TYPES.contains(name)) {
                diagnostics.error(
                        node.place(),
                        "unknown type '" + name + "'" + Suggestions.didYouMean(name, TYPES) + " (expected "
                                + Suggestions.alternatives(TYPES) + ")");
            } else if (!known.add(name)) {
                diagnostics.warning(node.place(), "the type '" + name + "' is there twice");
            }
        }
    }

    private void ranges(Node schema) {
        for (String[] range : RANGES) {
            Node least = schema.get(range[0]);
            Node most = schema.get(range[1]);
            if (least != null
                    && most != null
                    && least.toPlain() instanceof Number low
                    && most.toPlain() instanceof Number high
                    && low.doubleValue() > high.doubleValue()) {
                diagnostics.error(
                        most.place(),
                        "'" + range[1] + "' is " + high + ", which is less than '" + range[0] + "' (" + low
                                + "): no value fits");
            }
        }
    }

    private void values(Node schema) {
        Set<Object> known = new HashSet<>();
        String type = schema.text("type");
        Node nullable = schema.get("nullable");
        for (Node item : schema.items("enum")) {
            Object plain = item.toPlain();
            if (plain != null && !known.add(plain)) {
                diagnostics.warning(item.place(), PlainJson.write(plain) + " is there twice");
            }
            boolean mayBeNull = item.isNull() && nullable != null && nullable.is(true);
            if (type != null && !mayBeNull && !isA(type, item)) {
                diagnostics.warning(
                        item.place(), PlainJson.write(plain) + " is not of type " + type + ", so it can't occur");
            }
        }
    }

    private static boolean isA(String type, Node value) {
        return switch (type) {
            case "string" -> value.kind().equals("string") || value.kind().equals("date");
            case "integer" -> value.kind().equals("integer");
            case "number" -> value.kind().equals("integer") || value.kind().equals("number");
            case "boolean", "null", "array", "object" -> value.kind().equals(type);
            default -> true;
        };
    }

    private void required(Node schema) {
        List<Node> names = schema.items("required");
        Node properties = schema.get("properties");
        Set<String> known = new HashSet<>();
        for (Node item : names) {
            if (!(item.toPlain() instanceof String name)) {
                continue;
            }
            if (!known.add(name)) {
                diagnostics.warning(item.place(), "'" + name + "' is required twice");
            }
            if (properties != null && properties.isObject() && properties.get(name) == null) {
                Suggestions.closest(name, properties.members().keySet())
                        .filter(near -> names.stream().noneMatch(other -> other.is(near)))
                        .ifPresent(near -> diagnostics.warning(
                                item.place(),
                                "'" + name + "' is required, but not among the properties, did you mean '" + near
                                        + "'?"));
            }
        }
    }

    private static String described(Node node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return node.isEmpty() ? "an empty array" : "an array";
        }
        Object plain = node.toPlain();
        return plain instanceof String text ? "'" + text + "'" : String.valueOf(plain);
    }
}
