package dev.cairn.runtime.internal.assembly.stream;

import dev.cairn.core.slice.PartitionRouter;
import java.util.List;

/**
 * The partitions of a stream, and what its requests send of them.
 *
 * @param options put the partition's values into requests
 * @param grouped whether a partition is a group of others; such partitions have no states of their own
 */
public record Partitioning(PartitionRouter router, List<SliceRequestOption> options, boolean grouped) {

    public Partitioning {
        options = List.copyOf(options);
    }
}
