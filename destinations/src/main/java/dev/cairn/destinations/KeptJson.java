package dev.cairn.destinations;

import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON form of what destinations keep of streams. */
final class KeptJson {

    private KeptJson() {}

    static Map<String, @Nullable Object> write(KeptStream kept) {
        KeptTable table = kept.table();
        KeptProgress progress = kept.progress();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", kept.stream().name());
        json.put("namespace", kept.stream().namespace());
        json.put("sync", kept.sync() == null ? null : kept.sync().sync());
        json.put("table", table.name());
        json.put("mode", table.mode().name());
        json.put("state", progress.state());
        json.put("rows", progress.rows());
        json.put("committed_at", text(progress.committedAt()));
        json.put("completed_at", text(progress.completedAt()));
        json.put("open_slices", progress.openSlices());
        json.put("error", progress.error());
        json.put("columns", table.columns().stream().map(Column::toJson).toList());
        json.put("identity", identity(kept.sync()));
        json.put("cursor_order", order(table.order()));
        json.put("refresh", refresh(kept.refresh()));
        json.put("key", table.key());
        json.put("doubts", doubts(progress.doubts()));
        json.put("missing_since", text(kept.missingSince()));
        return json;
    }

    static KeptStream read(Map<?, ?> json) {
        return new KeptStream(
                new StreamDescriptor(
                        String.valueOf(json.get("stream")), json.get("namespace") instanceof String name ? name : null),
                identity(json.get("sync"), json.get("identity")),
                new KeptTable(
                        String.valueOf(json.get("table")),
                        WriteMode.valueOf(String.valueOf(json.get("mode"))),
                        Column.listFromJson(json.get("columns")),
                        order(json.get("cursor_order")),
                        key(json.get("key"))),
                new KeptProgress(
                        json.get("state") == null ? null : state(json.get("state")),
                        number(json.get("rows")),
                        time(json.get("committed_at")),
                        time(json.get("completed_at")),
                        number(json.get("open_slices")),
                        json.get("error") instanceof String error ? error : null,
                        doubts(json.get("doubts"))),
                refresh(json.get("refresh")),
                time(json.get("missing_since")));
    }

    private static @Nullable Map<String, @Nullable Object> refresh(@Nullable KeptRefresh refresh) {
        if (refresh == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("state", refresh.state());
        json.put("rows", refresh.rows());
        json.put("pages", refresh.pages());
        json.put("columns", refresh.columns().stream().map(Column::toJson).toList());
        json.put("begun_at", text(refresh.begunAt()));
        json.put("committed_at", text(refresh.committedAt()));
        return json;
    }

    private static @Nullable KeptRefresh refresh(@Nullable Object refresh) {
        return refresh instanceof Map<?, ?> json
                ? new KeptRefresh(
                        state(json.get("state")),
                        number(json.get("rows")),
                        number(json.get("pages")),
                        Column.listFromJson(json.get("columns")),
                        Instant.parse(String.valueOf(json.get("begun_at"))),
                        Instant.parse(String.valueOf(json.get("committed_at"))))
                : null;
    }

    private static @Nullable Map<String, @Nullable Object> identity(@Nullable SyncIdentity sync) {
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

    private static @Nullable SyncIdentity identity(@Nullable Object name, @Nullable Object identity) {
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

    private static @Nullable Map<String, @Nullable Object> order(@Nullable CursorOrder order) {
        if (order == null) {
            return null;
        }
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("field", order.field());
        json.put("formats", order.formats());
        return json;
    }

    private static @Nullable CursorOrder order(@Nullable Object order) {
        if (!(order instanceof Map<?, ?> json)) {
            return null;
        }
        List<String> formats = json.get("formats") instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
        return new CursorOrder(String.valueOf(json.get("field")), formats);
    }

    private static Map<String, @Nullable Object> doubts(Map<CursorDoubt, String> doubts) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        doubts.forEach((doubt, text) -> json.put(doubt.name(), text));
        return json;
    }

    private static Map<CursorDoubt, String> doubts(@Nullable Object json) {
        Map<CursorDoubt, String> doubts = new EnumMap<>(CursorDoubt.class);
        if (json instanceof Map<?, ?> texts) {
            texts.forEach(
                    (doubt, text) -> doubts.put(CursorDoubt.valueOf(String.valueOf(doubt)), String.valueOf(text)));
        }
        return doubts;
    }

    private static @Nullable List<String> key(@Nullable Object fields) {
        return fields instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : null;
    }

    private static long number(@Nullable Object json) {
        return json instanceof Number number ? number.longValue() : 0;
    }

    private static @Nullable Instant time(@Nullable Object text) {
        return text == null ? null : Instant.parse(String.valueOf(text));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    @SuppressWarnings("unchecked") // objects are maps of strings
    private static Map<String, @Nullable Object> state(@Nullable Object json) {
        return json instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
