package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.core.slice.PartitionRouter;
import dev.cairn.core.slice.Slice;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slices of a stream with partitions: each partition's windows, one partition after the other. Used by one thread
 * at a time.
 */
final class PartitionFinder {

    private final CursorPlan plan;
    private final PerPartitionState initial;
    private final PartitionRouter router;
    private final int partitionsAhead;
    private final Predicate<PartitionKey> isNew;
    private final @Nullable PaginationState resumed;
    private final @Nullable KnownPartitions done;
    /** Partitions with a state of their own that an earlier run of this sync has read. */
    private final Set<PartitionKey> read;
    /** Those that a sync before has read, while it did not reach others. */
    private final Set<PartitionKey> reached;

    private final boolean tellsEmpty;
    private final Consumer<Consumer<PartitionLedgers>> ledgers;
    private @Nullable Iterator<Slice> partitions;
    /** What the router has named last; nothing was made of it yet. */
    private @Nullable Answer answer;

    private final Queue<Named> ahead = new ArrayDeque<>();
    /** Those that come after all others. */
    private final Queue<Named> last = new ArrayDeque<>();

    private boolean exhausted;
    private boolean asked;
    /** How many partitions were found. */
    private int found;
    /** How many of the first ones were read before. */
    private int first;

    private @Nullable Map<String, @Nullable Object> parentState;
    private Iterator<Slice> windows = Collections.emptyIterator();
    /** The partition that was begun last. */
    private @Nullable Named current;
    /** How many windows of it were given out. */
    private long ofCurrent;

    private record Named(PartitionKey key, Slice partition) {

        static Named of(Slice partition) {
            return new Named(PartitionKey.of(partition.partition()), partition);
        }
    }

    /**
     * What a router names.
     *
     * @param partition null for its end
     * @param parentState as of then
     * @param progress where the parents stand in this sync, as of then; null where it does not matter
     * @param list the router's identity, of the first answer; else null
     */
    private record Answer(
            @Nullable Slice partition,
            @Nullable Map<String, @Nullable Object> parentState,
            @Nullable Map<String, @Nullable Object> progress,
            @Nullable String list) {}

    /**
     * Finds nothing before it is asked.
     *
     * @param partitionsAhead how many partitions to find before those that are being read are done
     * @param isNew whether a partition has not come before; asked once for each
     * @param resumed where the sync stood; null where it does not matter where this one stands
     * @param tellsEmpty whether the parents' states move on behind partitions without slices
     * @param ledgers are told of what is found, now or later, in order
     */
    PartitionFinder(
            CursorPlan plan,
            PerPartitionState initial,
            PartitionRouter router,
            int partitionsAhead,
            Predicate<PartitionKey> isNew,
            @Nullable PaginationState resumed,
            boolean tellsEmpty,
            Consumer<Consumer<PartitionLedgers>> ledgers) {
        this.plan = plan;
        this.initial = initial;
        this.router = router;
        this.partitionsAhead = partitionsAhead;
        this.isNew = isNew;
        this.resumed = resumed;
        this.done = resumed == null ? null : KnownPartitions.of(resumed.done());
        this.read = resumed == null ? Set.of() : resumed.entries().readPartitions();
        this.reached = resumed == null ? Set.of() : resumed.entries().earlierPartitions();
        this.tellsEmpty = tellsEmpty;
        this.ledgers = ledgers;
    }

    /**
     * Goes on where another finder stood.
     *
     * @param partition the one that was begun last; null before the first
     * @param given how many windows of it were given out
     */
    void goOn(@Nullable Slice partition, long given, @Nullable Map<String, @Nullable Object> asOf) {
        parentState = asOf;
        if (partition != null) {
            begin(Named.of(partition));
        }
        while (ofCurrent < given && windows.hasNext()) {
            windows.next();
            ofCurrent++;
        }
    }

    /**
     * What is to be done before it is known whether there is another slice; null when {@link #hasNext} answers. It may block
     * and fail, and touches nothing but the router and what it finds there.
     */
    @Nullable
    Runnable search() {
        while (!windows.hasNext()) {
            take();
            if (!exhausted && ahead.size() <= partitionsAhead) {
                return this::ask;
            }
            Named next = ahead.isEmpty() ? last.poll() : ahead.poll();
            if (next == null) {
                return null;
            }
            begin(next);
            if (!windows.hasNext()) {
                ledgers.accept(tellsEmpty ? all -> all.nothingToRead(next.key) : all -> all.empty(next.key));
            }
        }
        return null;
    }

    private void ask() {
        Iterator<Slice> from = partitions;
        if (from == null) {
            from = router.partitions();
            partitions = from;
        }
        Slice partition = from.hasNext() ? from.next() : null;
        answer = new Answer(
                partition,
                copy(router.parentState()),
                done == null ? null : router.parentProgress(),
                done == null || asked ? null : router.identity());
        asked = true;
    }

    private void take() {
        Answer taken = answer;
        if (taken == null) {
            return;
        }
        answer = null;
        Slice partition = taken.partition;
        if (partition == null) {
            exhausted = true;
            parentState = taken.parentState;
            ledgers.accept(all -> all.exhausted(taken.parentState));
            return;
        }
        Named next = Named.of(partition);
        if (!isNew.test(next.key)) {
            ledgers.accept(PartitionLedgers::duplicate);
            return;
        }
        parentState = taken.parentState;
        if (found == 0 && resumed != null) {
            first = resumed.first().of(taken.list).count();
            ledgers.accept(all -> all.comeFrom(taken.list));
        }
        if (found++ < first || wasRead(next.key)) {
            ledgers.accept(all -> all.foundAgain(next.key, taken.parentState, taken.progress));
        } else {
            (reached.contains(next.key) ? last : ahead).add(next);
            ledgers.accept(all -> all.found(next.key, taken.parentState, taken.progress));
        }
    }

    private boolean wasRead(PartitionKey key) {
        return (done != null && done.contains(KnownPartitions.hash(key)))
                || (read.contains(key) && initial.forms().containsKey(key));
    }

    /** Nothing more is asked of the router, though it did not come to its end. */
    void giveUp() {
        exhausted = true;
    }

    private void begin(Named partition) {
        current = partition;
        ofCurrent = 0;
        windows = ResumedWindows.of(
                plan,
                initial.formOf(partition.key).completed(),
                resumed == null ? PaginationState.NONE : resumed,
                partition.key);
    }

    boolean hasNext() {
        return windows.hasNext();
    }

    Slice next() {
        Named begun = Objects.requireNonNull(current);
        Slice partition = begun.partition;
        Slice window = windows.next();
        Slice slice = new Slice(partition.partition(), window.window(), partition.extraFields(), window.position());
        ofCurrent++;
        boolean last = !windows.hasNext();
        ledgers.accept(all -> all.drawn(begun.key, last));
        return slice;
    }

    /** The partition that was begun last; null before the first. */
    @Nullable
    Slice current() {
        return current == null ? null : current.partition;
    }

    /** How many windows of it were given out. */
    long ofCurrent() {
        return ofCurrent;
    }

    /** As of the partition that was found last; null where there is none. */
    @Nullable
    Map<String, @Nullable Object> parentState() {
        return parentState;
    }

    /** The router may go on to change what it returned. */
    private static @Nullable Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> state) {
        return state == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(state));
    }
}
