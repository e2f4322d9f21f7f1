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

    /** This shape, of whose objects something else is made. */
    <U> JsonShape<U> as(Function<? super T, ? extends U> made) {
        return new JsonShape<>(type, json -> made.apply(read.apply(json)), constants, required, known, closed);
    }

    /** Opens an object of this shape. A member with one possible value may be missing: it is known. */
    JsonReader open(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> members)) {
            throw JsonMismatchException.expected("an object (" + type + ")", json);
        }
        if (!constants.isEmpty()) {
            constants.forEach((name, value) -> {
                Object found = members.get(name);
                if (members.containsKey(name) && !JsonReader.same(value, found)) {
                    throw JsonMismatchException.expected("'" + value + "'", found)
                            .inMember(name);
                }
            });
        }
        if (closed) {
            for (Object name : members.keySet()) {
                if (!known.contains(name)) {
                    throw new JsonMismatchException(String.valueOf(name), "is not a property of " + type);
                }
            }
        }
        for (String name : required) {
            if (!members.containsKey(name) && !constants.containsKey(name)) {
                throw new JsonMismatchException(name, "is required, but missing");
            }
        }
        return new JsonReader(members);
    }

    /** Whether an object has all that this shape requires, and nothing that it rules out; the values may still be wrong. */
    boolean fits(Map<?, ?> members) {
        return fitsWithoutConstants(members) && members.keySet().containsAll(required);
    }

    /** Whether an object could be one of this shape that leaves out what is always the same. */
    boolean fitsWithoutConstants(Map<?, ?> members) {
        if (contradicts(members) || (closed && !known.containsAll(members.keySet()))) {
            return false;
        }
        for (String name : required) {
            if (!members.containsKey(name) && !constants.containsKey(name)) {
                return false;
            }
        }
        return true;
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
