package dev.cairn.runtime.internal.sync;

import dev.cairn.core.slice.Slice;
import java.io.IOException;

/**
 * Decides in which order the read loop hears of the slices of a stream, and which of them are read at all. Workers call it,
 * but for {@link #deliver}, which the read loop calls.
 */
interface SliceOrder {

    /** The read loop hears of each slice as its worker tells. */
    SliceOrder AS_TOLD = new SliceOrder() {};

    /** Delivers an event. */
    @FunctionalInterface
    interface Delivery {
        void deliver(ReadEvent event) throws IOException;
    }

    /** Whether another slice may be read now. */
    default boolean admits() {
        return true;
    }

    /** A slice is about to be read. Called in the order of slices. */
    default void begin(SliceRun slice) {}

    /** Waits until there is room for records of a slice. */
    default void hold(SliceRun slice, long size) throws InterruptedException {}

    /** A slice could not be read to its end. */
    default void failed(SliceRun slice) {}

    /** Whether a slice that was found need not be read, since it would not count. */
    default boolean isLost(Slice slice) {
        return false;
    }

    /** Delivers an event, and all that waited for it; or holds it. */
    default void deliver(ReadEvent.OfRead event, Delivery delivery) throws IOException {
        delivery.deliver(event);
    }
}
