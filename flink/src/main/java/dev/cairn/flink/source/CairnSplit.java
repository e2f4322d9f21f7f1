package dev.cairn.flink.source;

import dev.cairn.runtime.json.Json;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitPosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A slice of a round. Immutable.
 *
 * @param round the moment that the round is as of, which no other round of the job has
 */
public record CairnSplit(Instant round, Split split) implements SourceSplit {

    @Override
    public String splitId() {
        return round.toEpochMilli() + "/" + split.id();
    }

    /** Short: Flink logs each split that a reader is given. */
    @Override
    public String toString() {
        return splitId();
    }

    CairnSplit at(SplitPosition position) {
        return new CairnSplit(round, split.at(position));
    }

    boolean isOpen() {
        return split.position().phase() == SplitPosition.Phase.OPEN;
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("round", round.toString());
        json.put("split", split.toJson());
        return json;
    }

    /** @throws IllegalArgumentException if that is no split */
    static CairnSplit fromJson(@Nullable Object json) {
        if (json instanceof Map<?, ?> members && members.get("split") instanceof Map<?, ?> split) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            split.forEach((name, value) -> named.put(String.valueOf(name), value));
            return new CairnSplit(Instant.parse(String.valueOf(members.get("round"))), Split.fromJson(named));
        }
        throw new IllegalArgumentException("Expected a split, found " + json);
    }

    /** JSON; stateless. */
    public static final class Serializer implements SimpleVersionedSerializer<CairnSplit> {

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
            return fromJson(Json.parse(serialized));
        }
    }
}
