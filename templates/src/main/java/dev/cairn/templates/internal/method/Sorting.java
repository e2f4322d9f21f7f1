package dev.cairn.templates.internal.method;

import dev.cairn.templates.internal.value.Evaluation;
import dev.cairn.templates.internal.value.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stable sorting by a key, as {@code sorted()} does it. Thread-safe. */
public final class Sorting {

    /** What an element is sorted by. */
    @FunctionalInterface
    public interface Key {
        @Nullable
        Object of(@Nullable Object item);
    }

    private record Keyed(@Nullable Object key, @Nullable Object item) {}

    private Sorting() {}

    public static List<@Nullable Object> sort(
            Evaluation evaluation, Collection<? extends @Nullable Object> items, Key key, boolean reverse) {
        List<Keyed> keyed = new ArrayList<>(items.size());
        for (Object item : items) {
            keyed.add(new Keyed(key.of(item), item));
        }
        if (reverse) {
            Collections.reverse(keyed);
        }
        sort(evaluation, keyed);
        if (reverse) {
            Collections.reverse(keyed);
        }
        List<@Nullable Object> sorted = new ArrayList<>(keyed.size());
        keyed.forEach(entry -> sorted.add(entry.item()));
        return sorted;
    }

    /** Merges runs: unlike the library's sort it lives with an order that is none (NaN), as Python's does. */
    private static void sort(Evaluation evaluation, List<Keyed> keyed) {
        if (keyed.size() < 2) {
            return;
        }
        int middle = keyed.size() / 2;
        List<Keyed> left = new ArrayList<>(keyed.subList(0, middle));
        List<Keyed> right = new ArrayList<>(keyed.subList(middle, keyed.size()));
        sort(evaluation, left);
        sort(evaluation, right);
        int l = 0;
        int r = 0;
        for (int i = 0; i < keyed.size(); i++) {
            evaluation.spend(10);
            boolean takeRight = l == left.size()
                    || (r < right.size()
                            && Ordering.less(right.get(r).key(), left.get(l).key()));
            keyed.set(i, takeRight ? right.get(r++) : left.get(l++));
        }
    }
}
