package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.DraftProperties;
import dev.cairn.workbench.draft.LiteralTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An operation of a document that may read: a GET, or a POST that searches.
 *
 * @param method in capitals
 * @param path as it is written, with its parameters in braces
 * @param item what is said of the path
 * @param node what is said of the operation
 */
record ApiOperation(ApiDocument document, String method, String path, Node item, Node node) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    /** The last word of a path at which a POST reads. */
    private static final Set<String> SEARCHES =
            Set.of("search", "query", "list", "find", "filter", "lookup", "scroll", "searches", "queries");

    /** The statuses whose responses count, the likeliest first. */
    private static final List<String> STATUSES = List.of("200", "2XX", "2xx", "default", "201", "206");

    /**
     * All of a document, in its order.
     *
     * @param elsewhere is told of each path that is described in another file, and of the reference there
     */
    static List<ApiOperation> all(ApiDocument document, BiConsumer<String, String> elsewhere) {
        List<ApiOperation> operations = new ArrayList<>();
        Node paths = document.in(document.root(), "paths");
        if (paths != null) {
            paths.members().forEach((path, member) -> {
                Node item = document.resolved(member.value());
                for (String method : List.of("get", "post")) {
                    Node node = item == null ? null : item.get(method);
                    if (item != null && node != null && node.isObject()) {
                        operations.add(new ApiOperation(document, method.toUpperCase(Locale.ROOT), path, item, node));
                    }
                }
                String reference = item == null ? document.outside(member.value()) : null;
                if (reference != null) {
                    elsewhere.accept(path, reference);
                }
            });
        }
        return operations;
    }

    /** The parameters of a place ({@code query}, {@code header}), by name, in order; those of the operation win. */
    Map<String, Node> parameters(String place) {
        Map<String, Node> parameters = new LinkedHashMap<>();
        for (Node owner : List.of(item, node)) {
            for (Node given : owner.items("parameters")) {
                Node parameter = document.resolved(given);
                if (parameter != null && place.equals(parameter.text("in")) && parameter.text("name") != null) {
                    parameters.put(String.valueOf(parameter.text("name")), parameter);
                }
            }
        }
        return parameters;
    }

    /** The names of the parameters in the path, in order. */
    List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map(result -> result.group(1)).toList();
    }

    /** The path before a parameter, without a slash at its end. */
    String before(String parameter) {
        return path.substring(0, path.indexOf("{" + parameter + "}")).replaceFirst("/+$", "");
    }

    /** The path without what does not tell lists apart: a slash or a format at its end. */
    String bare() {
        return path.replaceFirst("(?:\\.json)?/*$", "");
    }

    /** The path with templates for its parameters. */
    String pathWith(Map<String, String> templates) {
        return filled(PARAMETER, path, name -> templates.getOrDefault(name, "{" + name + "}"));
    }

    /**
     * A template of a text with names in braces.
     *
     * @param name finds the names, in its first group
     * @param templates gives the template for a name
     */
    static String filled(Pattern name, String text, UnaryOperator<String> templates) {
        StringBuilder template = new StringBuilder();
        Matcher matcher = name.matcher(text);
        int end = 0;
        for (; matcher.find(); end = matcher.end()) {
            template.append(LiteralTemplate.before(text.substring(end, matcher.start())));
            template.append(templates.apply(matcher.group(1)));
        }
        return template.append(LiteralTemplate.of(text.substring(end))).toString();
    }

    /** True if it is a POST. */
    boolean isPost() {
        return method.equals("POST");
    }

    /** True if it is a POST that searches, by the end of its path or the beginning of its name. */
    boolean isSearch() {
        String id = node.text("operationId");
        return isPost()
                && (SEARCHES.contains(lastWord())
                        || (id != null && DraftProperties.word(id).matches("(?:search|list|query|find)_.+")));
    }

    private String lastWord() {
        return DraftProperties.word(path.replaceFirst("/+$", "").replaceFirst(".*[/:]", ""));
    }

    /** The schema of its JSON body; null where it takes none. */
    @Nullable
    Node body() {
        Node content = document.in(document.in(node, "requestBody"), "content");
        return content == null ? null : jsonSchema(content);
    }

    /** The words of the path, without versions, parameters and the word for a search; at least one. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (String segment : path.split("[/:]", -1)) {
            String word = segment.replaceFirst("\\.(?:json|xml)$", "");
            if (!word.isEmpty() && !word.contains("{") && !word.matches("(?i)v\\d+(?:\\.\\d+)?|api|rest")) {
                words.add(DraftProperties.word(word));
            }
        }
        return isPost() ? withoutSearch(words) : orRecords(words);
    }

    /** The word for the things in its list: the last of its path that is no word for a search. */
    String things() {
        List<String> words = withoutSearch(words());
        return words.get(words.size() - 1);
    }

    private static List<String> withoutSearch(List<String> words) {
        boolean search = words.size() > 1 && SEARCHES.contains(words.get(words.size() - 1));
        return orRecords(search ? words.subList(0, words.size() - 1) : words);
    }

    private static List<String> orRecords(List<String> words) {
        return words.isEmpty() ? List.of("records") : words;
    }

    /** The schema of its answer; null where the document does not say it. */
    @Nullable
    Node answer() {
        Node responses = document.in(node, "responses");
        if (responses == null) {
            return null;
        }
        for (String status : STATUSES) {
            Node content = document.in(document.in(responses, status), "content");
            Node schema = content == null ? null : jsonSchema(content);
            if (schema != null) {
                return schema;
            }
        }
        return null;
    }

    private @Nullable Node jsonSchema(Node content) {
        return content.members().entrySet().stream()
                .filter(type -> type.getKey().contains("json") || type.getKey().contains("*/*"))
                .findFirst()
                .map(type -> document.in(type.getValue().value(), "schema"))
                .orElse(null);
    }

    /** The reference out of the document because of which its response is not known; null if there is none. */
    @Nullable
    String outside() {
        Node responses = node.get("responses");
        Node known = document.resolved(responses);
        Node response = known == null
                ? null
                : STATUSES.stream()
                        .map(known::get)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        return document.outside(known == null ? responses : response);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
