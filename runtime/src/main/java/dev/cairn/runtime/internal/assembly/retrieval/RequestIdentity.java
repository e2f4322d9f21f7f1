package dev.cairn.runtime.internal.assembly.retrieval;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.core.secret.SecretNames;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.json.Json;
import dev.cairn.models.DefaultPaginatorModel;
import dev.cairn.models.HttpRequesterModel;
import dev.cairn.retrieval.position.PlainHash;
import dev.cairn.runtime.internal.assembly.definition.ComponentDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells the requests of one pagination from those of another, where a manifest or a configuration has changed in between: a
 * hash of the requesters and the paginator as the manifest has them, and of what they use of the configuration.
 *
 * <p>Templates count as they are written, since times that they give differ from run to run. Secrets, and how requests are
 * authenticated and errors handled, do not count: the pagination is the same with other credentials.
 */
final class RequestIdentity {

    private static final List<String> OTHERWISE = List.of(
            HttpRequesterModel.AUTHENTICATOR,
            HttpRequesterModel.ERROR_HANDLER,
            HttpRequesterModel.USE_CACHE,
            DefaultPaginatorModel.PAGES_PER_CHECKPOINT_INTERVAL);

    private final SecretMask secrets;
    private final String text;

    private RequestIdentity(SecretMask secrets, String text) {
        this.secrets = secrets;
        this.text = text;
    }

    /** @param fields those of the retriever that make up its requests */
    static String of(ComponentDefinition retriever, List<String> fields, SecretMask secrets) {
        ObjectNode object = retriever.object();
        List<@Nullable Object> parts = new ArrayList<>();
        fields.forEach(field -> parts.add(plain(object.get(field))));
        RequestIdentity identity = new RequestIdentity(secrets, Json.write(parts));
        parts.add(identity.used(retriever.config()));
        return PlainHash.of(parts);
    }

    private static @Nullable Object plain(@Nullable Node node) {
        Object plain = node == null ? null : node.toPlain();
        if (plain instanceof Map<?, ?> members) {
            members.keySet().removeIf(OTHERWISE::contains);
        }
        return plain;
    }

    /** What of an object of the configuration is named where requests are defined, and is no secret. */
    private Map<String, @Nullable Object> used(Map<?, ?> members) {
        Map<String, @Nullable Object> used = new LinkedHashMap<>();
        members.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (text.contains(name) && (value instanceof Map<?, ?> || !SecretNames.isSecret(name))) {
                used.put(name, usedOf(value));
            }
        });
        return used;
    }

    private @Nullable Object usedOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            return used(members);
        }
        if (value instanceof List<?> items) {
            return items.stream().<@Nullable Object>map(this::usedOf).toList();
        }
        return value instanceof String given && secrets.isIn(given) ? null : value;
    }
}
