package dev.cairn.workbench.openapi;

import dev.cairn.documents.Node;
import dev.cairn.workbench.draft.ComponentDraft;
import dev.cairn.workbench.draft.DraftProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of parameters in paths come from: of {@code /a/{id}/b} from the records of {@code /a}, or of another list of its name,
 * else from the configuration.
 *
 * @param lists the operations that give lists, by their path without a slash at its end
 * @param names the streams' names, by the same paths
 * @param called the shortest path of a list without parameters, by what it is a list of
 */
record ApiParents(
        Map<String, ApiOperation> lists,
        Map<String, ListAnswer> answers,
        Map<String, String> names,
        Map<String, String> called) {

    static ApiParents of(Map<String, ApiOperation> lists, Map<String, ListAnswer> answers, Map<String, String> names) {
        Map<String, String> called = new HashMap<>();
        lists.forEach((path, list) -> {
            if (list.pathParameters().isEmpty()) {
                called.merge(
                        ListAnswer.stem(list.things()),
                        path,
                        (one, other) -> other.length() < one.length() ? other : one);
            }
        });
        return new ApiParents(lists, answers, names, called);
    }

    /**
     * A parent.
     *
     * @param path of its operation
     * @param parameter that its records give
     * @param key the field of its records
     */
    private record Parent(String path, String parameter, String key) {}

    /** The partition router; null where the stream has no parent. */
    @Nullable
    ComponentDraft router(ApiOperation operation) {
        Parent parent = parent(operation).orElse(null);
        if (parent == null) {
            return null;
        }
        ComponentDraft config = ComponentDraft.of("ParentStreamConfig")
                .with("stream", Map.of("$ref", "#/definitions/streams/" + names.get(parent.path)))
                .with("parent_key", parent.key)
                .with("partition_field", DraftProperties.word(parent.parameter));
        return ComponentDraft.of("SubstreamPartitionRouter").with("parent_stream_configs", List.of(config.toJson()));
    }

    /** Templates for the parameters of a path. */
    Map<String, String> templates(ApiOperation operation, SharedProperties properties) {
        Map<String, String> templates = new LinkedHashMap<>();
        Parent parent = parent(operation).orElse(null);
        if (parent != null) {
            ApiOperation above = lists.get(parent.path);
            if (above != null) {
                templates(above, properties)
                        .forEach((name, template) -> templates.put(
                                name, template.replace("stream_partition", "stream_partition['parent_slice']")));
            }
            String field = DraftProperties.word(parent.parameter);
            templates.put(parent.parameter, "{{ stream_partition['" + field + "'] }}");
        }
        for (String name : operation.pathParameters()) {
            if (!templates.containsKey(name)) {
                templates.put(
                        name,
                        properties.open(name, "Part of the address of requests").template());
            }
        }
        return templates;
    }

    /** The last parameter of which there is a list: at the path before it, else one with its name. */
    private Optional<Parent> parent(ApiOperation operation) {
        List<String> parameters = new ArrayList<>(operation.pathParameters());
        Collections.reverse(parameters);
        return parameters.stream()
                .filter(name -> operation.path().matches(".*/\\{" + Pattern.quote(name) + "}(?:\\.json)?(?:/.*)?"))
                .flatMap(name -> parent(operation, name).stream())
                .findFirst();
    }

    private Optional<Parent> parent(ApiOperation operation, String parameter) {
        String before = operation.before(parameter);
        return parentAt(before, parameter)
                .or(() -> Optional.of(noun(before, parameter))
                        .filter(noun -> !noun.isEmpty())
                        .map(called::get)
                        .flatMap(path -> parentAt(path, parameter)));
    }

    private Optional<Parent> parentAt(String path, String parameter) {
        ListAnswer answer = answers.get(path);
        ApiOperation list = lists.get(path);
        return answer == null || list == null
                ? Optional.empty()
                : Optional.ofNullable(key(list, answer, parameter)).map(key -> new Parent(path, parameter, key));
    }

    /** The thing that a parameter tells: {@code user} of {@code userId}, and of {@code id} behind {@code /users}. */
    private static String noun(String before, String parameter) {
        String word = DraftProperties.word(parameter);
        String bare = word.replaceFirst("_?(?:id|uuid|key|name|slug|code|number|no)$", "");
        return ListAnswer.stem(bare.isEmpty() || word.equals("id") ? before.replaceFirst(".*/", "") : bare);
    }

    /** The field of the parent's records that a parameter is called by; null where none is. */
    private static @Nullable String key(ApiOperation parent, ListAnswer answer, String parameter) {
        Map<String, Node> members = parent.document().properties(answer.item());
        String wanted = letters(parameter);
        List<String> words = parent.words();
        String one = ListAnswer.stem(words.get(words.size() - 1));
        boolean isId = wanted.endsWith("id") || wanted.equals(one);
        return Stream.<Predicate<String>>of(
                        wanted::equals,
                        name -> name.length() > 1 && wanted.endsWith(name),
                        name -> isId && (name.equals("id") || name.equals("uuid")),
                        // The list stands where its parameter does, so one of these it is.
                        "id"::equals,
                        "uuid"::equals,
                        "key"::equals,
                        "name"::equals,
                        "slug"::equals,
                        "code"::equals)
                .flatMap(fits -> members.keySet().stream()
                        .filter(name -> fits.test(letters(name)))
                        .filter(name -> isScalar(parent.document(), members.get(name))))
                .findFirst()
                .orElse(null);
    }

    /** Or of no type that is said. */
    private static boolean isScalar(ApiDocument document, @Nullable Node schema) {
        Node resolved = document.resolved(schema);
        return resolved != null
                && (resolved.isEmpty()
                        || ListAnswer.isOf(resolved, "string")
                        || ListAnswer.isOf(resolved, "integer")
                        || ListAnswer.isOf(resolved, "number"));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
