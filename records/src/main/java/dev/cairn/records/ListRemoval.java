package dev.cairn.records;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Copies a tree without the lists that a path leads to.
 *
 * @param segments the path's
 */
record ListRemoval(List<PathSegment> segments) {

    @Nullable
    Object apply(@Nullable Object root) {
        return withoutLists(root, Set.of(0));
    }

    /** @param reached how many segments may have been followed so far; several numbers where there is a {@code **} */
    private @Nullable Object withoutLists(@Nullable Object value, Set<Integer> reached) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> rest = new LinkedHashMap<>();
            map.forEach((key, member) -> {
                String name = String.valueOf(key);
                Set<Integer> next = step(reached, segment -> segment.matchesKey(name));
                if (!isEnd(next) || !(member instanceof List<?>)) {
                    rest.put(name, next.isEmpty() ? member : withoutLists(member, next));
                }
            });
            return rest;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> rest = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                int index = i;
                Set<Integer> next = step(reached, segment -> segment.matchesIndex(index, list.size()));
                Object item = list.get(i);
                if (!isEnd(next) || !(item instanceof List<?>)) {
                    rest.add(next.isEmpty() ? item : withoutLists(item, next));
                }
            }
            return rest;
        }
        return value;
    }

    private Set<Integer> step(Set<Integer> reached, Predicate<PathSegment> matches) {
        Set<Integer> next = new TreeSet<>();
        for (int start : reached) {
            int at = start;
            for (; at < segments.size() && FieldPath.isDeep(segments.get(at)); at++) {
                next.add(at); // ** takes this step, too
            }
            if (at < segments.size() && matches.test(segments.get(at))) {
                next.add(at + 1);
            }
        }
        return next;
    }

    /** Whether nothing but {@code **} is left, which stands for no segment, too. */
    private boolean isEnd(Set<Integer> reached) {
        return reached.stream()
                .anyMatch(at -> segments.subList(at, segments.size()).stream().allMatch(FieldPath::isDeep));
    }
}
