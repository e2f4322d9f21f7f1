package dev.cairn.mcpserver;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.manifest.checkpoint.StreamCheckpoint;
import dev.cairn.runtime.Connector;
import dev.cairn.runtime.trial.TestReadLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The streams of a manifest. */
record StreamsTool(Desk desk) implements AgentTool {

    private static final int MOST_DYNAMIC = 100;

    @Override
    public String name() {
        return "list_streams";
    }

    @Override
    public Map<String, @Nullable Object> answer(ToolCall call) throws InterruptedException {
        Connector connector = NamedManifest.of(call.arguments(), desk.folder()).connector();
        ObjectNode resolved = connector.resolved();
        Map<String, String> checkpoints = new LinkedHashMap<>();
        StreamCheckpoint.all(resolved)
                .forEach(one -> checkpoints.put(one.stream(), one.kind().words() + ", " + one.explanation()));
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        for (Node stream : resolved.items("streams")) {
            streams.add(stream(stream, checkpoints));
        }
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        boolean dynamic = !resolved.items("dynamic_streams").isEmpty();
        String config = call.arguments().text("config");
        if (dynamic && config != null) {
            answer.put("generated", generated(connector, config, call));
        }
        answer.put("dynamic", dynamic && config == null);
        answer.put("streams", streams);
        return answer;
    }

    private static Map<String, @Nullable Object> stream(Node stream, Map<String, String> checkpoints) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        String name = String.valueOf(stream.text("name"));
        members.put("name", name);
        members.put("line", (long) stream.place().line());
        Node key = stream.get("primary_key");
        if (key != null) {
            members.put("primary_key", key.toPlain());
        }
        Node cursor = stream.get("incremental_sync");
        String field = cursor == null ? null : cursor.text("cursor_field");
        if (field != null) {
            members.put("cursor_field", field);
        }
        String checkpoint = checkpoints.get(name);
        if (checkpoint != null) {
            members.put("checkpoint", checkpoint);
        }
        return members;
    }

    private List<Map<String, @Nullable Object>> generated(Connector connector, String config, ToolCall call)
            throws InterruptedException {
        List<Map<String, @Nullable Object>> streams = new ArrayList<>();
        Map<String, @Nullable Object> all = connector.fullyResolved(
                desk.configs().read(config),
                MOST_DYNAMIC,
                desk.options().within(TestReadLimits.STANDARD),
                call.secrets());
        if (all.get("streams") instanceof List<?> list) {
            for (Object stream : list) {
                if (stream instanceof Map<?, ?> map && map.get("dynamic_stream_name") instanceof String from) {
                    Map<String, @Nullable Object> members = new LinkedHashMap<>();
                    members.put("name", String.valueOf(map.get("name")));
                    members.put("generated_by", from);
                    streams.add(members);
                }
            }
        }
        return streams;
    }
}
