package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.records.schema.SchemaLoader;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import java.util.List;

/**
 * What a catalog says about a stream.
 *
 * @param primaryKey field names; empty without a key
 * @param reading how it is read
 * @param fileBased whether its records come with files
 * @param definition as it stands in the resolved manifest
 */
public record StreamDescription(
        StreamDescriptor name,
        SchemaLoader schema,
        List<String> primaryKey,
        Reading reading,
        boolean fileBased,
        ObjectNode definition) {

    public StreamDescription {
        primaryKey = List.copyOf(primaryKey);
    }

    /** How a stream is read. */
    public sealed interface Reading {

        /** Whether a sync that broke off goes on from its last state. */
        boolean resumable();

        /**
         * All of it each time.
         *
         * @param resumable whether a sync that broke off goes on where it stood
         */
        record FullRefresh(boolean resumable) implements Reading {}

        /**
         * From where the last sync stopped.
         *
         * @param catalogMayChoose whether the user may choose another cursor field
         */
        record Incremental(CursorOrder cursor, boolean catalogMayChoose) implements Reading {

            @Override
            public boolean resumable() {
                return true;
            }
        }
    }
}
