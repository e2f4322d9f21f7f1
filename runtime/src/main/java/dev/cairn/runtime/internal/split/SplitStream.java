package dev.cairn.runtime.internal.split;

import dev.cairn.checkpoint.cursor.CoordinatedSlices;
import dev.cairn.checkpoint.cursor.SharedCursor;
import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.sync.Failures;
import dev.cairn.runtime.internal.sync.SlicedStream;
import dev.cairn.runtime.internal.sync.StreamTask.Groups;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator.Search;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitPosition.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream of a sync whose slices are read apart, and how far each of them is. Used by one thread at a time. */
final class SplitStream extends SlicedStream {

    private final BuiltStream built;
    private final int jobs;
    private final SharedCursor cursor;
    private final CoordinatedSlices splits;
    /** The slices that are not part of the whole. */
    private final Map<Long, Split> unfolded = new LinkedHashMap<>();

    private long foldedRecords;
    private @Nullable Runnable search;
    /** Why the last search failed. */
    private @Nullable RuntimeException broken;

    /**
     * @param jobs how many jobs the API prepares at a time
     * @param snapshot null at the beginning
     */
    SplitStream(BuiltStream built, int jobs, @Nullable StreamSnapshot snapshot) {
        super(built.name(), new Groups(built.origin().groups(), built.origin().parentGroups()));
        this.built = built;
        this.jobs = jobs;
        this.cursor = built.cursor().shared();
        this.splits = cursor.find(snapshot == null ? null : snapshot.splits());
        if (snapshot != null) {
            goOn(snapshot);
        }
    }

    private void goOn(StreamSnapshot snapshot) {
        foldedRecords = snapshot.foldedRecords();
        for (Split split : snapshot.unfolded()) {
            unfolded.put(split.number(), split);
            splits.restore(split.number(), split.slice());
            report(split);
        }
        goOn(snapshot.search().found(), open().size());
        snapshot.unfolded().forEach(split -> confirm(split.number()));
        if (snapshot.search().started()) {
            start();
        }
        if (snapshot.search().exhausted()) {
            exhaust(snapshot.search().failure());
        }
    }

    /** Whether as many slices are being read as the API prepares jobs at a time. */
    @Override
    protected boolean isFull() {
        return built.retriever().needsJobs() && openSlices() >= jobs;
    }

    @Override
    protected boolean hasFailed() {
        return super.hasFailed()
                || unfolded.values().stream().anyMatch(split -> split.position().phase() == Phase.FAILED);
    }

    /** Finds out whether there is another slice, or what is to be done before that is known. */
    void look() {
        start();
        try {
            if (broken != null) {
                throw broken;
            }
            search = splits.search();
            if (search == null && !splits.hasNext()) {
                exhaust(null);
            }
        } catch (RuntimeException e) {
            exhaust(Failures.asSyncException(e, name()));
        }
    }

    /** What is to be done before the next slice is known; empty if that is known. */
    Optional<Search> search() {
        return Optional.ofNullable(search).map(known -> () -> run(known));
    }

    private void run(Runnable known) throws InterruptedException {
        try {
            known.run();
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("while slices were looked for");
                interrupted.initCause(e);
                throw interrupted;
            }
            broken = e;
        }
    }

    /** The next slice. Called when there is nothing to search for. */
    Split next() {
        Slice slice = splits.next();
        Split split = new Split(name(), found(), slice, resumed(slice), SplitPosition.START);
        unfolded.put(split.number(), split);
        return split;
    }

    private Map<String, @Nullable Object> resumed(Slice slice) {
        return built.state().isEmpty() ? Map.of() : cursor.resumed(slice);
    }

    List<Split> open() {
        return unfolded.values().stream()
                .filter(split -> split.position().phase() == Phase.OPEN)
                .toList();
    }

    void report(Split split) {
        Split known = unfolded.get(split.number());
        if (known == null) {
            if (split.number() >= slicesFound()) {
                throw new IllegalArgumentException("There is no slice " + split.id() + ".");
            }
            return;
        }
        boolean opens = split.position().phase() == Phase.OPEN;
        if (opens != (known.position().phase() == Phase.OPEN)) {
            if (opens) {
                reopened();
            } else {
                ended();
            }
        }
        unfolded.put(split.number(), known.at(split.position()));
        splits.report(
                split.number(),
                Positions.ofSlice(split.position()),
                split.position().phase() == Phase.CLOSED);
    }

    void confirm(long number) {
        Split known = unfolded.get(number);
        if (known != null && known.position().phase() == Phase.CLOSED) {
            for (long folded : splits.confirm(number)) {
                Split split = unfolded.remove(folded);
                foldedRecords += split == null ? 0 : split.position().records();
            }
        }
    }

    Optional<Message.State> state() {
        long records = foldedRecords
                + unfolded.values().stream()
                        .mapToLong(split -> split.position().records())
                        .sum();
        return Optional.ofNullable(splits.state(isDone())).map(state -> new Message.State(name(), state, records));
    }

    StreamSnapshot snapshot() {
        return new StreamSnapshot(
                built.state(),
                splits.parentState(),
                splits.snapshot(),
                List.copyOf(unfolded.values()),
                foldedRecords,
                new StreamSnapshot.Search(
                        slicesFound(),
                        isStarted(),
                        isExhausted(),
                        failures().isEmpty() ? null : failures().get(0)));
    }
}
