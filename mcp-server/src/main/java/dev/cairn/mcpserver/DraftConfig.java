package dev.cairn.mcpserver;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What agents see of the configuration that a draft needs: never its values. */
record DraftConfig(ManifestDraft draft) {

    /**
     * Returns the fields that have no value in a file yet.
     *
     * @param there the fields that have one
     */
    List<Map<String, @Nullable Object>> missing(Map<String, @Nullable Object> there) {
        return draft.properties().stream()
                .filter(property -> !there.containsKey(property.name())
                        || property.toFillIn().equals(there.get(property.name())))
                .map(DraftConfig::shown)
                .toList();
    }

    private static Map<String, @Nullable Object> shown(ConfigProperty property) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("name", property.name());
        members.put("secret", property.secret());
        if (!property.description().isEmpty()) {
            members.put("description", property.description());
        }
        return members;
    }

    /** Returns the secrets that stood in a request or document: the field that each one needs, and its place. */
    List<Map<String, String>> secrets() {
        return draft.secrets().stream()
                .map(secret -> Map.of("config", secret.name(), "place", secret.origin()))
                .toList();
    }

    /** Keeps the values of these secrets out of the response of a call. */
    void hideSecrets(SecretMask mask) {
        draft.secrets().stream()
                .filter(secret -> secret.value() != null && !secret.placeholder())
                .forEach(secret -> mask.add(String.valueOf(secret.value())));
    }
}
