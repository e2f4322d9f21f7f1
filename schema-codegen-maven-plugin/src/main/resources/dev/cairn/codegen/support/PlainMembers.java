package dev.cairn.codegen.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a map. */
final class PlainMembers extends JsonMembers {

    private final Map<?, ?> members;

    PlainMembers(JsonShape<?> shape, Map<?, ?> members) {
        super(shape);
        this.members = members;
        shape.constants().forEach((name, value) -> {
            if (members.containsKey(name)) {
                checkConstant(name, value, members.get(name));
            }
        });
        if (shape.isClosed()) {
            for (Object name : members.keySet()) {
                if (!shape.known().contains(name)) {
                    throw unknown(String.valueOf(name), shape);
                }
            }
        }
        String missing = shape.missing(members.keySet());
        if (missing != null) {
            throw missing(missing);
        }
    }

    @Override
    @Nullable
    Object value(int index) {
        JsonShape.Property property = shape.properties()[index];
        String name = property.name().text;
        Object value = members.get(name);
        if (value == null) {
            if (property.neverNull()) {
                throw missing(name);
            }
            return null;
        }
        try {
            return property.read().apply(value);
        } catch (JsonMismatchException e) {
            throw e.inMember(name);
        }
    }

    @Override
    boolean isNull(JsonShape.Property property) {
        String name = property.name().text;
        return members.get(name) == null && members.containsKey(name);
    }

    @Override
    boolean hasConstant(String name) {
        return members.containsKey(name);
    }

    @Override
    @Nullable
    Map<String, @Nullable Object> unknown() {
        Map<String, @Nullable Object> unknown = null;
        for (Map.Entry<?, ?> member : members.entrySet()) {
            if (!shape.known().contains(member.getKey())) {
                unknown = unknown == null ? new LinkedHashMap<>() : unknown;
                unknown.put(String.valueOf(member.getKey()), member.getValue());
            }
        }
        return unknown;
    }
}
