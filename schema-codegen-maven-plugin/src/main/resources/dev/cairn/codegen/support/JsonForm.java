package dev.cairn.codegen.support;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an object says that the components of its record don't tell: so that it is written as it was read. Immutable.
 *
 * @param nulls the names of optional properties that are there, and null
 * @param leftOut the names of optional properties with one possible value that are not there
 */
public record JsonForm(Set<String> nulls, Set<String> leftOut) {

    /** That of an object in which nothing is null, and nothing with one possible value is left out. */
    public static final JsonForm PLAIN = new JsonForm(Set.of(), Set.of());

    public JsonForm {
        nulls = Set.copyOf(nulls);
        leftOut = Set.copyOf(leftOut);
    }

    /** Whether a property is there, and null. */
    public boolean isNull(String name) {
        return nulls.contains(name);
    }

    /** Whether a property with one possible value is not there. */
    public boolean isLeftOut(String name) {
        return leftOut.contains(name);
    }

    /**
     * What of this is true of a record.
     *
     * @param values those of the properties that may be absent or null, in the order of the shape
     */
    JsonForm fitting(JsonShape<?> shape, @Nullable Object... values) {
        if (this.equals(PLAIN)) {
            return PLAIN;
        }
        Set<String> kept = new LinkedHashSet<>();
        List<String> names = shape.nullables();
        for (int index = 0; index < names.size(); index++) {
            if (values[index] == null && nulls.contains(names.get(index))) {
                kept.add(names.get(index));
            }
        }
        return new JsonForm(kept, both(leftOut, shape.optionalConstants()));
    }

    private static Set<String> both(Set<String> some, Collection<String> others) {
        Set<String> both = new LinkedHashSet<>(some);
        both.retainAll(others);
        return both;
    }
}
