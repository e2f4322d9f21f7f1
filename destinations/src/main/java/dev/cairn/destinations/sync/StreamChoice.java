package dev.cairn.destinations.sync;

import dev.cairn.destinations.KeptTable;
import dev.cairn.destinations.WriteMode;
import dev.cairn.runtime.config.ConfiguredStream;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.config.SyncMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one stream is synced.
 *
 * @param key the fields of its primary key; empty where there is none that can be used
 * @param cursor null where it has none
 * @param goesOn whether a full refresh of it that did not come to its end goes on where it was
 * @param notes what the report tells of the choice
 */
record StreamChoice(
        ConfiguredStream configured,
        WriteMode mode,
        List<String> key,
        @Nullable CursorOrder cursor,
        boolean goesOn,
        List<String> notes) {

    /**
     * Chooses.
     *
     * @param stream an {@code AirbyteStream} of the protocol, as {@code discover} gives it
     * @param cursor null where it has none
     */
    static StreamChoice of(
            Map<String, @Nullable Object> stream, @Nullable CursorOrder cursor, SyncSettings.Selection selection) {
        List<String> notes = new ArrayList<>();
        List<String> key = key(stream, notes);
        boolean hasCursor = stream.get("supported_sync_modes") instanceof List<?> modes
                && modes.contains(SyncMode.INCREMENTAL.wireValue());
        boolean incremental = hasCursor && !selection.isFullRefresh() && selection.forcedMode() != WriteMode.OVERWRITE;
        boolean goesOn = !hasCursor && Boolean.TRUE.equals(stream.get("is_resumable"));
        WriteMode mode = mode(selection.forcedMode(), incremental, key, notes);
        ConfiguredStream configured = new ConfiguredStream(
                new StreamDescriptor(
                        String.valueOf(stream.get("name")),
                        stream.get("namespace") instanceof String space ? space : null),
                incremental ? SyncMode.INCREMENTAL : SyncMode.FULL_REFRESH,
                incremental ? texts(stream.get("default_cursor_field")) : List.of(),
                object(stream.get("json_schema")),
                (incremental && mode == WriteMode.APPEND) || (goesOn && mode != WriteMode.DEDUPLICATE));
        return new StreamChoice(configured, mode, key, cursor, goesOn, notes);
    }

    /** Whether rows are taken over only when all of them are there. */
    boolean isTakenAsAWhole() {
        return mode == WriteMode.OVERWRITE
                || (mode == WriteMode.APPEND && configured.syncMode() == SyncMode.FULL_REFRESH && !goesOn);
    }

    /** Whether rows that are to be taken as a whole wait for a later sync where this one does not come to its end. */
    boolean keepsWhatWaits() {
        return mode == WriteMode.OVERWRITE && goesOn;
    }

    /** The fields by which its table has each row once; empty where rows are added by no key. */
    List<String> uniqueBy() {
        return mode == WriteMode.APPEND ? List.of() : key;
    }

    /** Whether rows are added though they have a key, since the user wants that. */
    boolean isAppendedByWish() {
        return mode == WriteMode.APPEND && !key.isEmpty();
    }

    /**
     * This stream read from its beginning, so that its rows take the place of those that are there.
     *
     * @param why what the report tells of it
     */
    StreamChoice replacing(String why) {
        ConfiguredStream all = new ConfiguredStream(
                configured.stream(), SyncMode.FULL_REFRESH, List.of(), configured.jsonSchema(), goesOn);
        List<String> told = new ArrayList<>(notes);
        told.add(why);
        return new StreamChoice(all, WriteMode.OVERWRITE, key, cursor, goesOn, told);
    }

    /** What makes the positions of its rows comparable. */
    CursorOrder order() {
        return cursor == null ? KeptTable.NO_ORDER : cursor;
    }

    private static WriteMode mode(
            @Nullable WriteMode forced, boolean incremental, List<String> key, List<String> notes) {
        if (forced == WriteMode.DEDUPLICATE && key.isEmpty()) {
            notes.add("it has no primary key, so its rows are added");
            return WriteMode.APPEND;
        }
        if (forced != null) {
            return forced;
        }
        return incremental ? (key.isEmpty() ? WriteMode.APPEND : WriteMode.DEDUPLICATE) : WriteMode.OVERWRITE;
    }

    private static List<String> key(Map<String, @Nullable Object> stream, List<String> notes) {
        List<String> key = new ArrayList<>();
        if (stream.get("source_defined_primary_key") instanceof List<?> paths) {
            for (Object path : paths) {
                List<String> steps = texts(path);
                if (steps.size() != 1) {
                    notes.add("a part of its primary key is inside of another field, so there is no key for its rows");
                    return List.of();
                }
                key.add(steps.get(0));
            }
        }
        return key;
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked") // objects are maps of strings
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }
}
