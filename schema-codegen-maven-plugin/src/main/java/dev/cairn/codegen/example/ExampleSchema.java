package dev.cairn.codegen.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jsonschema2pojo.SchemaGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A schema of documents that are examples of one type. jsonschema2pojo makes one of each piece, and these are merged: properties together,
 * a value of several kinds if examples have several, null if one has it. Nothing is required, since examples can't tell.
 */
public final class ExampleSchema {

    private ExampleSchema() {}

    /**
     * Makes a schema.
     *
     * @param examples at least one
     * @return a schema whose parts have the places of the values that they describe
     */
    public static Node of(List<Node> examples) {
        SchemaGenerator generator = new SchemaGenerator();
        ObjectMapper json = new ObjectMapper();
        ExampleShape shape = new ExampleShape();
        for (Node example : examples) {
            for (@Nullable Object piece : ExamplePieces.of(example.toPlain())) {
                shape.add(generator.schemaFromExample(json.<JsonNode>valueToTree(piece)));
            }
        }
        return EqualObjects.shared(shape.toSchema(examples));
    }

    /**
     * Cuts an example into pieces that jsonschema2pojo makes schemas of without a loss. Of an array it sees the first element only, or objects
     * laid over one another; an integer of more than 64 bits is any number to it.
     */
    private static final class ExamplePieces {

        private ExamplePieces() {}

        /**
         * Values in which each array has one element at most; what they have at a place is what the example has there. Together they are about
         * as large as the example.
         */
        static List<@Nullable Object> of(@Nullable Object value) {
            if (value instanceof Map<?, ?> object) {
                return ofObject(object);
            }
            List<@Nullable Object> pieces = new ArrayList<>();
            if (value instanceof List<?> array && !array.isEmpty()) {
                for (Object element : array) {
                    of(element).forEach(piece -> pieces.add(Collections.singletonList(piece)));
                }
            } else {
                pieces.add(value instanceof BigInteger ? (Object) 0 : value);
            }
            return pieces;
        }

        /** The first piece of an object has the first of each member, the second the second, where there is one. */
        private static List<@Nullable Object> ofObject(Map<?, ?> object) {
            List<Map<Object, @Nullable Object>> pieces = new ArrayList<>(List.of(new LinkedHashMap<>()));
            object.forEach((key, member) -> {
                List<@Nullable Object> ofMember = of(member);
                for (int index = 0; index < ofMember.size(); index++) {
                    if (index == pieces.size()) {
                        pieces.add(new LinkedHashMap<>());
                    }
                    pieces.get(index).put(key, ofMember.get(index));
                }
            });
            return new ArrayList<>(pieces);
        }
    }

    /**
     * Makes one type of objects that look the same: in a schema of examples, each but the first becomes a reference to the
     * first.
     */
    private static final class EqualObjects {

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
                    return object(
                            schema, Map.of("$ref", member(schema, new ScalarNode(schema.place(), reference(first)))));
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
}
