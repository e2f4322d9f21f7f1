package dev.cairn.runtime.split;

import dev.cairn.core.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.sync.SyncResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slices of a sync and knows how far each of them is. Used by one thread at a time.
 *
 * <p>It alone reads the parents of streams. It knows no time but {@link #asOf} for the windows of
 * slices, so that they are the same after a restart and on all machines.
 */
public interface SplitCoordinator extends AutoCloseable {

    /** The moment up to which the sync reads, where the manifest names no other. */
    Instant asOf();

    /** The streams that are read, in the order of the catalog. */
    List<StreamDescriptor> streams();

    /** How many slices the manifest wants to be read at the same time: its {@code concurrency_level}. */
    int concurrency();

    /**
     * What {@link #next} would wait for: parents of a stream are asked. Another thread may do it while this one calls
     * anything but {@code search} and {@code next}. There may be more to search for afterwards.
     *
     * @return empty where {@code next} answers at once
     */
    Optional<Search> search();

    /** Something that takes a while. Done once. */
    interface Search {

        /**
         * Does it; failures become known to the coordinator.
         *
         * @throws InterruptedException if the thread was interrupted meanwhile; the coordinator is of no use then
         */
        void run() throws InterruptedException;
    }

    /**
     * The next slice to read: those of earlier streams first, in each stream's order. Looks for no more than is asked for.
     * Does what is to be {@linkplain #search searched} first, which may block.
     *
     * <p>A stream whose slices cannot be found any further fails, and those after it go on: {@link #failures}.
     *
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    Next next() throws InterruptedException;

    /** What comes next. */
    sealed interface Next {

        /** A slice that is to be read now. */
        record Ready(Split split) implements Next {}

        /**
         * No slice may be read now, but some later: streams of one group are read one after the other.
         *
         * @param after when to ask again, unless something is reported before
         */
        record Later(Duration after) implements Next {}

        /** There are no more slices. */
        record End() implements Next {}
    }

    /** The slices that were given out and are neither closed nor failed, at the positions that were reported last. */
    List<Split> open();

    /**
     * How far a slice is now. Replaces what was known of it: it may stand before that, and a slice that was closed may be
     * open again, until that is confirmed. Idempotent.
     *
     * @throws IllegalArgumentException if the slice was not given out
     */
    void report(Split split);

    /**
     * That a slice is closed or failed will not be taken back. What is known of it may be folded into what is known of its
     * stream, so that memory is bounded. Without effect on an open slice, and on one that was confirmed before.
     */
    void confirm(StreamDescriptor stream, long number);

    /**
     * The STATE that all reports together vouch for, as one machine would have said it. Its count of records is that of
     * the slices of the stream that were reported since the sync began.
     *
     * @return empty where there is nothing to say: at the beginning, and before the end of a stream without a cursor
     * @throws IllegalArgumentException if the sync has no such stream
     */
    Optional<Message.State> state(StreamDescriptor stream);

    /**
     * Everything that is needed to go on in another process, as plain JSON values: what has been found, positions, parents'
     * states and {@link #asOf}. Slices that are closed in it count as confirmed there.
     */
    Map<String, @Nullable Object> snapshot();

    /** How the sync ended; empty as long as there are slices to find or to read. */
    Optional<SyncResult> result();

    /** Why slices of streams could not be found. */
    List<Failure> failures();

    /** Why a stream's slices could not be found. */
    record Failure(StreamDescriptor stream, SyncException cause) {}

    /** Gives up connections that are not in use. */
    @Override
    void close();
}
