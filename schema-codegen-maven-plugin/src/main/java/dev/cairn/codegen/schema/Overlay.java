package dev.cairn.codegen.schema;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lays one document over another: what is new is added, lists of schemas, of names and of values get longer, and anything else takes
 * the place of what was there. Everything keeps its own place.
 */
final class Overlay {

    private static final Set<String> GROWING =
            Set.of("anyOf", "oneOf", "allOf", "required", "enum", "type", "examples", "interpolation_context");

    private Overlay() {}

    static Node lay(Node base, Node over) {
        return lay("", base, over);
    }

    private static Node lay(String name, Node base, Node over) {
        if (base.isObject() && over.isObject()) {
            Map<String, Member> members = new LinkedHashMap<>(base.members());
            over.members().forEach((key, member) -> {
                Member known = members.get(key);
                Node value = known == null ? member.value() : lay(key, known.value(), member.value());
                members.put(key, new Member(member.keyPlace(), value));
            });
            return new ObjectNode(base.place(), members);
        }
        if (base.isArray() && over.isArray() && GROWING.contains(name)) {
            List<Node> items = new ArrayList<>(base.items());
            items.addAll(over.items());
            return new ArrayNode(base.place(), items);
        }
        return over;
    }
}
