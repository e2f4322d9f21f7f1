package dev.cairn.workbench.authoring;

import dev.cairn.documents.Suggestions;
import dev.cairn.runtime.ConfiguredConnector;
import dev.cairn.runtime.DiscoveredCatalog;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.OperationFailure;
import dev.cairn.workbench.operation.model.DiscoverSchemaRequest;
import dev.cairn.workbench.operation.model.DiscoverSchemaResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows a stream as a catalog has it. */
public final class DiscoverSchemaOperation implements Operation<DiscoverSchemaRequest> {

    @Override
    public DiscoverSchemaRequest request(Object json) {
        return DiscoverSchemaRequest.fromJson(json);
    }

    @Override
    public Duration longest(Duration standard) {
        return standard.multipliedBy(2);
    }

    @Override
    public DiscoverSchemaResponse perform(DiscoverSchemaRequest request, OperationCall call)
            throws IOException, InterruptedException {
        String stream = request.stream();
        MessageWriter nowhere = new MessageWriter(OutputStream.nullOutputStream(), call.secrets());
        NamedManifest source = NamedManifest.of(request.manifest(), request.manifestText(), call.desk());
        call.desk().folder().requireNoWayOut(source.folder());
        DiscoveredCatalog catalog;
        try (ConfiguredConnector connector = source.connector()
                .configure(
                        call.desk().configs().read(request.config()),
                        nowhere,
                        call.desk().options().within(TestReadLimits.STANDARD))) {
            catalog = connector.catalog();
        }
        List<Map<String, @Nullable Object>> found =
                catalog.only(List.of(stream)).whole().streams();
        if (found.isEmpty()) {
            throw new OperationFailure("The connector has no stream '" + stream + "'"
                    + Suggestions.didYouMean(stream, catalog.names()) + " (expected "
                    + Suggestions.alternatives(catalog.names()) + ")");
        }
        return new DiscoverSchemaResponse(found.get(0));
    }
}
