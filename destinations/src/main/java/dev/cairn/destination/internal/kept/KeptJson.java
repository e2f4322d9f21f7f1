package dev.cairn.destination.internal.kept;

import dev.cairn.destination.Column;
import dev.cairn.destination.ColumnType;
import dev.cairn.destination.KeptProgress;
import dev.cairn.destination.KeptStream;
import dev.cairn.destination.SyncIdentity;
import dev.cairn.destination.WriteMode;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What destinations keep of streams, as JSON. */
public final class KeptJson {

    private KeptJson() {}

    public static String columns(List<Column> columns) {
        return Json.write(columnList(columns));
    }

    public static List<Map<String, Object>> columnList(List<Column> columns) {
        return columns.stream().map(KeptJson::column).toList();
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("field", column.field());
        json.put("column", column.name());
        json.put("type", column.type().name());
        return json;
    }

    public static List<Column> columns(String json) {
        return columnList(parse(json));
    }

    /** What {@link #columnList(List)} gave, once it was read again. */
    public static List<Column> columnList(@Nullable Object json) {
        List<Column> columns = new ArrayList<>();
        if (json instanceof List<?> items) {
            for (Object item : items) {
                Map<?, ?> column = (Map<?, ?>) item;
                columns.add(new Column(
                        String.valueOf(column.get("field")),
                        String.valueOf(column.get("column")),
                        ColumnType.valueOf(String.valueOf(column.get("type")))));
            }
        }
        return columns;
    }

    public static @Nullable String state(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? null : Json.write(state);
    }

    public static @Nullable Map<String, @Nullable Object> state(@Nullable String json) {
        return json == null ? null : object(parse(json));
    }

    public static @Nullable String identity(@Nullable SyncIdentity sync) {
        return sync == null ? null : Json.write(IdentityJson.identity(sync));
    }

    /** What {@link #identity(SyncIdentity)} gave; null where there was none. */
    public static @Nullable SyncIdentity identity(@Nullable String sync, @Nullable String json) {
        return json == null ? null : IdentityJson.identity(sync, parse(json));
    }

    public static @Nullable String order(@Nullable CursorOrder order) {
        return order == null ? null : Json.write(IdentityJson.order(order));
    }

    public static @Nullable CursorOrder order(@Nullable String json) {
        return json == null ? null : IdentityJson.order(parse(json));
    }

    /** Everything, for files and for {@code status}. */
    public static Map<String, @Nullable Object> stream(KeptStream kept) {
        KeptProgress progress = kept.progress();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("stream", kept.stream().name());
        json.put("namespace", kept.stream().namespace());
        json.put("sync", kept.sync() == null ? null : kept.sync().sync());
        json.put("table", kept.table());
        json.put("mode", kept.mode().name());
        json.put("state", progress.state());
        json.put("rows", progress.rows());
        json.put("committed_at", text(progress.committedAt()));
        json.put("completed_at", text(progress.completedAt()));
        json.put("open_slices", progress.openSlices());
        json.put("error", progress.error());
        json.put("columns", columnList(kept.columns()));
        json.put("identity", IdentityJson.identity(kept.sync()));
        json.put("cursor_order", IdentityJson.order(kept.order()));
        return json;
    }

    /** What {@link #stream(KeptStream)} wrote. */
    public static KeptStream stream(Map<?, ?> json) {
        return new KeptStream(
                new StreamDescriptor(
                        String.valueOf(json.get("stream")), json.get("namespace") instanceof String name ? name : null),
                IdentityJson.identity(json.get("sync"), json.get("identity")),
                String.valueOf(json.get("table")),
                WriteMode.valueOf(String.valueOf(json.get("mode"))),
                columnList(json.get("columns")),
                IdentityJson.order(json.get("cursor_order")),
                progress(json));
    }

    private static KeptProgress progress(Map<?, ?> json) {
        return new KeptProgress(
                json.get("state") == null ? null : object(json.get("state")),
                json.get("rows") instanceof Number rows ? rows.longValue() : 0,
                time(json.get("committed_at")),
                time(json.get("completed_at")),
                json.get("open_slices") instanceof Number slices ? slices.longValue() : 0,
                json.get("error") instanceof String error ? error : null);
    }

    private static @Nullable Instant time(@Nullable Object text) {
        return text == null ? null : Instant.parse(String.valueOf(text));
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    @SuppressWarnings("unchecked") // objects are maps of strings
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static @Nullable Object parse(String json) {
        try {
            return Json.parse(json);
        } catch (IOException e) {
            throw new UncheckedIOException("what was kept is not JSON", e);
        }
    }
}
