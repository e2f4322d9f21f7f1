package dev.cairn.flink.split;

import dev.cairn.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** JSON; stateless. */
public final class CairnSplitSerializer implements SimpleVersionedSerializer<CairnSplit> {

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(CairnSplit split) {
        return Json.write(split.toJson()).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public CairnSplit deserialize(int version, byte[] serialized) throws IOException {
        Versions.require(version, 1);
        return CairnSplit.fromJson(Json.parse(serialized));
    }
}
