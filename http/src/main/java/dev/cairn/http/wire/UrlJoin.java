package dev.cairn.http.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins a base URL and a path or a whole URL.
 *
 * <p>Source of the rules: {@code HttpRequester._join_url} of the Python CDK, which uses {@code urllib.parse.urljoin}.
 */
public final class UrlJoin {

    private UrlJoin() {}

    /**
     * The base where the path is empty; else the path resolved below the base, of which every segment counts as a
     * folder. A path that is a whole URL replaces the base.
     */
    public static String join(String base, String path) {
        if (path.isEmpty()) {
            return base;
        }
        return resolve(base.endsWith("/") ? base : base + "/", path);
    }

    /** Resolves a reference as a browser would: the last segment of the base does not count unless it ends in a slash. */
    public static String resolve(String base, String reference) {
        if (base.isEmpty() || reference.isEmpty()) {
            return base.isEmpty() ? reference : base;
        }
        UrlSplit left = UrlSplit.of(base, "");
        UrlSplit right = UrlSplit.of(reference, left.scheme());
        if (!right.scheme().equals(left.scheme()) || !right.isHierarchical()) {
            return reference;
        }
        Path path = Path.of(right.path());
        if (!right.authority().isEmpty()) {
            return withPath(right, path.withText(path.text), right.query(), right.fragment());
        }
        if (path.text.isEmpty() && path.parameters.isEmpty()) {
            String query = right.query().isEmpty() ? left.query() : right.query();
            return withPath(left, left.path(), query, right.fragment());
        }
        String joined = merge(Path.of(left.path()).text, path.text);
        return withPath(left, path.withText(joined), right.query(), right.fragment());
    }

    private static String withPath(UrlSplit base, String path, String query, String fragment) {
        return new UrlSplit(base.scheme(), base.authority(), path, query, fragment).toString();
    }

    private static String merge(String base, String path) {
        List<String> segments = new ArrayList<>();
        if (!path.startsWith("/")) {
            segments.addAll(List.of(base.split("/", -1)));
            if (!segments.get(segments.size() - 1).isEmpty()) {
                segments.remove(segments.size() - 1);
            }
        }
        segments.addAll(List.of(path.split("/", -1)));
        if (!path.startsWith("/") && segments.size() > 2) {
            segments.subList(1, segments.size() - 1).removeIf(String::isEmpty);
        }
        String resolved = String.join("/", withoutDots(segments));
        return resolved.isEmpty() ? "/" : resolved;
    }

    private static List<String> withoutDots(List<String> segments) {
        List<String> resolved = new ArrayList<>();
        for (String segment : segments) {
            if (segment.equals("..")) {
                if (!resolved.isEmpty()) {
                    resolved.remove(resolved.size() - 1);
                }
            } else if (!segment.equals(".")) {
                resolved.add(segment);
            }
        }
        String last = segments.get(segments.size() - 1);
        if (last.equals(".") || last.equals("..")) {
            resolved.add("");
        }
        return resolved;
    }

    /** A path and the parameters of its last segment, which Python keeps apart. */
    private record Path(String text, String parameters) {

        static Path of(String path) {
            int semicolon = path.indexOf(';', Math.max(0, path.lastIndexOf('/')));
            return semicolon < 0
                    ? new Path(path, "")
                    : new Path(path.substring(0, semicolon), path.substring(semicolon + 1));
        }

        String withText(String other) {
            return parameters.isEmpty() ? other : other + ";" + parameters;
        }
    }
}
