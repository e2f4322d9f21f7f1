package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import dev.cairn.flink.split.Versions;
import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** JSON; stateless. */
public final class EnumeratorStateSerializer implements SimpleVersionedSerializer<EnumeratorState> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(EnumeratorState state) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("round", state.round().toString());
        json.put("coordinator", state.coordinator());
        json.put("waiting", state.waiting().stream().map(CairnSplit::toJson).toList());
        json.put("reading", state.reading().stream().map(CairnSplit::toJson).toList());
        return Json.write(json).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public EnumeratorState deserialize(int version, byte[] serialized) throws IOException {
        Versions.require(version, 1);
        if (Json.parse(serialized) instanceof Map<?, ?> json
                && json.get("coordinator") instanceof Map<?, ?> coordinator) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            coordinator.forEach((name, value) -> named.put(String.valueOf(name), value));
            return new EnumeratorState(
                    Instant.parse(String.valueOf(json.get("round"))),
                    named,
                    splits(json.get("waiting")),
                    splits(json.get("reading")));
        }
        throw new IOException("The checkpoint has no state of a Cairn source.");
    }

    private static List<CairnSplit> splits(@Nullable Object json) {
        return json instanceof List<?> list
                ? list.stream().map(CairnSplit::fromJson).toList()
                : List.of();
    }
}
