package dev.cairn.runtime.assembly;

import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.cursor.StreamCursor;
import dev.cairn.runtime.retriever.Retriever;
import dev.cairn.runtime.schema.SchemaLoader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream, built and ready to be read once.
 *
 * @param primaryKey field names; empty without a key
 * @param reading how it is read
 * @param origin how it came about
 * @param fileBased whether its records come with files
 */
public record StreamPlan(
        StreamDescriptor name,
        SchemaLoader schema,
        List<String> primaryKey,
        Retriever retriever,
        StreamCursor cursor,
        Reading reading,
        Origin origin,
        boolean fileBased) {

    public StreamPlan {
        primaryKey = List.copyOf(primaryKey);
    }

    /**
     * How a plan came about.
     *
     * @param generatedBy the name of the dynamic stream whose template the stream was made of, or null
     * @param stateDiscarded whether the given state was older than what the API remembers, so that it was not used
     * @param groups the groups of which only one stream is read at a time, that the stream is in
     * @param parentGroups likewise, those that its parents are in
     */
    public record Origin(
            @Nullable String generatedBy, boolean stateDiscarded, List<String> groups, List<String> parentGroups) {

        static final Origin WRITTEN = new Origin(null, false, List.of(), List.of());

        public Origin {
            groups = List.copyOf(groups);
            parentGroups = List.copyOf(parentGroups);
        }
    }

    StreamPlan withOrigin(Origin other) {
        return new StreamPlan(name, schema, primaryKey, retriever, cursor, reading, other, fileBased);
    }

    /** How a stream is read. */
    public sealed interface Reading {

        /** All of it each time. */
        record FullRefresh() implements Reading {}

        /**
         * From where the last sync stopped.
         *
         * @param catalogMayChoose whether the user may choose another cursor field
         */
        record Incremental(String cursorField, boolean catalogMayChoose) implements Reading {}
    }
}
