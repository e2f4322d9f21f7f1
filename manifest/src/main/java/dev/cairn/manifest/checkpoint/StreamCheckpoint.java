package dev.cairn.manifest.checkpoint;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which checkpoint a stream gets while its slices are read, where there is an interval of pages, as far as its manifest tells
 * without a request. Immutable.
 *
 * @param stream the stream's name, perhaps a template, and a word on which definition of it is meant where it has two
 * @param place where it is defined
 * @param explanation what the checkpoint depends on, or why there is none; a part of a sentence
 */
public record StreamCheckpoint(String stream, Place place, CheckpointKind kind, String explanation) {

    /**
     * The checkpoints of all streams, in the manifest's order; templates of streams come last.
     *
     * @param manifest resolved, with its types
     */
    public static List<StreamCheckpoint> all(ObjectNode manifest) {
        List<StreamCheckpoint> found = new ArrayList<>();
        manifest.items("streams").forEach(stream -> add(stream, found));
        manifest.items("dynamic_streams").forEach(streams -> add(streams.get("stream_template"), found));
        return List.copyOf(found);
    }

    private static void add(@Nullable Object definition, List<StreamCheckpoint> found) {
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

    private static void addOne(@Nullable Object definition, String which, List<StreamCheckpoint> found) {
        if (definition instanceof ObjectNode stream) {
            StreamCheckpoint one = of(stream);
            found.add(new StreamCheckpoint(one.stream() + which, one.place(), one.kind(), one.explanation()));
        }
    }

    /**
     * The checkpoint of one stream.
     *
     * @param stream a resolved {@code DeclarativeStream}
     */
    public static StreamCheckpoint of(ObjectNode stream) {
        return new CheckpointRules(stream).checkpoint();
    }
}
