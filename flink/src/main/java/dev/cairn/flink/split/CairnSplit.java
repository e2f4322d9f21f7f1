package dev.cairn.flink.split;

import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitPosition;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.connector.source.SourceSplit;
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

    /** The same slice elsewhere in its pages. */
    public CairnSplit at(SplitPosition position) {
        return new CairnSplit(round, split.at(position));
    }

    /** Whether there may be more to read of it. */
    public boolean isOpen() {
        return split.position().phase() == SplitPosition.Phase.OPEN;
    }

    /** As it stands in checkpoints. */
    public Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("round", round.toString());
        json.put("split", split.toJson());
        return json;
    }

    /**
     * A split out of a checkpoint.
     *
     * @throws IllegalArgumentException if that is no split
     */
    public static CairnSplit fromJson(@Nullable Object json) {
        if (json instanceof Map<?, ?> members && members.get("split") instanceof Map<?, ?> split) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            split.forEach((name, value) -> named.put(String.valueOf(name), value));
            return new CairnSplit(Instant.parse(String.valueOf(members.get("round"))), Split.fromJson(named));
        }
        throw new IllegalArgumentException("Expected a split, found " + json);
    }
}
