package dev.cairn.documents;

import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document together with its place. Immutable; order is the document's order.
 *
 * <p>A scalar's value is {@code null}, a {@link Boolean}, {@link Long}, {@link java.math.BigInteger} (only beyond 64
 * bits), {@link Double} or {@link String}; from YAML 1.1 it may also be a {@link java.time.LocalDate},
 * {@link java.time.LocalDateTime} or {@link java.time.OffsetDateTime}.
 */
public sealed interface Node {

    Place place();

    /**
     * The same value as JSON has it, without places: maps (in order), lists and scalars, dates and times as ISO 8601
     * text. Maps and lists are modifiable copies.
     */
    @Nullable
    Object toPlain();

    /** What kind of value this is, in words a user knows: {@code object}, {@code array}, {@code string}, {@code date}… */
    String kind();

    /** Whether this is an object. */
    default boolean isObject() {
        return false;
    }

    /** Whether this is an array. */
    default boolean isArray() {
        return false;
    }

    /** Whether this is neither an object nor an array. */
    default boolean isScalar() {
        return !isObject() && !isArray();
    }

    /** Whether this is the scalar null. */
    default boolean isNull() {
        return false;
    }

    /** Whether this is an object without members, or an array without elements. */
    default boolean isEmpty() {
        return false;
    }

    /** The value of a scalar; null for null, and for what is no scalar. */
    default @Nullable Object scalar() {
        return null;
    }

    /** The value of a scalar that is a string; null if it is none. */
    default @Nullable String text() {
        return null;
    }

    /** The value of a scalar that is a number; null if it is none. */
    default @Nullable Number number() {
        return null;
    }

    /** Whether this is a scalar with a value; not null. */
    default boolean is(Object value) {
        return value.equals(scalar());
    }

    /** The members of an object, in order; none of what is no object. */
    default Map<String, Member> members() {
        return Map.of();
    }

    /** The value of an object's key; null where the key is absent, or this is no object. */
    default @Nullable Node get(String key) {
        return null;
    }

    /** The value at a path of keys; null where one of them is absent, or stands on what is no object. */
    default @Nullable Node at(String... path) {
        Node value = this;
        for (String key : path) {
            value = value == null ? null : value.get(key);
        }
        return value;
    }

    /** The text of an object's key; null where the key is absent or its value is not a string, or this is no object. */
    default @Nullable String text(String key) {
        Node value = get(key);
        return value == null ? null : value.text();
    }

    /** The elements of an array; none of what is no array. */
    default List<Node> items() {
        return List.of();
    }

    /** The elements of an array that is the value of an object's key; none where there is no such array. */
    default List<Node> items(String key) {
        Node value = get(key);
        return value == null ? List.of() : value.items();
    }

    /** The elements of an array; what is no array, by itself. */
    default List<Node> itemOrItems() {
        return List.of(this);
    }

    /** A mapping. */
    record ObjectNode(Place place, Map<String, Member> members) implements Node {

        public ObjectNode {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        @Override
        public boolean isObject() {
            return true;
        }

        @Override
        public boolean isEmpty() {
            return members.isEmpty();
        }

        @Override
        public @Nullable Node get(String key) {
            Member member = members.get(key);
            return member == null ? null : member.value();
        }

        @Override
        public Map<String, @Nullable Object> toPlain() {
            Map<String, @Nullable Object> plain = new LinkedHashMap<>();
            members.forEach((key, member) -> plain.put(key, member.value().toPlain()));
            return plain;
        }

        @Override
        public String kind() {
            return "object";
        }
    }

    /**
     * A key and its value.
     *
     * @param truthKey whether the key is YAML's true or false, and not the text of one
     */
    record Member(Place keyPlace, Node value, boolean truthKey) {

        /** A member whose key is a text, or a number as good as one. */
        public Member(Place keyPlace, Node value) {
            this(keyPlace, value, false);
        }

        /** This key with another value. */
        public Member with(Node other) {
            return new Member(keyPlace, other, truthKey);
        }
    }

    /** A sequence. */
    record ArrayNode(Place place, List<Node> items) implements Node {

        public ArrayNode {
            items = List.copyOf(items);
        }

        @Override
        public boolean isArray() {
            return true;
        }

        @Override
        public boolean isEmpty() {
            return items.isEmpty();
        }

        @Override
        public List<Node> itemOrItems() {
            return items;
        }

        @Override
        public List<@Nullable Object> toPlain() {
            List<@Nullable Object> plain = new ArrayList<>(items.size());
            for (Node item : items) {
                plain.add(item.toPlain());
            }
            return plain;
        }

        @Override
        public String kind() {
            return "array";
        }
    }

    /** A scalar. */
    record ScalarNode(Place place, @Nullable Object value) implements Node {

        @Override
        public boolean isNull() {
            return value == null;
        }

        @Override
        public @Nullable Object scalar() {
            return value;
        }

        @Override
        public @Nullable String text() {
            return value instanceof String text ? text : null;
        }

        @Override
        public @Nullable Number number() {
            return value instanceof Number number ? number : null;
        }

        @Override
        public @Nullable Object toPlain() {
            return value instanceof Temporal temporal ? YamlTimestamps.toJsonText(temporal) : value;
        }

        @Override
        public String kind() {
            if (value == null) {
                return "null";
            }
            if (value instanceof Boolean) {
                return "boolean";
            }
            if (value instanceof Long || value instanceof BigInteger) {
                return "integer";
            }
            if (value instanceof Temporal) {
                return "date";
            }
            return value instanceof Double ? "number" : "string";
        }
    }
}
