package dev.cairn.retrieval;

import dev.cairn.core.clock.Sleeper;
import dev.cairn.core.clock.WakeUp;
import dev.cairn.core.error.SyncException;
import dev.cairn.core.slice.PagePosition;
import dev.cairn.core.slice.Slice;
import java.time.Duration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Gives the slices of one stream in the order in which they can be read. Used by one thread at a time.
 *
 * <p>Most slices can be read as soon as they are found. Where the API prepares the data in a job, a slice can be read
 * some time after it was found, perhaps later than one that was found after it.
 */
@FunctionalInterface
public interface SliceSource {

    /**
     * What comes next. May block while it asks an API, but not while there is only something to wait for.
     *
     * @throws SyncException if no further slices can be had; not called again after that
     * @throws InterruptedException if the sync is being stopped
     */
    Next next() throws InterruptedException;

    /** Sets what is run, by any thread, when {@link #next} is worth calling before the time that {@link Next.Later} names. */
    default void onWake(Runnable wake) {}

    /** Gives up whatever was begun for slices that are not ready. The last call, if there is one before the end. */
    default void close() {}

    /** What comes next. */
    sealed interface Next {

        /** A slice that is ready; it was announced before. */
        record Ready(Slice slice) implements Next {}

        /**
         * No slice is ready, but some will be.
         *
         * @param after how long there is nothing to do; more than zero
         */
        record Later(Duration after) implements Next {}

        /** There are no more slices. */
        record End() implements Next {}
    }

    /** Hears of slices before they are ready. */
    interface Listener {

        /** For those who keep no state. */
        Listener NONE = new Listener() {

            @Override
            public void opened(Slice slice) {
                // No state is kept.
            }

            @Override
            public void abandoned(Slice slice) {
                // The failure follows where it is one.
            }
        };

        /** A slice was found; slices are found in the order of the cursor. */
        void opened(Slice slice) throws InterruptedException;

        /** A job was created for a slice that was found; comes again when another job takes its place. */
        default void jobCreated(Slice slice, PagePosition job) {}

        /** A slice that was found will not be read, since there is nothing in it or it could not be made ready. */
        void abandoned(Slice slice) throws InterruptedException;
    }

    /** Slices that are ready when they are found. */
    static SliceSource of(Iterator<Slice> slices, Listener listener) {
        return () -> {
            if (!slices.hasNext()) {
                return new Next.End();
            }
            Slice slice = slices.next();
            listener.opened(slice);
            return new Next.Ready(slice);
        };
    }

    /** The next slice, however long that takes; null at the end. */
    default @Nullable Slice await(Sleeper sleeper) throws InterruptedException {
        WakeUp wakeUp = new WakeUp();
        onWake(wakeUp::raise);
        while (true) {
            long seen = wakeUp.count();
            Next next = next();
            if (next instanceof Next.Ready ready) {
                return ready.slice();
            }
            if (next instanceof Next.Later later) {
                sleeper.sleep(later.after(), wakeUp, seen);
            } else {
                return null;
            }
        }
    }
}
