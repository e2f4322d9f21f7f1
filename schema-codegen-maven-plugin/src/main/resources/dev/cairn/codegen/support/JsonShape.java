package dev.cairn.codegen.support;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What tells the objects of one record from those of others.
 *
 * @param type the record's name
 * @param read reads an object as the record
 * @param constants the members with one possible value
 * @param required the members that have to be there
 * @param known all members that the schema names
 * @param closed whether no other members are allowed
 */
record JsonShape<T>(
        String type,
        Function<@Nullable Object, T> read,
        Map<String, Object> constants,
        Set<String> required,
        Set<String> known,
        boolean closed) {

    /** Opens an object of this shape. */
    JsonReader open(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw JsonMismatchException.expected("an object (" + type + ")", json);
        }
        constants.forEach((name, value) -> {
            Object found = members.get(name);
            if (members.containsKey(name) && !JsonReader.same(value, found)) {
                throw JsonMismatchException.expected("'" + value + "'", found).inMember(name);
            }
        });
        if (closed) {
            for (Object name : members.keySet()) {
                if (!known.contains(name)) {
                    throw new JsonMismatchException(String.valueOf(name), "is not a property of " + type);
                }
            }
        }
        for (String name : required) {
            if (!members.containsKey(name)) {
                throw new JsonMismatchException(name, "is required, but missing");
            }
        }
        return new JsonReader(members);
    }

    /** Whether an object has all that this shape requires, and nothing that it rules out; the values may still be wrong. */
    boolean fits(Map<?, ?> members) {
        return !contradicts(members)
                && members.keySet().containsAll(required)
                && (!closed || known.containsAll(members.keySet()));
    }

    /** Whether an object has all members with one possible value, and they have it. */
    boolean hasConstants(Map<?, ?> members) {
        return !constants.isEmpty() && members.keySet().containsAll(constants.keySet()) && !contradicts(members);
    }

    /** Whether a member has another value than the only possible one. */
    boolean contradicts(Map<?, ?> members) {
        for (Map.Entry<String, Object> constant : constants.entrySet()) {
            if (members.containsKey(constant.getKey())
                    && !JsonReader.same(constant.getValue(), members.get(constant.getKey()))) {
                return true;
            }
        }
        return false;
    }

    /** How many members of an object this shape knows. */
    int known(Map<?, ?> members) {
        int count = 0;
        for (Object name : members.keySet()) {
            count += known.contains(name) ? 1 : 0;
        }
        return count;
    }
}
