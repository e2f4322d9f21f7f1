package dev.cairn.flink.enumerator;

import dev.cairn.flink.split.CairnSplit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The enumerator's part of a checkpoint. Immutable.
 *
 * @param round the moment that the present round is as of
 * @param coordinator the snapshot of the round's coordinator
 * @param waiting slices that were found and are with no reader
 * @param reading slices that readers have
 */
public record EnumeratorState(
        Instant round, Map<String, @Nullable Object> coordinator, List<CairnSplit> waiting, List<CairnSplit> reading) {

    public EnumeratorState {
        waiting = List.copyOf(waiting);
        reading = List.copyOf(reading);
    }
}
