package dev.cairn.destination.internal.kept;

import dev.cairn.destination.SyncIdentity;
import dev.cairn.runtime.config.CursorOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a stream is kept of, as JSON. */
final class IdentityJson {

    private IdentityJson() {}

    static @Nullable Map<String, @Nullable Object> identity(@Nullable SyncIdentity sync) {
        if (sync == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("manifest", sync.manifest());
        json.put("manifest_hash", sync.manifestHash());
        json.put("salt", sync.salt());
        json.put("settings", sync.settings());
        return json;
    }

    static @Nullable SyncIdentity identity(@Nullable Object name, @Nullable Object identity) {
        if (name == null || !(identity instanceof Map<?, ?> json)) {
            return null;
        }
        Map<String, String> settings = new LinkedHashMap<>();
        if (json.get("settings") instanceof Map<?, ?> hashes) {
            hashes.forEach((path, hash) -> settings.put(String.valueOf(path), String.valueOf(hash)));
        }
        return new SyncIdentity(
                String.valueOf(name),
                String.valueOf(json.get("manifest")),
                String.valueOf(json.get("manifest_hash")),
                String.valueOf(json.get("salt")),
                settings);
    }

    static @Nullable Map<String, @Nullable Object> order(@Nullable CursorOrder order) {
        if (order == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", order.field());
        json.put("formats", order.formats());
        return json;
    }

    static @Nullable CursorOrder order(@Nullable Object order) {
        if (!(order instanceof Map<?, ?> json)) {
            return null;
        }
        List<String> formats = json.get("formats") instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
        return new CursorOrder(String.valueOf(json.get("field")), formats);
    }
}
