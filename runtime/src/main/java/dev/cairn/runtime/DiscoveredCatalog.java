package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.documents.Diagnostic;
import dev.cairn.json.Json;
import dev.cairn.runtime.config.CatalogReader;
import dev.cairn.runtime.config.ConfiguredCatalog;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Failure;
import dev.cairn.runtime.protocol.Message;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The streams that a connector offers.
 *
 * @param streams each as an {@code AirbyteStream} of the protocol, plain JSON values, in the manifest's order
 * @param cursors of the streams that have one, by their names
 * @param failing streams whose schema failed; they are not in {@code streams}
 * @param mistakes diagnostics of the manifest because of which streams cannot be read, though they are listed
 */
public record DiscoveredCatalog(
        List<Map<String, @Nullable Object>> streams,
        Map<String, CursorOrder> cursors,
        List<Failing> failing,
        List<Diagnostic> mistakes) {

    /**
     * A stream whose schema failed.
     *
     * @param stream its {@code AirbyteStream}, with an empty schema
     */
    public record Failing(Map<String, @Nullable Object> stream, SyncException failure) {

        public String name() {
            return String.valueOf(stream.get("name"));
        }

        /** Returns the message that tells of it. */
        public Message message(Clock clock) {
            return Failure.ofStream(StreamDescriptor.of(name()), failure, clock);
        }
    }

    public DiscoveredCatalog {
        streams = List.copyOf(streams);
        cursors = Map.copyOf(cursors);
        failing = List.copyOf(failing);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Returns this catalog if it has all streams.
     *
     * @throws SyncException if the schema of a stream failed: the first such failure
     */
    public DiscoveredCatalog whole() {
        if (!failing.isEmpty()) {
            throw failing.get(0).failure();
        }
        return this;
    }

    /** Returns all streams, those whose schema failed with an empty one: for a read, in which each of these fails alone. */
    public DiscoveredCatalog withFailing() {
        List<Map<String, @Nullable Object>> all = new ArrayList<>(streams);
        failing.forEach(stream -> all.add(stream.stream()));
        return new DiscoveredCatalog(all, cursors, List.of(), mistakes);
    }

    /** The streams' names, in order. */
    public List<String> names() {
        return streams.stream()
                .map(stream -> String.valueOf(stream.get("name")))
                .toList();
    }

    /** The streams of these names only, in the manifest's order; names that no stream has are passed over. */
    public DiscoveredCatalog only(List<String> names) {
        return new DiscoveredCatalog(
                streams.stream()
                        .filter(stream -> names.contains(String.valueOf(stream.get("name"))))
                        .toList(),
                cursors,
                failing.stream().filter(stream -> names.contains(stream.name())).toList(),
                mistakes);
    }

    /** A sync of all streams, each incremental where it can be. */
    public ConfiguredCatalog configured() {
        return new CatalogReader().read("the discovered catalog", Json.write(configuredJson()));
    }

    /**
     * The same as a {@code ConfiguredAirbyteCatalog} of the protocol, plain JSON values. What the destination is to do: add
     * what is new, as rows of their own or, where there is a primary key, in place of older ones; what is read whole
     * replaces what was there.
     */
    public Map<String, @Nullable Object> configuredJson() {
        return Map.of(
                "streams", streams.stream().map(DiscoveredCatalog::configured).toList());
    }

    private static Map<String, @Nullable Object> configured(Map<String, @Nullable Object> stream) {
        boolean incremental =
                stream.get("supported_sync_modes") instanceof List<?> modes && modes.contains("incremental");
        Object primaryKey = Objects.requireNonNullElse(stream.get("source_defined_primary_key"), List.of());
        boolean keyed = !List.of().equals(primaryKey);
        Map<String, @Nullable Object> configured = new LinkedHashMap<>();
        configured.put("stream", stream);
        configured.put("sync_mode", incremental ? "incremental" : "full_refresh");
        configured.put("destination_sync_mode", !incremental ? "overwrite" : keyed ? "append_dedup" : "append");
        if (incremental) {
            configured.put("cursor_field", Objects.requireNonNullElse(stream.get("default_cursor_field"), List.of()));
        }
        if (keyed) {
            configured.put("primary_key", primaryKey);
        }
        return configured;
    }
}
