package dev.cairn.codegen.schema;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.Diagnostics;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says, keyword by keyword, what holds if two schemas do. */
final class KeywordMerger {

    private static final Set<String> LARGER =
            Set.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final Set<String> SMALLER =
            Set.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final Set<String> SINGLE_SCHEMAS =
            Set.of("additionalProperties", "unevaluatedProperties", "items", "additionalItems");
    private static final Set<String> NAMED_SCHEMAS = Set.of("properties", "patternProperties");
    private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");

    private final SchemaSet schemas;
    private final Diagnostics diagnostics;
    private final Map<List<Integer>, Node> combined = new HashMap<>();
    private final List<Diagnostic> contradictions = new ArrayList<>();

    KeywordMerger(SchemaSet schemas, Diagnostics diagnostics) {
        this.schemas = schemas;
        this.diagnostics = diagnostics;
    }

    /** What can't hold together of the keywords that were added since this was last asked for. */
    List<Diagnostic> takeContradictions() {
        List<Diagnostic> taken = List.copyOf(contradictions);
        contradictions.clear();
        return taken;
    }

    /** Adds a keyword of a schema to those that hold already. */
    void add(Map<String, Member> members, Schema from, String name, Member member) {
        if (name.equals("additionalItems") && from.children("items").isEmpty()) {
            // It is about what comes after a list of items that stands beside it, and not after one of another schema.
            return;
        }
        settleChildren(from, name);
        Member known = members.get(name);
        if (known == null) {
            members.put(name, member);
        } else if (!Objects.equals(known.value().toPlain(), member.value().toPlain())) {
            Node both = both(name, known.value(), member.value(), from);
            members.put(name, new Member(known.keyPlace(), both));
        }
    }

    private void settleChildren(Schema from, String name) {
        if (NAMED_SCHEMAS.contains(name)) {
            from.named(name).values().forEach(schemas::settle);
        } else if (CHOICES.contains(name) || name.equals("prefixItems")) {
            from.children(name).forEach(schemas::settle);
        } else if (SINGLE_SCHEMAS.contains(name)) {
            from.childOrChildren(name).forEach(schemas::settle);
        }
    }

    private Node both(String name, Node first, Node second, Schema from) {
        if (NAMED_SCHEMAS.contains(name) && first.isObject() && second.isObject()) {
            return named(first, second);
        }
        if (SINGLE_SCHEMAS.contains(name)) {
            return first.isArray() || second.isArray() ? first : allOf(first, second);
        }
        if (LARGER.contains(name) || SMALLER.contains(name)) {
            return tighter(name, first, second);
        }
        return switch (name) {
            case "type" -> types(first, second, from);
            case "enum" -> values(first, second, from);
            case "const" -> contradiction(first, second, "for " + PlainJson.write(second.toPlain()), from);
            case "required" -> required(first, second);
            case "uniqueItems", "deprecated" -> second.is(true) ? second : first;
            case "anyOf", "oneOf", "pattern" -> {
                diagnostics.warning(
                        second.place(),
                        "there is another '" + name + "' that has to hold for the same values (" + first.place()
                                + "); only that one shapes the Java type or is checked");
                yield first;
            }
            case "multipleOf", "format", "not", "if", "then", "else", "contains", "propertyNames", "dependencies" -> {
                diagnostics.warning(
                        second.place(),
                        "there is another '" + name + "' that has to hold for the same values (" + first.place()
                                + "); only that one counts");
                yield first;
            }
            default -> first;
        };
    }

    private Node named(Node known, Node more) {
        Map<String, Member> members = new LinkedHashMap<>(known.members());
        more.members().forEach((name, member) -> {
            Member earlier = members.get(name);
            if (earlier == null) {
                members.put(name, member);
            } else {
                members.put(name, new Member(earlier.keyPlace(), allOf(earlier.value(), member.value())));
            }
        });
        return new ObjectNode(known.place(), members);
    }

    /** Both schemas; the same two make the same node, so that merging comes to an end. */
    private Node allOf(Node first, Node second) {
        if (first == second || says(second, true) || says(first, false)) {
            return first;
        }
        if (says(first, true) || says(second, false)) {
            return second;
        }
        List<Integer> key = List.of(System.identityHashCode(first), System.identityHashCode(second));
        Node known = combined.get(key);
        Node parts = known == null ? null : known.get("allOf");
        if (known != null
                && parts != null
                && parts.items().get(0) == first
                && parts.items().get(1) == second) {
            return known;
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (Node part : List.of(first, second)) {
            for (String text : List.of("title", "description", "default", "deprecated")) {
                Member member = part.members().get(text);
                if (member != null) {
                    members.putIfAbsent(text, member);
                }
            }
        }
        members.put("allOf", new Member(first.place(), new ArrayNode(first.place(), List.of(first, second))));
        Node node = new ObjectNode(first.place(), members);
        combined.put(key, node);
        return node;
    }

    private static boolean says(Node schema, boolean value) {
        return schema.is(value) || (value && schema.isObject() && schema.isEmpty());
    }

    private static Node tighter(String name, Node first, Node second) {
        Number one = first.number();
        Number other = second.number();
        if (one == null || other == null) {
            return first;
        }
        boolean secondIsTighter = LARGER.contains(name)
                ? other.doubleValue() > one.doubleValue()
                : other.doubleValue() < one.doubleValue();
        return secondIsTighter ? second : first;
    }

    private Node types(Node first, Node second, Schema from) {
        Set<String> one = texts(first);
        Set<String> other = texts(second);
        Set<String> both = new LinkedHashSet<>();
        for (String type : one) {
            if (other.contains(type) || (type.equals("integer") && other.contains("number"))) {
                both.add(type);
            } else if (type.equals("number") && other.contains("integer")) {
                both.add("integer");
            }
        }
        if (both.isEmpty()) {
            return contradiction(first, second, "for type " + String.join(", ", other), from);
        }
        List<Node> names = new ArrayList<>();
        both.forEach(type -> names.add(new ScalarNode(first.place(), type)));
        return names.size() == 1 ? names.get(0) : new ArrayNode(first.place(), names);
    }

    private Node values(Node first, Node second, Schema from) {
        if (!first.isArray() || !second.isArray()) {
            return first;
        }
        List<@Nullable Object> allowed = plain(second);
        List<Node> both = first.items().stream()
                .filter(item -> allowed.contains(item.toPlain()))
                .toList();
        return both.isEmpty()
                ? contradiction(first, second, "for one of " + PlainJson.write(allowed), from)
                : new ArrayNode(first.place(), both);
    }

    private Node contradiction(Node first, Node second, String wants, Schema from) {
        contradictions.add(Diagnostic.warning(
                second.place(),
                "asks " + wants + " where " + first.place() + " asks for " + PlainJson.write(first.toPlain())
                        + ": no value can be both, so that none is valid (in " + from.path()
                        + "); only the latter is checked"));
        return first;
    }

    private static Node required(Node first, Node second) {
        if (!first.isArray() || !second.isArray()) {
            return first;
        }
        List<Node> names = new ArrayList<>(first.items());
        List<@Nullable Object> known = plain(first);
        second.items().stream().filter(item -> !known.contains(item.toPlain())).forEach(names::add);
        return new ArrayNode(first.place(), names);
    }

    private static Set<String> texts(Node node) {
        Set<String> texts = new LinkedHashSet<>();
        node.itemOrItems().forEach(item -> texts.add(String.valueOf(item.toPlain())));
        return texts;
    }

    private static List<@Nullable Object> plain(Node array) {
        List<@Nullable Object> plain = new ArrayList<>();
        array.items().forEach(item -> plain.add(item.toPlain()));
        return plain;
    }
}
