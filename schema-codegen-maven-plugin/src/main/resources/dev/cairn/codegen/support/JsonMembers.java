package dev.cairn.codegen.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that a record is made of. What is wrong with the object as a whole is told when it is opened, what is
 * wrong with a member when that is asked for: so it is the same problem that is told first, in whatever order the members are.
 */
abstract class JsonMembers {

    private final JsonShape<?> shape;
    private int next;

    JsonMembers(JsonShape<?> shape) {
        this.shape = shape;
    }

    /** The value of a member, or null where it is absent or null and may be. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // The shape's functions give what the record takes.
    final <V extends @Nullable Object> V get(String name) {
        JsonShape.Property property = shape.property(name, next);
        if (property == null) {
            throw new IllegalArgumentException(shape.type() + " has no property '" + name + "'");
        }
        next = property.index() + 1;
        Object value = value(property);
        if (value == null && property.neverNull()) {
            throw missing(name);
        }
        return (V) value;
    }

    /** The members that the schema doesn't name. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    final <V> V others() {
        Map<String, @Nullable Object> unknown = unknown();
        return (V) (unknown == null ? Copies.map(null) : shape.readOthers(unknown));
    }

    /** Reads a member; null where it is absent or null. */
    abstract @Nullable Object value(JsonShape.Property property);

    /** The members that the schema doesn't name, as they are; null where there are none. */
    abstract @Nullable Map<String, @Nullable Object> unknown();

    static JsonMismatchException missing(String name) {
        return new JsonMismatchException(name, "is required, but missing");
    }

    static JsonMismatchException unknown(String name, JsonShape<?> shape) {
        return new JsonMismatchException(name, "is not a property of " + shape.type());
    }

    static void checkConstant(String name, Object value, @Nullable Object found) {
        if (!JsonReader.same(value, found)) {
            throw JsonMismatchException.expected("'" + value + "'", found).inMember(name);
        }
    }
}
