package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation's answer has a list of records, by its schema.
 *
 * @param path as a {@code DpathExtractor} has it
 * @param item the schema of a record
 */
record ListAnswer(List<String> path, Node item) {

    private static final int DEEPEST = 3;

    /** Schemas that one is made of, of which is asked whether they are objects. */
    private static final int MOST_PARTS = 100;

    private static final Set<String> NO_RECORDS = Set.of(
            "errors",
            "warnings",
            "included",
            "links",
            "_links",
            "error",
            "messages",
            "meta",
            "pagination",
            "paging",
            "notices");

    private static final Set<String> USUAL = Set.of(
            "data",
            "items",
            "results",
            "records",
            "value",
            "values",
            "entries",
            "list",
            "content",
            "elements",
            "objects",
            "resources",
            "result",
            "response",
            "collection",
            "rows",
            "hits",
            "nodes",
            "edges",
            "_embedded",
            "docs");

    /** What an answer says beside a list of records. */
    private static final Pattern BESIDE = Pattern.compile(
            ".*(?:total|count|page|limit|offset|next|prev|cursor|link|more|paging|size"
                    + "|first|last|start|end|error|warning|meta|skip|max|filter|expand).*"
                    + "|url|uri|href|self|object|ok|success|status|kind|etag|message|schema|type|request|response|constraints|code|from|to|date|timezone|sort|order");

    ListAnswer {
        path = List.copyOf(path);
    }

    /** What was found: a list of records, or why there is none. */
    record Found(@Nullable ListAnswer list, boolean isList, String reason) {}

    /** @param operation whose answer it is */
    static Found in(ApiOperation operation) {
        Found found = inDocument(operation);
        String outside = found.list == null ? operation.outside() : null;
        return outside == null
                ? found
                : new Found(null, false, "its response is described in " + ApiDocument.elsewhere(outside));
    }

    private static Found inDocument(ApiOperation operation) {
        Node schema = operation.answer();
        if (schema == null) {
            return new Found(null, false, "the document does not say what it answers");
        }
        ApiDocument document = operation.document();
        List<ListAnswer> lists = new ArrayList<>();
        List<String> scalars = new ArrayList<>();
        look(document, schema, List.of(), lists, scalars, ApiDocument.identitySet(), 0);
        List<String> words = operation.words();
        String name = stem(words.get(words.size() - 1));
        boolean ofOne = operation.path().matches(".*}/?");
        ListAnswer best = lists.stream()
                .filter(list -> list.path.isEmpty() || list.isOfRecords(document, schema, name, ofOne))
                .max(Comparator.comparingInt(list -> list.score(name)))
                .orElse(null);
        if (best != null) {
            return new Found(best, true, "");
        }
        return scalars.contains("")
                ? new Found(null, true, "its list has no objects, which records must be")
                : new Found(null, false, "its answer is no list of records, by its schema");
    }

    private int score(String name) {
        int score = -path.size();
        for (String key : path) {
            score += USUAL.contains(key.toLowerCase(Locale.ROOT)) ? 5 : 0;
            score += isCalled(key, name) ? 10 : 0;
        }
        return score;
    }

    /**
     * Whether the answer is there for this list, and is not an object that has one among other things.
     *
     * @param ofOne whether the address ends with the key of one object
     */
    private boolean isOfRecords(ApiDocument document, Node schema, String name, boolean ofOne) {
        if (path.stream().anyMatch(key -> NO_RECORDS.contains(key.toLowerCase(Locale.ROOT)) && !isCalled(key, name))) {
            return false;
        }
        Map<String, Node> members = document.properties(schema);
        if (members.containsKey("id") || members.containsKey("uuid") || members.containsKey("created_at")) {
            return false;
        }
        boolean known = path.stream()
                .allMatch(key -> USUAL.contains(key.toLowerCase(Locale.ROOT)) || (isCalled(key, name) && !ofOne));
        long others = members.keySet().stream()
                .filter(key -> !key.equals(path.get(0)))
                .filter(key -> !BESIDE.matcher(key.toLowerCase(Locale.ROOT)).matches())
                .count();
        return ofOne ? known && path.size() == 1 : known || (path.size() == 1 && others == 0);
    }

    private static boolean isCalled(String key, String name) {
        String letters = stem(key);
        return letters.contains(name) || (letters.length() > 3 && name.contains(letters));
    }

    /** Letters alone, without the ending of a plural. */
    static String stem(String word) {
        String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        return letters.replaceFirst("ies$", "y").replaceFirst("(?<=[a-z]{2})(?:(?<=[sxh])es|(?<!s)s)$", "");
    }

    /** @param alternatives schemas that were looked at before, of the same place in a response */
    private static void look(
            ApiDocument document,
            @Nullable Node given,
            List<String> path,
            List<ListAnswer> lists,
            List<String> scalars,
            Set<Node> alternatives,
            int depth) {
        Node schema = document.resolved(given);
        if (schema == null || depth > DEEPEST + 4 || !alternatives.add(schema)) {
            return;
        }
        Node items = schema.get("items");
        if (isOf(schema, "array") || items != null) {
            Node item = document.resolved(items);
            if (item == null || isObject(document, item, ApiDocument.identitySet())) {
                lists.add(new ListAnswer(path, item == null ? schema : item));
            } else {
                scalars.add(String.join(".", path));
            }
            return;
        }
        for (String union : List.of("oneOf", "anyOf")) {
            for (Node alternative : schema.items(union)) {
                if (lists.isEmpty()) {
                    look(document, alternative, path, lists, scalars, alternatives, depth + 1);
                }
            }
        }
        if (path.size() < DEEPEST) {
            document.properties(schema).forEach((name, member) -> {
                List<String> deeper = new ArrayList<>(path);
                deeper.add(name);
                look(document, member, deeper, lists, scalars, ApiDocument.identitySet(), depth + 1);
            });
        }
    }

    static boolean isOf(Node schema, String type) {
        Node types = schema.get("type");
        return types != null && types.itemOrItems().stream().anyMatch(one -> one.is(type));
    }

    private static boolean isObject(ApiDocument document, Node schema, Set<Node> seen) {
        if (isOf(schema, "object") || schema.get("properties") != null || schema.isEmpty()) {
            return true;
        }
        if (schema.get("type") != null || seen.size() > MOST_PARTS || !seen.add(schema)) {
            return false;
        }
        for (String part : List.of("allOf", "oneOf", "anyOf")) {
            for (Node one : schema.items(part)) {
                Node resolved = document.resolved(one);
                if (resolved == null || isObject(document, resolved, seen)) {
                    return true;
                }
            }
        }
        return false;
    }
}
