package dev.cairn.mcpserver;

import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which fields of the configuration a draft needs that have no value in a file yet. */
final class MissingConfig {

    private MissingConfig() {}

    /** @param there the fields that have one */
    static List<Map<String, @Nullable Object>> of(ManifestDraft draft, Map<String, @Nullable Object> there) {
        return draft.properties().stream()
                .filter(property -> !there.containsKey(property.name())
                        || property.toFillIn().equals(there.get(property.name())))
                .map(MissingConfig::shown)
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
}
