package dev.cairn.runtime;

import dev.cairn.core.error.SyncException;
import dev.cairn.core.error.TransientException;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.ManifestErrors;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription.Reading;
import dev.cairn.runtime.internal.sync.Failures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code discover}. */
record Discovery(CommandContext context) {

    /** @throws SyncException if the API does not respond; other failures of a schema are those of its stream */
    DiscoveredCatalog catalog() throws IOException, InterruptedException {
        context.config().requireValid();
        AssembledManifest assembled = context.assemble(context.tracked(context.direct()::configChanged));
        ManifestStreams planned =
                assembled.streams(SyncInputs.none(context.manifest().folder()), stream -> context.observer());
        context.report(assembled, planned);
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        List<DiscoveredCatalog.Failing> failing = new ArrayList<>();
        Map<String, CursorOrder> cursors = new HashMap<>();
        for (StreamDescription description : planned.descriptions()) {
            try {
                streams.add(stream(description, description.schema().load()));
            } catch (InvalidDocumentException e) {
                failing.add(failing(description, ManifestErrors.failure(e)));
            } catch (RuntimeException e) {
                failing.add(failing(description, Failures.asSyncException(e, description.name())));
            }
            if (description.reading() instanceof Reading.Incremental incremental) {
                cursors.put(description.name().name(), incremental.cursor());
            }
        }
        return new DiscoveredCatalog(streams, cursors, failing, planned.mistakes());
    }

    private static DiscoveredCatalog.Failing failing(StreamDescription description, SyncException failure) {
        StreamDescriptor name = description.name();
        SyncException named = SyncException.of(
                failure.failureType(),
                "The schema of stream " + name + " cannot be made: " + failure.userMessage(),
                String.valueOf(failure.getMessage()),
                failure);
        if (named instanceof TransientException) {
            throw named;
        }
        return new DiscoveredCatalog.Failing(stream(description, Map.of()), named);
    }

    /** Returns the {@code AirbyteStream} of the protocol. */
    private static Map<String, @Nullable Object> stream(
            StreamDescription description, Map<String, @Nullable Object> schema) {
        Map<String, @Nullable Object> stream = new LinkedHashMap<>();
        stream.put("name", description.name().name());
        stream.put("json_schema", schema);
        if (description.reading() instanceof Reading.Incremental incremental) {
            stream.put("supported_sync_modes", List.of("full_refresh", "incremental"));
            stream.put("source_defined_cursor", !incremental.catalogMayChoose());
            stream.put("default_cursor_field", List.of(incremental.cursor().field()));
        } else {
            stream.put("supported_sync_modes", List.of("full_refresh"));
        }
        if (!description.primaryKey().isEmpty()) {
            stream.put(
                    "source_defined_primary_key",
                    description.primaryKey().stream().map(List::of).toList());
        }
        stream.put("is_resumable", description.reading().resumable());
        stream.put("is_file_based", description.fileBased());
        return stream;
    }
}
