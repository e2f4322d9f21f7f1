package dev.cairn.core.slice;

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

    /**
     * Where the parent streams stand in this sync, as of the partition that was returned last: a sync that is resumed from
     * it gets all partitions that come after that one. Unlike {@link #parentState} it knows parents without a cursor.
     *
     * @return a state of each parent by its name; null where that is not known
     */
    default @Nullable Map<String, @Nullable Object> parentProgress() {
        return null;
    }

    /**
     * Tells the partitions and their order from others, where that is known as soon as there is a first one: two routers with
     * the same identity give the same partitions in the same order.
     *
     * @return null where it is not known
     */
    default @Nullable String identity() {
        return null;
    }

    /** Whether a parent stream could not go on where it stood, so that partitions come again that came before this sync. */
    default boolean hasBegunAnew() {
        return false;
    }
}
