package dev.cairn.mcpserver;

import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.trial.TestReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream as a catalog has it. */
record DiscoverTool(Desk desk) implements AgentTool {

    @Override
    public String name() {
        return "discover_schema";
    }

    @Override
    public Duration longest(Duration others) {
        return others.multipliedBy(2);
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) throws IOException, InterruptedException {
        String stream = call.arguments().required("stream");
        MessageWriter nowhere = new MessageWriter(OutputStream.nullOutputStream(), call.secrets());
        NamedManifest source = NamedManifest.of(call.arguments(), desk.folder());
        desk.folder().requireNoWayOut(source.folder());
        DiscoveredCatalog catalog;
        try (ConfiguredConnector connector = source.connector()
                .configure(
                        desk.configs().read(call.arguments().required("config")),
                        nowhere,
                        desk.options().within(TestReadLimits.STANDARD))) {
            catalog = connector.catalog();
        }
        List<Map<String, @Nullable Object>> found =
                catalog.only(List.of(stream)).whole().streams();
        if (found.isEmpty()) {
            throw new ToolFailure("The connector has no stream '" + stream + "'"
                    + Suggestions.didYouMean(stream, catalog.names()) + " (expected "
                    + Suggestions.alternatives(catalog.names()) + ")");
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("stream", found.get(0));
        return answer;
    }
}
