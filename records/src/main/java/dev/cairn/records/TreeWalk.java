package dev.cairn.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists all places of a tree in the order in which dpath visits them: the children of a node before their own children.
 *
 * <p>The list is a snapshot and does not change with the tree.
 */
public final class TreeWalk {

    private static final int LONGEST_GROWN_LIST = 10_000;

    private TreeWalk() {}

    public static List<Place> of(@Nullable Object root) {
        List<Place> places = new ArrayList<>();
        walk(root, List.of(), places);
        return places;
    }

    private static void walk(@Nullable Object node, List<Step> location, List<Place> places) {
        List<Place> children = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> children.add(new Place(append(location, new Step(key, 0, 0)), value)));
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                children.add(new Place(append(location, new Step(null, i, list.size())), list.get(i)));
            }
        }
        places.addAll(children);
        children.forEach(child -> walk(child.value, child.location, places));
    }

    private static List<Step> append(List<Step> location, Step step) {
        List<Step> longer = new ArrayList<>(location.size() + 1);
        longer.addAll(location);
        longer.add(step);
        return longer;
    }

    /** Takes the last item of a list away; any other becomes null, so that later items keep their indexes. */
    @SuppressWarnings("unchecked") // lists of plain JSON values hold anything
    static void deleteItem(List<?> list, int index) {
        if (index == list.size() - 1) {
            list.remove(index);
        } else if (index < list.size()) {
            ((List<@Nullable Object>) list).set(index, null);
        }
    }

    /** What stands under a key or an index, or null where there is nothing. */
    static @Nullable Object child(Object parent, PathSegment segment) {
        if (parent instanceof Map<?, ?> map) {
            return map.get(segment.text());
        }
        int index = index(segment);
        return parent instanceof List<?> list && index >= 0 && index < list.size() ? list.get(index) : null;
    }

    /** Puts a value under a key, or at an index of a list, which grows; false where there can be neither. */
    @SuppressWarnings("unchecked") // trees of plain JSON values hold anything
    static boolean put(@Nullable Object parent, PathSegment segment, @Nullable Object value) {
        if (parent instanceof Map<?, ?> map) {
            ((Map<String, @Nullable Object>) map).put(segment.text(), value);
            return true;
        }
        int index = index(segment);
        if (!(parent instanceof List<?> list) || index < 0 || index > LONGEST_GROWN_LIST) {
            return false;
        }
        List<@Nullable Object> items = (List<@Nullable Object>) list;
        while (items.size() <= index) {
            items.add(null);
        }
        items.set(index, value);
        return true;
    }

    private static int index(PathSegment segment) {
        return segment.text().matches("\\d{1,9}") ? Integer.parseInt(segment.text()) : -1;
    }

    /** A key, or where it is null an index in a list of a length. */
    record Step(@Nullable Object key, int index, int length) {

        boolean matches(PathSegment segment) {
            return key == null ? segment.matchesIndex(index, length) : segment.matchesKey(key.toString());
        }
    }

    /** A place in a tree with the value it had when the tree was walked. */
    public static final class Place {

        private final List<Step> location;
        private final @Nullable Object value;

        private Place(List<Step> location, @Nullable Object value) {
            this.location = location;
            this.value = value;
        }

        public @Nullable Object value() {
            return value;
        }

        /** Whether the value is neither a map nor a list. */
        public boolean isLeaf() {
            return !(value instanceof Map<?, ?> || value instanceof List<?>);
        }

        boolean matches(FieldPath path) {
            return matches(path, 0, 0);
        }

        private boolean matches(FieldPath path, int segment, int step) {
            if (segment == path.length()) {
                return step == location.size();
            }
            if (path.segment(segment) instanceof PathSegment.Wildcard wildcard && wildcard.isDeep()) {
                for (int next = step; next <= location.size(); next++) {
                    if (matches(path, segment + 1, next)) {
                        return true;
                    }
                }
                return false;
            }
            return step < location.size()
                    && location.get(step).matches(path.segment(segment))
                    && matches(path, segment + 1, step + 1);
        }

        /** Replaces what stands here now; false if there is nothing any more. */
        @SuppressWarnings("unchecked") // trees of plain JSON values hold anything
        boolean set(Object root, @Nullable Object newValue) {
            Object parent = parent(root);
            Step last = location.get(location.size() - 1);
            if (parent instanceof Map<?, ?> map && map.containsKey(last.key)) {
                ((Map<@Nullable Object, @Nullable Object>) map).put(last.key, newValue);
                return true;
            }
            if (parent instanceof List<?> list && last.key == null && last.index < list.size()) {
                ((List<@Nullable Object>) list).set(last.index, newValue);
                return true;
            }
            return false;
        }

        private @Nullable Object parent(Object root) {
            Object parent = root;
            for (Step step : location.subList(0, location.size() - 1)) {
                parent = child(parent, step);
            }
            return parent;
        }

        /** Deletes what stands here now, if there is still something. */
        public void delete(Object root) {
            Object parent = parent(root);
            Step last = location.get(location.size() - 1);
            if (parent instanceof Map<?, ?> map) {
                map.remove(last.key);
            } else if (parent instanceof List<?> list && last.key == null) {
                deleteItem(list, last.index);
            }
        }

        private static @Nullable Object child(@Nullable Object parent, Step step) {
            if (parent instanceof Map<?, ?> map) {
                return map.get(step.key);
            }
            return parent instanceof List<?> list && step.key == null && step.index < list.size()
                    ? list.get(step.index)
                    : null;
        }
    }
}
