package dev.cairn.runtime;

import dev.cairn.runtime.config.CursorOrder;
import dev.cairn.runtime.internal.assembly.AssembledManifest;
import dev.cairn.runtime.internal.assembly.ManifestStreams;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription;
import dev.cairn.runtime.internal.assembly.stream.StreamDescription.Reading;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command {@code discover}. */
record Discovery(CommandContext context) {

    DiscoveredCatalog catalog() throws IOException, InterruptedException {
        context.config().requireValid();
        AssembledManifest assembled = context.assemble(context.tracked(context.direct()::configChanged));
        ManifestStreams planned =
                assembled.streams(SyncInputs.none(context.manifest().folder()), stream -> context.observer());
        context.report(assembled, planned);
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        Map<String, CursorOrder> cursors = new HashMap<>();
        for (StreamDescription description : planned.descriptions()) {
            streams.add(DiscoveredStream.of(description));
            if (description.reading() instanceof Reading.Incremental incremental) {
                cursors.put(description.name().name(), incremental.cursor());
            }
        }
        return new DiscoveredCatalog(streams, cursors);
    }
}
