package dev.cairn.codegen.plan;

import dev.cairn.codegen.schema.PlainJson;
import dev.cairn.codegen.schema.Schema;
import dev.cairn.codegen.type.Requirement;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditions that the value of one property decides, said as alternatives: one for the values of which the same conditions are true,
 * and one for all other values.
 *
 * @param alternatives the schemas of the alternatives, to which what stands beside the conditions is to be added
 * @param parts the schemas that hold where a condition is true, or false
 * @param unchecked what the alternatives don't say of the conditions; empty if they say all
 */
record Conditions(Node alternatives, List<Schema> parts, Optional<String> unchecked) {

    /** What is said by the alternatives. */
    static final Set<String> KEYWORDS = Set.of("if", "then", "else", "$conditions");

    private static final Set<String> TESTS = Set.of("properties", "required", "type");
    private static final Set<String> VALUES = Set.of("const", "enum", "type");
    private static final int MOST = 64;
    private static final int MOST_NAMED = 3;

    /**
     * What an {@code if} asks of a value.
     *
     * @param values one of which the property has to have
     * @param required whether the property has to be there
     */
    private record Test(String property, List<Node> values, boolean required) {

        boolean isTrueOf(Object value) {
            return values.stream().anyMatch(node -> value.equals(node.toPlain()));
        }
    }

    /** @param resolved follows references */
    static Optional<Conditions> of(Schema schema, List<Schema> conditions, UnaryOperator<Schema> resolved) {
        List<Test> tests = new ArrayList<>();
        for (Schema condition : conditions) {
            Test test = test(condition.child("if"));
            if (test == null || (!tests.isEmpty() && !tests.get(0).property().equals(test.property()))) {
                return Optional.empty();
            }
            tests.add(test);
        }
        return new Choice(schema, conditions, tests, resolved).decide();
    }

    /** What a condition requires by values, if it does nothing else, and that of properties that the schema names. */
    static Optional<Requirement> requirement(Schema schema, Schema condition, UnaryOperator<Schema> resolved) {
        Schema test = condition.child("if");
        Schema then = condition.child("then");
        Schema otherwise = condition.child("else");
        if (test == null || !says(test, TESTS) || !onlyRequires(then) || !onlyRequires(otherwise)) {
            return Optional.empty();
        }
        Map<String, List<Object>> values = new LinkedHashMap<>();
        for (Map.Entry<String, Schema> property : test.named("properties").entrySet()) {
            Schema declared = schema.named("properties").get(property.getKey());
            List<Node> nodes = property.getValue().enumValues();
            List<Node> own = declared == null ? null : resolved.apply(declared).enumValues();
            if (nodes == null
                    || declared == null
                    || (own != null && own.size() == 1)
                    || !says(property.getValue(), VALUES)
                    || nodes.stream().anyMatch(node -> node.scalar() == null)) {
                return Optional.empty();
            }
            values.put(
                    property.getKey(),
                    nodes.stream().map(Node::scalar).filter(Objects::nonNull).toList());
        }
        Requirement requirement =
                new Requirement(values, List.copyOf(test.required()), required(then), required(otherwise));
        boolean named = Stream.of(requirement.present(), requirement.then(), requirement.otherwise())
                .allMatch(names -> schema.named("properties").keySet().containsAll(names));
        return named ? Optional.of(requirement) : Optional.empty();
    }

    private static boolean says(Schema schema, Set<String> keywords) {
        return schema.node().isObject()
                && keywords.containsAll(schema.node().members().keySet());
    }

    private static boolean onlyRequires(@Nullable Schema part) {
        return part == null || says(part, Set.of("required"));
    }

    private static List<String> required(@Nullable Schema part) {
        return part == null ? List.of() : List.copyOf(part.required());
    }

    private static @Nullable Test test(@Nullable Schema condition) {
        Map<String, Schema> properties = condition == null ? Map.of() : condition.named("properties");
        if (condition == null
                || properties.size() != 1
                || !TESTS.containsAll(condition.node().members().keySet())) {
            return null;
        }
        Map.Entry<String, Schema> only = properties.entrySet().iterator().next();
        String name = only.getKey();
        Schema property = only.getValue();
        List<Node> values = property.enumValues();
        if (values == null
                || values.isEmpty()
                || !VALUES.containsAll(property.node().members().keySet())
                || values.stream().anyMatch(value -> value.scalar() == null)
                || !Set.of(name).containsAll(condition.required())) {
            return null;
        }
        return new Test(name, values, !condition.required().isEmpty());
    }

    /** The conditions of one schema. */
    private static final class Choice {

        private final Schema schema;
        private final List<Schema> conditions;
        private final List<Test> tests;
        private final String property;
        private final @Nullable List<Node> allowed;
        private final List<Schema> parts = new ArrayList<>();

        Choice(Schema schema, List<Schema> conditions, List<Test> tests, UnaryOperator<Schema> resolved) {
            this.schema = schema;
            this.conditions = conditions;
            this.tests = tests;
            this.property = tests.get(0).property();
            Schema declared = schema.named("properties").get(property);
            this.allowed = declared == null ? null : resolved.apply(declared).enumValues();
        }

        Optional<Conditions> decide() {
            Map<List<Boolean>, List<Node>> groups = new LinkedHashMap<>();
            Set<Object> known = new LinkedHashSet<>();
            for (Test test : tests) {
                for (Node value : test.values()) {
                    Object plain = value.scalar();
                    if (plain != null && isAllowed(plain) && known.add(plain)) {
                        groups.computeIfAbsent(truth(plain), key -> new ArrayList<>())
                                .add(value);
                    }
                }
            }
            if (groups.isEmpty() || groups.size() > MOST) {
                return Optional.empty();
            }
            List<Node> alternatives = new ArrayList<>();
            groups.forEach((truth, values) -> alternatives.add(alternative(values, truth)));
            List<Node> rest = new ArrayList<>(allowed == null ? List.of() : allowed);
            rest.removeIf(value -> known.contains(value.toPlain()));
            boolean required = schema.required().contains(property);
            boolean closed = required && allowed != null;
            if (!closed || !rest.isEmpty()) {
                boolean others = required || tests.stream().allMatch(Test::required);
                alternatives.add(alternative(
                        closed ? rest : List.of(),
                        others ? tests.stream().map(test -> false).toList() : List.of()));
            }
            return Optional.of(new Conditions(
                    new ArrayNode(schema.place(), alternatives),
                    List.copyOf(parts),
                    closed
                            ? Optional.empty()
                            : Optional.of("'" + property
                                    + "' may be absent or have other values than those that 'if' names: what fits none"
                                    + " of these is not checked for what 'then' says")));
        }

        private boolean isAllowed(Object value) {
            return allowed == null || allowed.stream().anyMatch(node -> value.equals(node.toPlain()));
        }

        private List<Boolean> truth(Object value) {
            return tests.stream().map(test -> test.isTrueOf(value)).toList();
        }

        /**
         * What holds for some values of the property.
         *
         * @param values none for all others
         * @param truth which conditions are true; none where that is not known
         */
        private Node alternative(List<Node> values, List<Boolean> truth) {
            Place place = schema.place();
            List<Node> all = new ArrayList<>();
            for (int index = 0; index < truth.size(); index++) {
                Schema condition = conditions.get(index);
                Schema part = condition.child(truth.get(index) ? "then" : "else");
                if (part != null) {
                    place = all.isEmpty() ? part.place() : place;
                    all.add(part.node());
                    parts.add(part);
                }
            }
            Map<String, Member> members = new LinkedHashMap<>();
            if (!values.isEmpty()) {
                Node only = object(place, Map.of("enum", new ArrayNode(place, values)));
                put(members, place, "properties", object(place, Map.of(property, only)));
                put(members, place, "required", new ArrayNode(place, List.of(new ScalarNode(place, property))));
            }
            if (!all.isEmpty()) {
                put(members, place, "allOf", new ArrayNode(place, all));
            }
            put(members, place, "javaName", new ScalarNode(place, name(values)));
            return new ObjectNode(place, members);
        }

        private String name(List<Node> values) {
            if (values.isEmpty() || values.size() > MOST_NAMED) {
                return "other " + schema.path().last();
            }
            List<String> words = new ArrayList<>();
            values.forEach(value -> words.add(PlainJson.text(value.toPlain())));
            return String.join(" or ", words);
        }

        private static Node object(Place place, Map<String, Node> values) {
            Map<String, Member> members = new LinkedHashMap<>();
            values.forEach((name, value) -> put(members, place, name, value));
            return new ObjectNode(place, members);
        }

        private static void put(Map<String, Member> members, Place place, String name, Node value) {
            members.put(name, new Member(place, value));
        }
    }
}
