package dev.cairn.codegen.support;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of an object that a parser is reading, in the order in which it has them. A member that does not fit is no reason to
 * stop: the parser has to reach the object's end, and another problem may be the first one in the record's order.
 */
final class StreamedMembers extends JsonMembers {

    /** What stands for null; null stands for a member that is not there. */
    private static final Object NULL = new Object();

    private final @Nullable Object[] values;
    private @Nullable Object constant;
    private boolean hasConstant;
    private @Nullable Map<String, @Nullable Object> constants;
    private @Nullable Map<String, @Nullable Object> unknown;
    private @Nullable String refused;

    /** Whether all values are what they stand for. */
    private boolean isPlain = true;

    StreamedMembers(JsonShape<?> shape, JsonStream.OpenObject object) {
        super(shape);
        this.values = new @Nullable Object[shape.properties().length];
        int place = 0;
        while (true) {
            JsonShape.Property property = shape.guess(place);
            String name = object.nextName(property == null ? null : property.name());
            if (name == null) {
                break;
            }
            if (property == null || !property.name().is(name)) {
                property = shape.property(name);
            }
            if (property == null) {
                other(name, object);
            } else {
                shape.remember(place, property.index());
                place = property.index() + 1;
                values[property.index()] = read(property, object.nextValue());
            }
        }
        check();
    }

    /** A value, or the exception that says why there is none. */
    private Object read(JsonShape.Property property, @Nullable Object json) {
        if (json == null) {
            isPlain = false;
            return NULL;
        }
        if (JsonReader.isScalar(property.scalar(), json)) {
            return json;
        }
        Object value;
        try {
            value = property.read().apply(json);
        } catch (JsonMismatchException e) {
            isPlain = false;
            value = e;
        }
        JsonStream.finish(json);
        return value;
    }

    private void other(String name, JsonStream.OpenObject object) {
        Object value = object.nextValue();
        if (name.equals(shape.onlyConstant())) {
            constant = JsonStream.plain(value);
            hasConstant = true;
        } else if (shape.constants().containsKey(name)) {
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
        String onlyConstant = shape.onlyConstant();
        if (hasConstant && onlyConstant != null) {
            checkConstant(onlyConstant, shape.onlyValue(), constant);
        }
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
        boolean complete = hasConstant && onlyConstant != null;
        for (String name : complete ? Set.<String>of() : shape.constants().keySet()) {
            if (!hasConstant(name) && shape.required().contains(name) && !shape.isAssumed(name)) {
                throw missing(name);
            }
        }
        for (JsonShape.Property property : shape.properties()) {
            if (property.required() && values[property.index()] == null) {
                throw missing(property.name().text);
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
    Object value(int index) {
        Object value = values[index];
        return isPlain ? value : checked(value, shape.properties()[index]);
    }

    private static @Nullable Object checked(@Nullable Object value, JsonShape.Property property) {
        if (value instanceof JsonMismatchException problem) {
            throw problem.inMember(property.name().text);
        }
        if (value != NULL) {
            return value;
        }
        if (property.neverNull()) {
            throw missing(property.name().text);
        }
        return null;
    }

    @Override
    boolean isNull(JsonShape.Property property) {
        return values[property.index()] == NULL;
    }

    @Override
    boolean hasConstant(String name) {
        return name.equals(shape.onlyConstant()) ? hasConstant : constants != null && constants.containsKey(name);
    }

    @Override
    @Nullable
    Map<String, @Nullable Object> unknown() {
        return unknown;
    }
}
