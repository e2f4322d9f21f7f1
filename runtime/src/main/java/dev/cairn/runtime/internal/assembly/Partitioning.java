package dev.cairn.runtime.internal.assembly;

import dev.cairn.slice.PartitionRouter;
import java.util.List;

/**
 * What a stream is split into.
 *
 * @param options what requests say about the partition
 * @param grouped whether partitions are groups of others, which are too short-lived to keep states of
 */
record Partitioning(PartitionRouter router, List<SliceRequestOption> options, boolean grouped) {

    Partitioning {
        options = List.copyOf(options);
    }
}
