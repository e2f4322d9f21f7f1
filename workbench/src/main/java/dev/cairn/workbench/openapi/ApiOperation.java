package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.DraftProperties;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GET of a document.
 *
 * @param path as it is written, with its parameters in braces
 * @param item what is said of the path
 * @param node what is said of the operation
 */
record ApiOperation(ApiDocument document, String path, Node item, Node node) {

    private static final Pattern PARAMETER = Pattern.compile("\\{([^{}]+)}");

    /** All of a document, in its order. */
    static List<ApiOperation> all(ApiDocument document) {
        List<ApiOperation> operations = new ArrayList<>();
        Node paths = document.in(document.root(), "paths");
        if (paths != null) {
            paths.members().forEach((path, member) -> {
                Node item = document.resolved(member.value());
                Node get = item == null ? null : item.get("get");
                if (item != null && get != null && get.isObject()) {
                    operations.add(new ApiOperation(document, path, item, get));
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
        return PARAMETER
                .matcher(path)
                .replaceAll(found -> Matcher.quoteReplacement(templates.getOrDefault(found.group(1), found.group())));
    }

    /** The words of the path, without versions and parameters; at least one. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            String word = segment.replaceFirst("\\.(?:json|xml)$", "");
            if (!word.isEmpty() && !word.contains("{") && !word.matches("(?i)v\\d+(?:\\.\\d+)?|api|rest")) {
                words.add(DraftProperties.word(word));
            }
        }
        return words.isEmpty() ? List.of("records") : words;
    }

    /** The schema of its answer; null where the document does not say it. */
    @Nullable
    Node answer() {
        Node responses = document.in(node, "responses");
        if (responses == null) {
            return null;
        }
        for (String status : List.of("200", "2XX", "2xx", "default", "201", "206")) {
            Node content = document.in(document.in(responses, status), "content");
            if (content != null) {
                for (Map.Entry<String, Node.Member> type : content.members().entrySet()) {
                    if (type.getKey().contains("json") || type.getKey().contains("*/*")) {
                        return document.in(type.getValue().value(), "schema");
                    }
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "GET " + path;
    }
}
