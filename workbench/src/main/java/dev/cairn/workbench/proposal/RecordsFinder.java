package dev.cairn.workbench.proposal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds where in an answer records can be. Stateless. */
final class RecordsFinder {

    private static final int DEEPEST = 5;

    /** What lists of records are called, and what lists of something else are. */
    private static final Set<String> USUAL = Set.of(
            "data",
            "items",
            "results",
            "records",
            "entries",
            "rows",
            "value",
            "values",
            "list",
            "hits",
            "content",
            "elements",
            "objects",
            "docs",
            "documents",
            "nodes",
            "edges",
            "result",
            "response",
            "collection",
            "resources");

    private static final Set<String> UNUSUAL = Set.of(
            "errors",
            "warnings",
            "included",
            "links",
            "facets",
            "fields",
            "columns",
            "messages",
            "notices",
            "filters",
            "aggregations",
            "sort",
            "sorting",
            "meta",
            "schema",
            "headers");

    /**
     * A list of records.
     *
     * @param path as a {@code DpathExtractor} has it
     * @param count how many there are
     * @param score the higher, the more likely
     */
    record Found(List<String> path, int count, int score) {

        Found {
            path = List.copyOf(path);
        }
    }

    private RecordsFinder() {}

    /**
     * The lists of objects in an answer, the likeliest first; empty where there is none.
     *
     * @param name the stream's
     */
    static List<Found> in(@Nullable Object body, String name) {
        List<Found> found = new ArrayList<>();
        look(body, List.of(), name.toLowerCase(Locale.ROOT), found);
        found.sort(Comparator.comparingInt(Found::score).reversed());
        return found;
    }

    private static void look(@Nullable Object value, List<String> path, String name, List<Found> found) {
        if (value instanceof List<?> list) {
            long objects = list.stream().filter(Map.class::isInstance).count();
            if (objects == list.size()) {
                found.add(wrapped(list, path, score(list, path, name)));
            }
        } else if (value instanceof Map<?, ?> object && path.size() < DEEPEST) {
            object.forEach((key, member) -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(String.valueOf(key));
                look(member, deeper, name, found);
            });
        }
    }

    /** GraphQL wraps each record into an object of its own. */
    private static Found wrapped(List<?> list, List<String> path, int score) {
        boolean edges = !list.isEmpty()
                && list.stream().allMatch(item -> item instanceof Map<?, ?> edge && edge.get("node") instanceof Map);
        if (!edges) {
            return new Found(path, list.size(), score);
        }
        List<String> nodes = new ArrayList<>(path);
        nodes.add("*");
        nodes.add("node");
        return new Found(nodes, list.size(), score + 20);
    }

    private static int score(List<?> list, List<String> path, String name) {
        int score = Math.min(list.size(), 20) * 2 - path.size() * 5;
        if (list.isEmpty()) {
            score -= 30;
        }
        for (String key : path) {
            String word = key.toLowerCase(Locale.ROOT);
            score += USUAL.contains(word) ? 15 : 0;
            score += UNUSUAL.contains(word) ? -60 : 0;
            score += word.equals(name) || (word + "s").equals(name) || word.equals(name + "s") ? 30 : 0;
        }
        return score;
    }
}
