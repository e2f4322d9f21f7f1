package dev.cairn.codegen.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that a parser is reading, in the order in which it has them. A member that does not fit is no reason to
 * stop: the parser has to reach the object's end, and another problem may be the first one in the record's order.
 */
final class StreamedMembers extends JsonMembers {

    /** What stands for null; null stands for a member that is not there. */
    private static final Object NULL = new Object();

    private final JsonShape<?> shape;
    private final @Nullable Object[] values;
    private @Nullable Map<String, @Nullable Object> constants;
    private @Nullable Map<String, @Nullable Object> unknown;
    private @Nullable String refused;

    StreamedMembers(JsonShape<?> shape, JsonStream.OpenObject object) {
        super(shape);
        this.shape = shape;
        this.values = new @Nullable Object[shape.properties().size()];
        int expected = 0;
        for (String name = object.nextName(); name != null; name = object.nextName()) {
            JsonShape.Property property = shape.property(name, expected);
            if (property == null) {
                other(name, object);
            } else {
                expected = property.index() + 1;
                values[property.index()] = read(property, object.nextValue());
            }
        }
        check();
    }

    /** A value, or the exception that says why there is none. */
    private static Object read(JsonShape.Property property, @Nullable Object json) {
        if (json == null) {
            return NULL;
        }
        try {
            return property.read().apply(json);
        } catch (JsonMismatchException e) {
            return e;
        } finally {
            JsonStream.finish(json);
        }
    }

    private void other(String name, JsonStream.OpenObject object) {
        Object value = object.nextValue();
        if (shape.constants().containsKey(name)) {
            constants = constants == null ? new LinkedHashMap<>() : constants;
            constants.put(name, JsonStream.plain(value));
        } else if (shape.isClosed()) {
            refused = refused == null ? name : refused;
        } else if (shape.keepsOthers() || shape.unnamed().contains(name)) {
            unknown = unknown == null ? new LinkedHashMap<>() : unknown;
            unknown.put(name, JsonStream.plain(value));
        }
        JsonStream.finish(value);
    }

    private void check() {
        if (constants != null) {
            for (Map.Entry<String, Object> constant : shape.constants().entrySet()) {
                if (constants.containsKey(constant.getKey())) {
                    checkConstant(constant.getKey(), constant.getValue(), constants.get(constant.getKey()));
                }
            }
        }
        if (refused != null) {
            throw unknown(refused, shape);
        }
        for (JsonShape.Property property : shape.properties()) {
            if (property.required() && values[property.index()] == null) {
                throw missing(property.name());
            }
        }
        for (String name : shape.unnamed()) {
            if (unknown == null || !unknown.containsKey(name)) {
                throw missing(name);
            }
        }
    }

    @Override
    @Nullable
    Object value(JsonShape.Property property) {
        Object value = values[property.index()];
        if (value instanceof JsonMismatchException problem) {
            throw problem.inMember(property.name());
        }
        return value == NULL ? null : value;
    }

    @Override
    @Nullable
    Map<String, @Nullable Object> unknown() {
        return unknown;
    }
}
