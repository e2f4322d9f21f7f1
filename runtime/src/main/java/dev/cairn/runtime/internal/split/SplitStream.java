package dev.cairn.runtime.internal.split;

import dev.cairn.cursor.CoordinatedSlices;
import dev.cairn.cursor.SharedCursor;
import dev.cairn.error.SyncException;
import dev.cairn.runtime.config.StreamDescriptor;
import dev.cairn.runtime.internal.assembly.stream.BuiltStream;
import dev.cairn.runtime.internal.sync.Failures;
import dev.cairn.runtime.internal.sync.StreamTask.Groups;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.split.Split;
import dev.cairn.runtime.split.SplitCoordinator.Search;
import dev.cairn.runtime.split.SplitPosition;
import dev.cairn.runtime.split.SplitPosition.Phase;
import dev.cairn.slice.Slice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stream of a sync, its slices and how far each of them is. Used by one thread at a time. */
final class SplitStream {

    private final StreamDescriptor name;
    private final BuiltStream built;
    private final Groups groups;
    private final SharedCursor cursor;
    private final CoordinatedSlices splits;
    /** The slices that are not part of the whole. */
    private final Map<Long, Split> unfolded = new LinkedHashMap<>();

    private long found;
    private long open;
    private long foldedRecords;
    private boolean started;
    private boolean exhausted;
    private @Nullable SyncException failure;
    /** Why the last search failed. */
    private @Nullable RuntimeException broken;

    private SplitStream(BuiltStream built, @Nullable Map<String, ?> snapshot) {
        this.name = built.name();
        this.built = built;
        this.groups = new Groups(built.origin().groups(), built.origin().parentGroups());
        this.cursor = built.cursor().shared();
        this.splits = cursor.find(snapshot);
    }

    /** A stream at its beginning. */
    static SplitStream begin(BuiltStream built) {
        return new SplitStream(built, null);
    }

    /** A stream that goes on from a snapshot. */
    static SplitStream goOn(BuiltStream built, StreamSnapshot snapshot) {
        SplitStream stream = new SplitStream(built, snapshot.splits());
        stream.found = snapshot.found();
        stream.foldedRecords = snapshot.foldedRecords();
        stream.started = snapshot.started();
        stream.exhausted = snapshot.exhausted();
        stream.failure = snapshot.failure();
        for (Split split : snapshot.unfolded()) {
            stream.splits.restore(split.number(), split.slice());
            stream.put(split.at(SplitPosition.START));
            stream.report(split);
        }
        for (Split split : snapshot.unfolded()) {
            stream.confirm(split.number());
        }
        return stream;
    }

    StreamDescriptor name() {
        return name;
    }

    Groups groups() {
        return groups;
    }

    boolean isStarted() {
        return started;
    }

    boolean isExhausted() {
        return exhausted;
    }

    /** Whether nothing is left to find or to read. */
    boolean isDone() {
        return exhausted && open == 0;
    }

    /** Whether as many slices are being read as the API prepares jobs at a time. */
    boolean isFull(int jobs) {
        return built.retriever().needsJobs() && open >= jobs;
    }

    @Nullable
    SyncException failure() {
        return failure;
    }

    boolean hasFailed() {
        return failure != null
                || unfolded.values().stream().anyMatch(split -> split.position().phase() == Phase.FAILED);
    }

    /** What is to be done before it is known whether the stream is exhausted, perhaps because of a failure. */
    @Nullable
    Search search() {
        started = true;
        try {
            if (broken != null) {
                throw broken;
            }
            Runnable search = splits.search();
            if (search != null) {
                return () -> run(search);
            }
            exhausted = !splits.hasNext();
        } catch (RuntimeException e) {
            failure = Failures.asSyncException(e, name);
            exhausted = true;
        }
        return null;
    }

    private void run(Runnable search) throws InterruptedException {
        try {
            search.run();
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                InterruptedException interrupted = new InterruptedException("while slices were looked for");
                interrupted.initCause(e);
                throw interrupted;
            }
            broken = e;
        }
    }

    /** The next slice. Called when there is nothing to search for, and the stream is not exhausted. */
    Split next() {
        Slice slice = splits.next();
        Split split = new Split(name, found++, slice, resumed(slice), SplitPosition.START);
        put(split);
        return split;
    }

    private Map<String, @Nullable Object> resumed(Slice slice) {
        return built.state().isEmpty() ? Map.of() : cursor.resumed(slice);
    }

    private void put(Split split) {
        unfolded.put(split.number(), split);
        open++;
    }

    List<Split> open() {
        return unfolded.values().stream()
                .filter(split -> split.position().phase() == Phase.OPEN)
                .toList();
    }

    void report(Split split) {
        Split known = unfolded.get(split.number());
        if (known == null) {
            if (split.number() >= found) {
                throw new IllegalArgumentException("There is no slice " + split.id() + ".");
            }
            return;
        }
        open += (split.position().phase() == Phase.OPEN ? 1 : 0)
                - (known.position().phase() == Phase.OPEN ? 1 : 0);
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
        return Optional.ofNullable(splits.state(isDone())).map(state -> new Message.State(name, state, records));
    }

    StreamSnapshot snapshot() {
        return new StreamSnapshot(
                built.state(),
                splits.parentState(),
                splits.snapshot(),
                List.copyOf(unfolded.values()),
                found,
                foldedRecords,
                started,
                exhausted,
                failure);
    }
}
