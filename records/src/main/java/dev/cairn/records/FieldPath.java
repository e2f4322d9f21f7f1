package dev.cairn.records;

import dev.cairn.core.error.SystemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A path into a tree of JSON values, with the reference's meaning: a segment is a key, an index of a list, a pattern
 * with {@code *}, {@code ?} and {@code [...]}, or, once in a path, {@code **} for any number of segments. Immutable.
 *
 * <p>Source of the rules: dpath 2.2, which the Python CDK calls.
 */
public final class FieldPath {

    private final List<PathSegment> segments;
    private final boolean star;
    private final boolean deep;

    private FieldPath(List<PathSegment> segments) {
        this.segments = List.copyOf(segments);
        this.star = segments.stream()
                .anyMatch(s -> s instanceof PathSegment.Wildcard w && w.text().equals("*"));
        this.deep = segments.stream().anyMatch(FieldPath::isDeep);
    }

    /** @param segments from the root, as they stand in a manifest; empty for the root itself */
    public FieldPath(String... segments) {
        this(List.of(segments).stream().map(PathSegment::ofText).toList());
    }

    /** A path whose segments stand in a manifest as they are. */
    public static FieldPath of(List<String> segments) {
        return new FieldPath(segments.stream().map(PathSegment::ofText).toList());
    }

    /** A path of evaluated templates: a segment that became a number is an index of a list and no key. */
    public static FieldPath ofValues(List<? extends @Nullable Object> segments) {
        List<PathSegment> evaluated = new ArrayList<>();
        for (Object segment : segments) {
            evaluated.add(PathSegment.ofValue(segment));
        }
        return new FieldPath(evaluated);
    }

    /** Whether the path has no segment. */
    public boolean isRoot() {
        return segments.isEmpty();
    }

    int length() {
        return segments.size();
    }

    PathSegment segment(int index) {
        return segments.get(index);
    }

    /** The keys from the root, or null if a segment is more than a key, so that it takes a tree to follow the path. */
    public @Nullable List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (PathSegment segment : segments) {
            if (!(segment instanceof PathSegment.Key key) || key.index() != null) {
                return null;
            }
            keys.add(key.text());
        }
        return keys;
    }

    /**
     * What the path leads to: with a {@code *} segment the list of all matches, else the one match, or null where there
     * is none.
     *
     * @throws SystemException if the path has no {@code *} and leads to more than one place
     */
    public @Nullable Object find(@Nullable Object root) {
        return star ? values(root) : findOne(root);
    }

    /**
     * The one match, or null where there is none.
     *
     * @throws SystemException if the path leads to more than one place
     */
    public @Nullable Object findOne(@Nullable Object root) {
        List<@Nullable Object> values = values(root);
        if (values.size() > 1) {
            throw new SystemException("The path " + this + " leads to more than one place"
                    + (star ? "" : "; only * stands for all of them"));
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Whether {@link #find} lists what it finds. */
    public boolean hasStar() {
        return star;
    }

    /** All values that the path leads to, in document order. */
    public List<@Nullable Object> values(@Nullable Object root) {
        List<@Nullable Object> found = new ArrayList<>();
        if (deep) {
            TreeWalk.of(root).forEach(place -> {
                if (place.matches(this)) {
                    found.add(place.value());
                }
            });
        } else {
            collect(root, 0, found);
        }
        return found;
    }

    private void collect(@Nullable Object value, int depth, List<@Nullable Object> found) {
        if (depth == segments.size()) {
            found.add(value);
            return;
        }
        PathSegment segment = segments.get(depth);
        if (value instanceof Map<?, ?> map) {
            if (segment instanceof PathSegment.Key key) {
                if (map.containsKey(key.text())) {
                    collect(map.get(key.text()), depth + 1, found);
                }
                return;
            }
            map.forEach((key, member) -> {
                if (segment.matchesKey(String.valueOf(key))) {
                    collect(member, depth + 1, found);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                if (segment.matchesIndex(i, list.size())) {
                    collect(list.get(i), depth + 1, found);
                }
            }
        }
    }

    /**
     * Deletes all that the path leads to. An item of a list is deleted if it is the last; others become null, so that
     * the items after them keep their places.
     */
    public void delete(Object root) {
        if (deep || segments.isEmpty()) {
            TreeWalk.of(root).forEach(place -> {
                if (place.matches(this)) {
                    place.delete(root);
                }
            });
        } else {
            delete(root, 0);
        }
    }

    private void delete(@Nullable Object value, int depth) {
        PathSegment segment = segments.get(depth);
        boolean last = depth == segments.size() - 1;
        if (value instanceof Map<?, ?> map) {
            if (last) {
                map.keySet().removeIf(key -> segment.matchesKey(String.valueOf(key)));
            } else {
                map.forEach((key, member) -> {
                    if (segment.matchesKey(String.valueOf(key))) {
                        delete(member, depth + 1);
                    }
                });
            }
        } else if (value instanceof List<?> list) {
            int length = list.size();
            for (int i = 0; i < length; i++) {
                if (segment.matchesIndex(i, length)) {
                    if (last) {
                        TreeWalk.deleteItem(list, i);
                    } else {
                        delete(list.get(i), depth + 1);
                    }
                }
            }
        }
    }

    /** Whether a segment is a pattern, which may stand for several places. */
    public boolean isPattern() {
        return segments.stream().anyMatch(PathSegment.Wildcard.class::isInstance);
    }

    /** The segments as texts. */
    public List<String> texts() {
        return segments.stream().map(PathSegment::text).toList();
    }

    /** The path to what stands beside that to which this one leads; of a path with a segment at least. */
    public FieldPath sibling(String key) {
        List<PathSegment> path = new ArrayList<>(segments.subList(0, segments.size() - 1));
        path.add(PathSegment.ofText(key));
        return new FieldPath(path);
    }

    /**
     * A tree without the lists that the path leads to. Shares with the given one what is not on the way to them, and
     * leaves it as it is; items of lists on the way move up.
     */
    public @Nullable Object withoutLists(@Nullable Object root) {
        return new ListRemoval(segments).apply(root);
    }

    static boolean isDeep(PathSegment segment) {
        return segment instanceof PathSegment.Wildcard wildcard && wildcard.isDeep();
    }

    /**
     * Puts a value into all places that the path leads to; makes none.
     *
     * @return how many there were
     */
    public int set(Object root, @Nullable Object value) {
        int places = 0;
        for (TreeWalk.Place place : TreeWalk.of(root)) {
            if (place.matches(this) && place.set(root, value)) {
                places++;
            }
        }
        return places;
    }

    /**
     * Puts a value into the place that the path names, and makes what is missing on the way: lists where the next segment
     * is a number, else objects. Patterns are taken for keys.
     *
     * @throws SystemException if there is something else on the way
     */
    public void create(Object root, @Nullable Object value) {
        Object current = root;
        for (int i = 0; i < segments.size() - 1; i++) {
            Object next = TreeWalk.child(current, segments.get(i));
            if (next == null) {
                next = isIndex(segments.get(i + 1)) ? new ArrayList<@Nullable Object>() : new LinkedHashMap<>();
                put(current, segments.get(i), next);
            }
            current = next;
        }
        put(current, segments.get(segments.size() - 1), value);
    }

    private static boolean isIndex(PathSegment segment) {
        return segment instanceof PathSegment.Index || segment.text().matches("\\d{1,9}");
    }

    private void put(Object parent, PathSegment segment, @Nullable Object value) {
        if (!TreeWalk.put(parent, segment, value)) {
            throw new SystemException("The path " + this + " leads through something that is neither object nor list");
        }
    }

    @Override
    public String toString() {
        return segments.stream().map(PathSegment::text).toList().toString();
    }
}
