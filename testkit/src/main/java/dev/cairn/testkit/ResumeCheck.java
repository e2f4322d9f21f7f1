package dev.cairn.testkit;

import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.Trace.Entry;
import dev.cairn.testkit.Trace.Entry.Emitted;
import dev.cairn.testkit.Trace.Entry.Said;
import dev.cairn.testkit.Trace.Known;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops a sync after each message that it emits, resumes it from the last emitted state, and checks that no record is
 * lost. Then does the same with the resumed syncs. Not thread-safe; call the settings before {@link #run}.
 *
 * <p>For each message as the last one that was emitted, it checks:
 *
 * <ul>
 *   <li>the records emitted before the last state and those of the resumed sync are together all records;
 *   <li>with a cursor field: each record whose position is not after the state's was emitted before that state;
 *   <li>with a cursor field: a record whose position is before the state's is not emitted again, unless it is within
 *       the lookback;
 *   <li>with {@link #mostRecordsBetweenStates}: no more records than that are emitted between two states, and no more
 *       are emitted again; where several slices are read at the same time, this holds for each of them, except those
 *       after an open slice of the same partition.
 * </ul>
 *
 * <p>Source of what is checked: the promise in {@code docs/checkpoints.md}.
 */
public final class ResumeCheck {

    private final RestartableSource source;
    private final RecordTraits traits;
    private final Known known;
    private final Map<String, Resumed> resumed = new HashMap<>();
    private final Queue<String> unchecked = new ArrayDeque<>();
    private RestartableSource first;
    private Map<String, @Nullable Object> initial = Map.of();
    private int[] workers = {1};
    private int limit = 1000;
    private int depth = 1;
    private int mostBetweenStates = Integer.MAX_VALUE;
    private Report report = Report.NONE;

    /**
     * A sync that was resumed from a state and read one slice after the other.
     *
     * @param left what had left before that state, wherever it was told
     */
    private record Resumed(Map<String, @Nullable Object> state, Trace trace, BitSet records, BitSet left) {}

    private ResumeCheck(RestartableSource source, RecordTraits traits) {
        this.source = source;
        this.first = source;
        this.traits = traits;
        this.known = new Known(traits);
    }

    /** A check of one stream, from no state on, with one worker. */
    public static ResumeCheck of(RestartableSource source, RecordTraits traits) {
        return new ResumeCheck(source, traits);
    }

    /** The state that the first sync starts from. */
    public ResumeCheck from(Map<String, @Nullable Object> state) {
        initial = state;
        return this;
    }

    /**
     * Has the first sync run by another source, such as one whose API fails at some request; it is resumed by the source
     * that is checked.
     */
    public ResumeCheck firstSyncBy(RestartableSource other) {
        first = other;
        return this;
    }

    /** How many slices are read at the same time, of one check after the other. */
    public ResumeCheck workers(int... counts) {
        workers = counts.clone();
        return this;
    }

    /** How many orders of workers are tried at most, for each number of them; 1000 unless said. */
    public ResumeCheck interleavings(int most) {
        limit = most;
        return this;
    }

    /** How often a sync is stopped in a row: 1, unless said, for stopping the first sync and resuming it to its end. */
    public ResumeCheck stops(int inARow) {
        depth = inARow;
        return this;
    }

    /**
     * How many records of one slice leave between two states at most: the pages of an interval times their size, plus
     * those that share a position.
     *
     * <p>As many come again at most, apart from those at the position of the state and within the lookback. Where several
     * workers read, as many of each partition, of as many partitions as there are workers; and of a partition whose slices
     * are read side by side also what has left of those after the earliest that is open, since a state cannot vouch for
     * them. Which slice a record stands in is to be said with {@link RecordTraits#slices}.
     */
    public ResumeCheck mostRecordsBetweenStates(int most) {
        mostBetweenStates = most;
        return this;
    }

    /**
     * ResumeAssertions everything.
     *
     * @return what was checked
     * @throws BrokenPromise with the state, what was lost, and the messages before it
     */
    public Report run() {
        Resumed whole = resume("", initial, new BitSet());
        for (int count : workers) {
            Interleavings interleavings = new Interleavings(count == 1 ? 1 : limit);
            do {
                int lag = count == 1 ? 0 : report.syncs() % 2 == 0 ? 0 : count;
                Trace trace = sync(first, initial, new Steps(count, interleavings.current(), lag));
                check(trace, whole, count, Phrases.count(count, "worker"));
                if (count == 1) {
                    assertions().statesAreFrequent(trace);
                }
            } while (interleavings.next());
        }
        checkResumed();
        return report;
    }

    private ResumeAssertions assertions() {
        return new ResumeAssertions(traits, known, mostBetweenStates);
    }

    /** Stops resumed syncs, too, and those that resume them. */
    private void checkResumed() {
        Set<String> done = new HashSet<>();
        for (int stop = 2; stop <= depth; stop++) {
            Queue<String> now = new ArrayDeque<>(unchecked);
            unchecked.clear();
            for (String state : now) {
                if (done.add(state)) {
                    Resumed sync = resumed.get(state);
                    if (sync != null) {
                        check(sync.trace, sync, 1, "resumed from " + state);
                    }
                }
            }
        }
    }

    private Trace sync(RestartableSource of, Map<String, @Nullable Object> state, Steps steps) {
        report = report.plus(new Report(1, 0, 0, 0, 0));
        return Trace.of(of.run(state, steps), known);
    }

    private Resumed resume(String text, Map<String, @Nullable Object> state, BitSet left) {
        Resumed sync = resumed.get(text);
        if (sync != null) {
            sync.left.and(left);
        } else {
            Trace trace = sync(source, state, Steps.ONE_BY_ONE);
            BitSet records = new BitSet();
            for (Entry entry : trace.entries()) {
                if (entry instanceof Emitted record) {
                    records.set(record.record());
                }
            }
            sync = new Resumed(state, trace, records, left);
            resumed.put(text, sync);
            if (!text.isEmpty()) {
                unchecked.add(text);
                report = report.plus(new Report(0, 0, 0, 1, 0));
            }
        }
        return sync;
    }

    /** @param whole the sync that this one is, without interruption */
    private void check(Trace trace, Resumed whole, int workersOfTrace, String how) {
        ResumeAssertions assertions = assertions();
        @Nullable Claims before = traits.hasCursor() ? Claims.of(whole.state, traits) : null;
        @Nullable LateRecords order = traits.isOrdered() ? null : new LateRecords(whole.trace, known, before);
        BitSet emitted = new BitSet();
        BitSet left = (BitSet) whole.left.clone();
        BitSet beforeState = new BitSet();
        BitSet again = whole.records;
        @Nullable Claims claims = null;
        List<Entry> entries = trace.entries();
        for (int i = 0; i < entries.size(); i++) {
            int index = i;
            Supplier<String> where = () -> how + ", after\n" + trace.upTo(index, known);
            if (entries.get(i) instanceof Emitted record) {
                assertions.claimIsWithdrawn(before, claims, record.record(), left, where);
                emitted.set(record.record());
                left.set(record.record());
                if (order != null) {
                    order.emitted(record.record());
                }
            } else if (entries.get(i) instanceof Said said) {
                Resumed sync = resume(said.text(), said.state(), (BitSet) left.clone());
                again = sync.records;
                beforeState = (BitSet) emitted.clone();
                claims = traits.hasCursor() ? Claims.of(said.state(), traits) : null;
                assertions.nothingIsLost(whole.records, beforeState, again, order, where);
                if (claims != null) {
                    assertions.claimsHaveLeft(before, claims, whole.records, left, order, where);
                    assertions.noClaimComesAgain(claims, emitted, again, where);
                }
                report = report.plus(new Report(0, 0, 1, 0, 0));
            }
            BitSet repeated = (BitSet) emitted.clone();
            repeated.and(again);
            assertions.fewComeAgain(claims == null ? before : claims, emitted, repeated, workersOfTrace, where);
            report = report.plus(new Report(0, 1, 0, 0, repeated.cardinality()));
        }
        if (first.equals(source)) {
            BitSet lost = (BitSet) whole.records.clone();
            lost.andNot(emitted);
            assertions.none(lost, "are missing at the end of a sync that was not stopped", () -> how);
        }
    }
}
