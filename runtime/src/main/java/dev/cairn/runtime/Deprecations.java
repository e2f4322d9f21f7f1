package dev.cairn.runtime;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.trial.TestReadLog;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fields of a manifest that should not be used any more, as Airbyte's connector builder is told of them.
 *
 * <p>Source of the words and of the order: {@code BaseModelWithDeprecations} of the Python CDK; each is said once, and
 * parents of streams are left out.
 */
final class Deprecations {

    private static final String REQUESTER = "HttpRequester";

    private static final Map<String, String> INSTEAD = Map.of(
            "url_base", "url",
            "path", "url",
            "fetch_properties_from_endpoint", "query_properties",
            "request_body_data", "request_body",
            "request_body_json", "request_body");

    private static final String PARENTS = "parent_stream_configs";

    private final Set<String> messages = new LinkedHashSet<>();

    private Deprecations() {}

    /** What a log says of a resolved manifest. */
    static List<TestReadLog> in(ObjectNode manifest) {
        Deprecations found = new Deprecations();
        for (String streams : List.of("streams", "dynamic_streams")) {
            Node node = manifest.get(streams);
            if (node != null) {
                found.look(node);
            }
        }
        return found.messages.stream()
                .map(message -> new TestReadLog(LogLevel.WARN, message))
                .toList();
    }

    private void look(Node node) {
        if (node instanceof ObjectNode object) {
            if (REQUESTER.equals(object.text("type"))) {
                object.members().keySet().stream().filter(INSTEAD::containsKey).forEach(this::found);
            }
            object.members().forEach((name, member) -> {
                if (!name.equals(PARENTS)) {
                    look(member.value());
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.items().forEach(this::look);
        }
    }

    private void found(String field) {
        messages.add("Component type: `" + REQUESTER + "`. Field '" + field + "' is deprecated. Use `"
                + INSTEAD.get(field) + "` field instead.");
    }
}
