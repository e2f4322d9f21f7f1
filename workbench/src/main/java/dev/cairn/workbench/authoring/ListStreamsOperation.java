package dev.cairn.workbench.authoring;

import dev.cairn.checkpoint.KillCost;
import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.trial.TestReadLimits;
import dev.cairn.workbench.operation.Operation;
import dev.cairn.workbench.operation.OperationCall;
import dev.cairn.workbench.operation.model.GeneratedStream;
import dev.cairn.workbench.operation.model.ListStreamsRequest;
import dev.cairn.workbench.operation.model.ListStreamsResponse;
import dev.cairn.workbench.operation.model.ListedStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the streams of a manifest. */
public final class ListStreamsOperation implements Operation<ListStreamsRequest> {

    /** What checkpoints are for; it is not said of each stream, to have room for more of them. */
    private static final List<KillCost> USUAL = KillCost.withoutPartitions(KillCost.Again.PAGES);

    private static final int MOST_DYNAMIC = 100;

    @Override
    public ListStreamsRequest request(Object json) {
        return ListStreamsRequest.fromJson(json);
    }

    @Override
    public ListStreamsResponse perform(ListStreamsRequest request, OperationCall call) throws InterruptedException {
        Connector connector = NamedManifest.of(request.manifest(), request.manifestText(), call.desk())
                .connector();
        ObjectNode resolved = connector.resolved();
        Map<String, StreamCheckpoint> checkpoints = new LinkedHashMap<>();
        StreamCheckpoint.all(resolved).forEach(one -> checkpoints.put(one.stream(), one));
        List<ListedStream> streams = new ArrayList<>();
        for (Node stream : resolved.items("streams")) {
            streams.add(stream(stream, checkpoints));
        }
        boolean dynamic = !resolved.items("dynamic_streams").isEmpty();
        String config = request.config();
        return ListStreamsResponse.builder()
                .dynamic(dynamic && config == null)
                .streams(streams)
                .generated(dynamic && config != null ? generated(connector, config, call) : null)
                .build();
    }

    private static ListedStream stream(Node stream, Map<String, StreamCheckpoint> checkpoints) {
        String name = String.valueOf(stream.text("name"));
        Node key = stream.get("primary_key");
        Node cursor = stream.get("incremental_sync");
        String field = cursor == null ? null : cursor.text("cursor_field");
        // Null where a stream has several definitions.
        StreamCheckpoint checkpoint = checkpoints.get(name);
        List<KillCost> costs = checkpoint == null ? List.of() : checkpoint.costs();
        return new ListedStream(
                name,
                (long) stream.place().line(),
                key == null ? null : key.toPlain(),
                field,
                checkpoint == null ? null : checkpoint.words(),
                checkpoint == null || costs.equals(USUAL) ? null : checkpoint.again(),
                KillCostLines.of(costs.size() < 2 ? List.of() : costs)); // one is what the sentence says
    }

    private static List<GeneratedStream> generated(Connector connector, String config, OperationCall call)
            throws InterruptedException {
        List<GeneratedStream> streams = new ArrayList<>();
        Map<String, @Nullable Object> all = connector.fullyResolved(
                call.desk().configs().read(config),
                MOST_DYNAMIC,
                call.desk().options().within(TestReadLimits.STANDARD),
                call.secrets());
        if (all.get("streams") instanceof List<?> list) {
            for (Object stream : list) {
                if (stream instanceof Map<?, ?> map && map.get("dynamic_stream_name") instanceof String from) {
                    streams.add(new GeneratedStream(String.valueOf(map.get("name")), from));
                }
            }
        }
        return streams;
    }
}
