package dev.cairn.slice;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the partitions of a stream. Used by one thread at a time.
 */
public interface PartitionRouter {

    /** The partitions, as slices without windows, in order. May block and fail while it is iterated; called once. */
    Iterator<Slice> partitions();

    /**
     * The states of the parent streams, as of the partition that was returned last: resuming from it gives all
     * partitions that come after that one.
     *
     * @return by the parent's name; null for a router that has no parents
     */
    @Nullable
    Map<String, @Nullable Object> parentState();
}
