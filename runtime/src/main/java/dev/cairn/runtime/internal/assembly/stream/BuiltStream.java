package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.checkpoint.cursor.StreamCursor;
import dev.cairn.documents.Diagnostic;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.retrieval.Retriever;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream whose components are built. It can be read once.
 *
 * @param state what it goes on from, after migrations; empty where an older one is not used
 * @param checkpointPages after how many pages of a slice a state is due; 0 for the ends of slices only
 * @param origin where it comes from
 */
public record BuiltStream(
        StreamDescription description,
        Retriever retriever,
        StreamCursor cursor,
        Map<String, @Nullable Object> state,
        int checkpointPages,
        Origin origin)
        implements ManifestStream {

    @Override
    public StreamDescriptor name() {
        return description.name();
    }

    public SchemaLoader schema() {
        return description.schema();
    }

    @Override
    public List<Diagnostic> mistakes() {
        return List.of();
    }

    @Override
    public BuiltStream built() {
        return this;
    }

    public BuiltStream withOrigin(Origin other) {
        return new BuiltStream(description, retriever, cursor, state, checkpointPages, other);
    }
}
