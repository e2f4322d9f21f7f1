package dev.cairn.checkpoint;

import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are left to read of a sync, each from where it stands. Workers iterate over it. What the read loop
 * must know about a partition is handed over before it is returned.
 */
final class UnreadPartitions implements Iterator<Slice> {

    private final PartitionRouter router;
    private final PaginationState resumed;
    private final KnownPartitions done;
    private final Consumer<Consumer<ReadPartitions>> readLoop;
    private @Nullable Iterator<Slice> partitions;
    private @Nullable Slice next;
    private boolean exhausted;
    private boolean begunAnew;
    /** How many were found. */
    private int found;
    /** How many of the first ones were read before. */
    private int first;

    UnreadPartitions(PartitionRouter router, PaginationState resumed, Consumer<Consumer<ReadPartitions>> readLoop) {
        this.router = router;
        this.resumed = resumed;
        this.done = KnownPartitions.of(resumed.done());
        this.readLoop = readLoop;
    }

    @Override
    public boolean hasNext() {
        while (next == null && !exhausted) {
            find();
        }
        return next != null;
    }

    private void find() {
        Iterator<Slice> from = partitions;
        if (from == null) {
            from = router.partitions();
            partitions = from;
        }
        if (!from.hasNext()) {
            exhausted = true;
            readLoop.accept(ReadPartitions::exhausted);
            return;
        }
        if (found == 0) {
            String list = router.identity();
            first = resumed.first().of(list).count();
            readLoop.accept(read -> read.comeFrom(list));
        }
        Slice partition = from.next();
        Map<String, @Nullable Object> progress = router.parentProgress();
        if (!begunAnew && router.hasBegunAnew()) {
            begunAnew = true;
            readLoop.accept(ReadPartitions::begunAnew);
        }
        long hash = KnownPartitions.hash(partition);
        if (found++ < first || done.contains(hash)) {
            readLoop.accept(read -> read.foundAgain(hash, progress));
        } else {
            readLoop.accept(read -> read.foundToOpen(progress));
            next = partition.from(resumed.position(partition));
        }
    }

    @Override
    public Slice next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Slice found = next;
        next = null;
        return found;
    }
}
