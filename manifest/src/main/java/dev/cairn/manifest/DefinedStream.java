package dev.cairn.manifest;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A definition of a stream in a manifest.
 *
 * @param name the stream's name, perhaps a template, and a word on which definition of it is meant where it has two
 */
public record DefinedStream(String name, ObjectNode definition) {

    /**
     * The definitions of all streams, in the manifest's order; templates of streams come last.
     *
     * @param manifest resolved, with its types
     */
    public static List<DefinedStream> all(ObjectNode manifest) {
        List<DefinedStream> found = new ArrayList<>();
        manifest.items("streams").forEach(stream -> add(stream, found));
        manifest.items("dynamic_streams").forEach(streams -> add(streams.get("stream_template"), found));
        return List.copyOf(found);
    }

    private static void add(@Nullable Node definition, List<DefinedStream> found) {
        if (!(definition instanceof ObjectNode stream)) {
            return;
        }
        switch (Objects.requireNonNullElse(stream.text("type"), "")) {
            case "ConditionalStreams" -> stream.items("streams").forEach(each -> add(each, found));
            case "StateDelegatingStream" -> {
                addOne(stream.get("full_refresh_stream"), ", without a state", found);
                addOne(stream.get("incremental_stream"), ", with a state", found);
            }
            default -> addOne(stream, "", found);
        }
    }

    private static void addOne(@Nullable Node definition, String which, List<DefinedStream> found) {
        if (definition instanceof ObjectNode stream) {
            found.add(new DefinedStream(Objects.requireNonNullElse(stream.text("name"), "") + which, stream));
        }
    }
}
