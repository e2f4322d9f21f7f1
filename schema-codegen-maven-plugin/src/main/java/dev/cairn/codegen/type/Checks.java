package dev.cairn.codegen.type;

import org.jspecify.annotations.Nullable;

/**
 * What a value is checked for beyond its type, and what the values in it are.
 *
 * @param own what the value itself is checked for; each keyword is about values of one kind, and says nothing of others
 * @param elements what the elements are checked for, if it is a list; null if they aren't
 * @param values what the values are checked for, if it is a map; null if they aren't
 */
public record Checks(
        Bounds own, @Nullable Checks elements, @Nullable Checks values) {

    /** No checks. */
    public static final Checks NONE = new Checks(Bounds.NONE, null, null);

    /** Checks of which empty ones are left out. */
    public static Checks of(Bounds own, Checks elements, Checks values) {
        return own.isEmpty() && elements.isEmpty() && values.isEmpty()
                ? NONE
                : new Checks(own, elements.isEmpty() ? null : elements, values.isEmpty() ? null : values);
    }

    public boolean isEmpty() {
        return own.isEmpty() && elements == null && values == null;
    }
}
