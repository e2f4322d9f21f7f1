package dev.cairn.codegen.example;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes one type of objects that look the same: in a schema of examples, each but the first becomes a reference to the first. */
final class EqualObjects {

    /** Where the first object is described that looks like this. */
    private final Map<@Nullable Object, String> pointers = new HashMap<>();

    private EqualObjects() {}

    static Node shared(Node schema) {
        return new EqualObjects().shared(schema, "");
    }

    private Node shared(Node schema, String pointer) {
        Node properties = schema.get("properties");
        if (properties != null) {
            String first = pointers.putIfAbsent(schema.toPlain(), pointer);
            if (first != null) {
                return object(schema, Map.of("$ref", member(schema, new ScalarNode(schema.place(), reference(first)))));
            }
        }
        Map<String, Member> keywords = new LinkedHashMap<>(schema.members());
        if (properties != null) {
            Map<String, Member> members = new LinkedHashMap<>();
            properties.members().forEach((name, member) -> {
                String step = name.replace("~", "~0").replace("/", "~1");
                members.put(name, member.with(shared(member.value(), pointer + "/properties/" + step)));
            });
            keywords.put("properties", member(schema, object(properties, members)));
        }
        keywords.computeIfPresent("items", (name, items) -> items.with(shared(items.value(), pointer + "/items")));
        return object(schema, keywords);
    }

    private static Node object(Node schema, Map<String, Member> members) {
        return new ObjectNode(schema.place(), members);
    }

    private static Member member(Node schema, Node value) {
        return new Member(schema.place(), value);
    }

    private static String reference(String pointer) {
        try {
            return new URI(null, null, null, pointer).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
