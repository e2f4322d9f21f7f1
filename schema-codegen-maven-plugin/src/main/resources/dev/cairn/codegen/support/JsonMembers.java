package dev.cairn.codegen.support;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that a record is made of. What is wrong with the object as a whole is told when it is opened, what is
 * wrong with a member when that is asked for: so it is the same problem that is told first, in whatever order the members are.
 */
abstract class JsonMembers {

    final JsonShape<?> shape;
    private int next;

    JsonMembers(JsonShape<?> shape) {
        this.shape = shape;
    }

    /** The value of the next member of the shape, which has this name; null where it is absent or null and may be. */
    // The shape's functions give what the record takes, and null only where it takes null.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
    final <V extends @Nullable Object> V get(String name) {
        assert shape.properties()[next].name().text.equals(name) : name;
        return (V) value(next++);
    }

    /** The members that the schema doesn't name. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    final <V> V others() {
        Map<String, @Nullable Object> unknown = unknown();
        return (V) (unknown == null ? Copies.map(null) : shape.readOthers(unknown));
    }

    /** What the object says besides its members' values. */
    final JsonForm form() {
        Set<String> nulls = null;
        Set<String> leftOut = null;
        if (!shape.nullables().isEmpty()) {
            for (JsonShape.Property property : shape.properties()) {
                if (property.keepsNull() && isNull(property)) {
                    nulls = nulls == null ? new LinkedHashSet<>() : nulls;
                    nulls.add(property.name().text);
                }
            }
        }
        for (String name : shape.optionalConstants()) {
            if (!hasConstant(name)) {
                leftOut = leftOut == null ? new LinkedHashSet<>() : leftOut;
                leftOut.add(name);
            }
        }
        return nulls == null && leftOut == null
                ? JsonForm.PLAIN
                : new JsonForm(nulls == null ? Set.of() : nulls, leftOut == null ? Set.of() : leftOut);
    }

    /** Whether a member is there, and null. */
    abstract boolean isNull(JsonShape.Property property);

    /** Whether a member with one possible value is there. */
    abstract boolean hasConstant(String name);

    /** The value of a member of the shape, by its index. */
    abstract @Nullable Object value(int index);

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
