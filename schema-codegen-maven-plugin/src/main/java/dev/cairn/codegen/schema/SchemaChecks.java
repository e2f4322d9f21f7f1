package dev.cairn.codegen.schema;

import dev.cairn.codegen.schema.KeywordKinds.Kind;
import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
        if (schema instanceof ScalarNode scalar && scalar.value() instanceof Boolean) {
            return;
        }
        if (!(schema instanceof ObjectNode object)) {
            if (seen.add(schema)) {
                diagnostics.error(
                        schema.place(),
                        "expected a schema, which is an object or a boolean, found " + described(schema));
            }
            return;
        }
        if (!seen.add(object)) {
            return;
        }
        object.members().forEach((keyword, member) -> keyword(keyword, member));
        types(object);
        ranges(object);
        values(object);
        required(object);
        formats.misspelt(object).ifPresent(message -> diagnostics.warning(formatPlace(object), message));
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
            case SCHEMAS -> ((ArrayNode) value).items().forEach(this::check);
            case SCHEMA_OR_SCHEMAS -> {
                if (value instanceof ArrayNode array) {
                    array.items().forEach(this::check);
                } else {
                    check(value);
                }
            }
            case NAMED_SCHEMAS -> ((ObjectNode) value).members().values().forEach(named -> check(named.value()));
            default -> {
                // Nothing within.
            }
        }
    }

    private static Place formatPlace(ObjectNode schema) {
        Node format = schema.get("format");
        return format == null ? schema.place() : format.place();
    }

    private void types(ObjectNode schema) {
        Node type = schema.get("type");
        List<Node> names = type instanceof ArrayNode array ? array.items() : type == null ? List.of() : List.of(type);
        Set<Object> known = new HashSet<>();
        for (Node node : names) {
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

    private void ranges(ObjectNode schema) {
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

    private void values(ObjectNode schema) {
        if (!(schema.get("enum") instanceof ArrayNode array)) {
            return;
        }
        Set<Object> known = new HashSet<>();
        Node type = schema.get("type");
        for (Node item : array.items()) {
            Object plain = item.toPlain();
            if (plain != null && !known.add(plain)) {
                diagnostics.warning(item.place(), PlainJson.write(plain) + " is there twice");
            }
            if (type instanceof ScalarNode && type.toPlain() instanceof String name && !isA(name, item)) {
                diagnostics.warning(
                        item.place(), PlainJson.write(plain) + " is not of type " + name + ", so it can't occur");
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

    private void required(ObjectNode schema) {
        if (!(schema.get("required") instanceof ArrayNode array)) {
            return;
        }
        Set<String> known = new HashSet<>();
        for (Node item : array.items()) {
            if (!(item.toPlain() instanceof String name)) {
                continue;
            }
            if (!known.add(name)) {
                diagnostics.warning(item.place(), "'" + name + "' is required twice");
            }
            if (schema.get("properties") instanceof ObjectNode properties && properties.get(name) == null) {
                Map<String, Member> members = properties.members();
                Suggestions.closest(name, members.keySet())
                        .filter(near -> !array.toPlain().contains(near))
                        .ifPresent(near -> diagnostics.warning(
                                item.place(),
                                "'" + name + "' is required, but not among the properties, did you mean '" + near
                                        + "'?"));
            }
        }
    }

    private static String described(Node node) {
        if (node instanceof ObjectNode) {
            return "an object";
        }
        if (node instanceof ArrayNode array) {
            return array.items().isEmpty() ? "an empty array" : "an array";
        }
        Object plain = node.toPlain();
        return plain instanceof String text ? "'" + text + "'" : String.valueOf(plain);
    }
}
