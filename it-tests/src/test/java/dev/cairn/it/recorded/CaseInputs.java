package dev.cairn.it.recorded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The inputs of a command, made from the short forms that a case's file has for them. */
final class CaseInputs {

    private static final String BASE_URL = "base_url";

    private CaseInputs() {}

    /** A configuration; {@code base_url} is there in any case. */
    static Map<String, @Nullable Object> config(@Nullable Object given) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put(BASE_URL, "$BASE_URL");
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> config.put(String.valueOf(key), value));
        }
        return config;
    }

    /**
     * A manifest with what every manifest has, where the case leaves it out: version, type, a check of the first stream, a
     * specification, and one worker, so that the order of states does not depend on threads.
     */
    static String manifest(String text, List<?> streams) {
        StringBuilder complete = new StringBuilder(text.stripTrailing()).append('\n');
        addUnlessThere(complete, "version", "7.0.0");
        addUnlessThere(complete, "type", "DeclarativeSource");
        addUnlessThere(complete, "check", "{type: CheckStream, stream_names: [" + nameOfFirst(streams) + "]}");
        addUnlessThere(complete, "spec", "{type: Spec, connection_specification: {type: object, properties: {}}}");
        addUnlessThere(complete, "concurrency_level", "{type: ConcurrencyLevel, default_concurrency: 1}");
        return complete.toString();
    }

    private static void addUnlessThere(StringBuilder manifest, String key, String value) {
        if (!Pattern.compile("^" + key + ":", Pattern.MULTILINE)
                .matcher(manifest)
                .find()) {
            manifest.append(key).append(": ").append(value).append('\n');
        }
    }

    private static String nameOfFirst(List<?> streams) {
        if (streams.isEmpty()) {
            throw new IllegalArgumentException("streams: a case names the streams that it reads");
        }
        return streams.get(0) instanceof Map<?, ?> map
                ? String.valueOf(map.get("name"))
                : String.valueOf(streams.get(0));
    }

    /** A catalog of streams that are given as names, or as objects with name, sync_mode, cursor_field and so on. */
    static Map<String, @Nullable Object> catalog(List<?> streams) {
        List<@Nullable Object> configured = new ArrayList<>();
        streams.forEach(stream -> configured.add(configured(stream)));
        Map<String, @Nullable Object> catalog = new LinkedHashMap<>();
        catalog.put("streams", configured);
        return catalog;
    }

    private static Map<String, @Nullable Object> configured(Object given) {
        Fields fields = new Fields("streams", given instanceof Map<?, ?> ? given : Map.of("name", given));
        Map<String, @Nullable Object> stream = new LinkedHashMap<>();
        stream.put("name", fields.text("name"));
        if (fields.has("namespace")) {
            stream.put("namespace", fields.text("namespace"));
        }
        stream.put("json_schema", fields.has("json_schema") ? fields.take("json_schema") : Map.of("type", "object"));
        stream.put("supported_sync_modes", List.of("full_refresh", "incremental"));
        Map<String, @Nullable Object> configured = new LinkedHashMap<>();
        configured.put("stream", stream);
        configured.put(
                "sync_mode", fields.text("sync_mode", fields.has("cursor_field") ? "incremental" : "full_refresh"));
        configured.put("destination_sync_mode", "append");
        if (fields.has("cursor_field")) {
            configured.put("cursor_field", List.of(fields.text("cursor_field", "")));
        }
        fields.end();
        return configured;
    }
}
