package dev.cairn.codegen.example;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What examples have at one place: schemas of single examples, merged. */
final class ExampleShape {

    private static final long EXACT_AS_DOUBLE = 1L << 53;

    /** In the alphabet's order: a choice of several is called the same whichever example comes first. */
    private final Set<String> types = new TreeSet<>();

    private final Map<String, ExampleShape> properties = new LinkedHashMap<>();
    private @Nullable ExampleShape items;

    /** @param schema as jsonschema2pojo makes it; the bound that it gives an integer of more than 32 bits is none of the example's */
    void add(JsonNode schema) {
        types.add(schema.path("type").asText());
        schema.path("properties")
                .properties()
                .forEach(property -> properties
                        .computeIfAbsent(property.getKey(), name -> new ExampleShape())
                        .add(property.getValue()));
        if (schema.has("items")) {
            if (items == null) {
                items = new ExampleShape();
            }
            items.add(schema.get("items"));
        }
    }

    /**
     * The schema, in which each part stands where the first value stands that it describes.
     *
     * @param values all that the examples have here; there is one
     */
    Node toSchema(List<Node> values) {
        Place place = values.get(0).place();
        Map<String, Member> keywords = new LinkedHashMap<>();
        List<Node> known = typeNames().stream()
                .<Node>map(type -> new ScalarNode(place, type))
                .toList();
        if (!known.isEmpty()) {
            keywords.put("type", new Member(place, known.size() == 1 ? known.get(0) : new ArrayNode(place, known)));
        }
        Class<?> exact = exactNumber(values);
        if (exact != null) {
            keywords.put("existingJavaType", new Member(place, new ScalarNode(place, exact.getName())));
        }
        if (!properties.isEmpty()) {
            Map<String, Member> members = new LinkedHashMap<>();
            properties.forEach((name, shape) -> {
                List<Node> inside = values.stream()
                        .map(value -> value.get(name))
                        .filter(Objects::nonNull)
                        .toList();
                members.put(name, new Member(place, shape.toSchema(inside)));
            });
            keywords.put("properties", new Member(place, new ObjectNode(place, members)));
        }
        if (items != null) {
            List<Node> inside =
                    values.stream().flatMap(value -> value.items().stream()).toList();
            keywords.put("items", new Member(place, items.toSchema(inside)));
        }
        return new ObjectNode(place, keywords);
    }

    /** None where nothing but null is known, since that may be anything. */
    private List<String> typeNames() {
        List<String> names = new ArrayList<>(types);
        if (names.contains("number")) {
            names.remove("integer");
        }
        return names.equals(List.of("null")) ? List.of() : names;
    }

    /** What holds numbers that neither 64 bits nor a double do; null where there are none, or other things than numbers, too. */
    private @Nullable Class<?> exactNumber(List<Node> values) {
        if (!Set.of("integer", "number", "null").containsAll(types)) {
            return null;
        }
        boolean whole = !types.contains("number");
        boolean large = values.stream()
                .map(Node::number)
                .anyMatch(number -> number instanceof BigInteger
                        || (!whole && number instanceof Long integer && Math.abs(integer) > EXACT_AS_DOUBLE));
        return !large ? null : whole ? BigInteger.class : BigDecimal.class;
    }
}
