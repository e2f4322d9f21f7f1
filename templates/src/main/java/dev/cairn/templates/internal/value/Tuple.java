package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's tuple. Immutable; equal to another tuple as a key is, by Python's equality of the elements. */
public final class Tuple extends AbstractList<@Nullable Object> {

    public static final Tuple EMPTY = new Tuple(new Object[0], List.of(), "");

    private final @Nullable Object[] items;
    private final List<String> names;
    private final String label;

    private Tuple(@Nullable Object[] items, List<String> names, String label) {
        this.items = items;
        this.names = names;
        this.label = label;
    }

    public static Tuple of(@Nullable Object... items) {
        return new Tuple(items.clone(), List.of(), "");
    }

    public static Tuple copyOf(Collection<? extends @Nullable Object> items) {
        return new Tuple(items.toArray(), List.of(), "");
    }

    /** A tuple whose items are attributes too. */
    public static Tuple named(List<String> names, @Nullable Object... items) {
        return new Tuple(items.clone(), List.copyOf(names), "");
    }

    /** A named tuple, whose text has its name and the names of its items. */
    public static Tuple labelled(String label, List<String> names, @Nullable Object... items) {
        return new Tuple(items.clone(), List.copyOf(names), label);
    }

    /** Whether it shows more than its items. */
    public boolean isLabelled() {
        return !label.isEmpty();
    }

    String labelledRepr() {
        StringBuilder out = new StringBuilder(label).append('(');
        for (int i = 0; i < items.length; i++) {
            out.append(i == 0 ? "" : ", ").append(names.get(i)).append('=').append(Repr.of(items[i]));
        }
        return out.append(')').toString();
    }

    /** The item of a name, or {@link Missing#VALUE}. */
    public @Nullable Object named(String name) {
        int index = names.indexOf(name);
        return index < 0 ? Missing.VALUE : items[index];
    }

    @Override
    public @Nullable Object get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple tuple && Equality.equal(this, tuple);
    }

    @Override
    public int hashCode() {
        @Nullable Object[] keys = new Object[items.length];
        for (int i = 0; i < items.length; i++) {
            keys[i] = Dicts.key(items[i]);
        }
        return Arrays.hashCode(keys);
    }
}
