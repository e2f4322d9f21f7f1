package dev.cairn.testkit;

import dev.cairn.testkit.Trace.Entry;
import dev.cairn.testkit.Trace.Entry.Emitted;
import dev.cairn.testkit.Trace.Entry.Said;
import dev.cairn.testkit.Trace.Known;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The single checks of a {@link ResumeCheck}. Records are sets of numbers of {@link Known}. Each check throws a {@link
 * BrokenPromise} that quotes where it failed. Immutable.
 *
 * @param mostBetweenStates how many records of one slice may leave between two states; {@link Integer#MAX_VALUE} where
 *     that is not checked
 */
record ResumeAssertions(RecordTraits traits, Known known, int mostBetweenStates) {

    /** Every record was emitted, or is emitted by the resumed sync. */
    void nothingIsLost(
            BitSet whole, BitSet emitted, BitSet again, @Nullable LateRecords order, Supplier<String> where) {
        BitSet lost = (BitSet) whole.clone();
        lost.andNot(emitted);
        lost.andNot(again);
        if (order != null) {
            lost.andNot(order.unforeseeable());
        }
        none(lost, "are lost when a sync goes on from the last state", where);
    }

    /** What a state claims has left before it. */
    void claimsHaveLeft(
            @Nullable Claims before,
            Claims claims,
            BitSet whole,
            BitSet emitted,
            @Nullable LateRecords order,
            Supplier<String> where) {
        BitSet claimed = new BitSet();
        for (int record = whole.nextSetBit(0); record >= 0; record = whole.nextSetBit(record + 1)) {
            if (!emitted.get(record) && isNewlyClaimed(before, claims, record) && startedBefore(record, emitted)) {
                claimed.set(record);
            }
        }
        if (order != null) {
            claimed.andNot(order.unforeseeable());
        }
        none(claimed, "are claimed by the last state before they have left", where);
    }

    /** Before anything of a partition has left, its position may be where it starts, which claims nothing. */
    private boolean startedBefore(int record, BitSet emitted) {
        Map<String, @Nullable Object> partition = known.get(record).partition();
        return emitted.stream().anyMatch(other -> known.get(other).partition().equals(partition));
    }

    /** A record that leaves is not claimed by the state before it: such a claim is taken back before the record leaves. */
    void claimIsWithdrawn(
            @Nullable Claims before, @Nullable Claims claims, int record, BitSet emitted, Supplier<String> where) {
        if (claims != null
                && !emitted.get(record)
                && isNewlyClaimed(before, claims, record)
                && startedBefore(record, emitted)) {
            BitSet claimed = new BitSet();
            claimed.set(record);
            none(claimed, "leave while the last state claims that they have left before it", where);
        }
    }

    /** What a state claims does not come again, but for ties and the lookback. */
    void noClaimComesAgain(Claims claims, BitSet emitted, BitSet again, Supplier<String> where) {
        BitSet repeated = (BitSet) emitted.clone();
        repeated.and(again);
        BitSet needless = new BitSet();
        repeated.stream().filter(record -> isClaimed(claims, record, true)).forEach(needless::set);
        none(needless, "come again though the last state claims them", where);
    }

    /** What comes again and was not claimed is what was read since the last state of each slice that was being read. */
    void fewComeAgain(
            @Nullable Claims claims, BitSet emitted, BitSet repeated, int workersOfTrace, Supplier<String> where) {
        if (mostBetweenStates == Integer.MAX_VALUE || claims == null) {
            return;
        }
        Map<Map<String, @Nullable Object>, List<Integer>> unclaimed = new HashMap<>();
        repeated.stream()
                .filter(record -> !isClaimed(claims, record, false) && !isLookedBackAt(claims, record))
                .forEach(record -> unclaimed
                        .computeIfAbsent(known.get(record).partition(), p -> new ArrayList<>())
                        .add(record));
        int all = 0;
        for (Map.Entry<Map<String, @Nullable Object>, List<Integer>> each : unclaimed.entrySet()) {
            BitSet bounded = new BitSet();
            Claims.Claim claim = claims.of(each.getKey());
            boolean hasIntervals = !claim.behind().isEmpty();
            if (workersOfTrace == 1 || !traits.hasSlices() || hasIntervals) {
                each.getValue().forEach(bounded::set);
            } else {
                bounded = ofSliceThatIsVouchedFor(each.getValue(), claim.position(), emitted);
            }
            if (bounded.cardinality() > (long) (hasIntervals ? workersOfTrace : 1) * mostBetweenStates) {
                none(bounded, "of one slice come again, though at most " + mostBetweenStates + " should", where);
            }
            all += bounded.cardinality();
        }
        if (all > (long) workersOfTrace * mostBetweenStates) {
            none(
                    repeated,
                    "come again, of them " + all + " that were not claimed, though at most " + mostBetweenStates
                            + " should for each worker",
                    where);
        }
    }

    /**
     * Those in the earliest slice, where the state vouches for a part of it. Where it does not, an earlier slice may be
     * open that has no records, or none that is not claimed.
     */
    private BitSet ofSliceThatIsVouchedFor(List<Integer> records, @Nullable Long claim, BitSet emitted) {
        int earliest = records.stream().min(Comparator.comparing(this::place)).orElseThrow();
        Known.Seen first = known.get(earliest);
        boolean vouchedFor = claim != null
                && emitted.stream()
                        .filter(record -> known.get(record).slice().equals(first.slice())
                                && known.get(record).partition().equals(first.partition()))
                        .anyMatch(record -> place(record) <= claim);
        BitSet ofSlice = new BitSet();
        records.stream()
                .filter(record -> vouchedFor && known.get(record).slice().equals(first.slice()))
                .forEach(ofSlice::set);
        return ofSlice;
    }

    private long place(int record) {
        Long position = known.get(record).position();
        return position == null ? Long.MAX_VALUE : position;
    }

    /** Whether a record is claimed, and was not by the state that the sync went on from. */
    private boolean isNewlyClaimed(@Nullable Claims before, Claims claims, int record) {
        return isClaimed(claims, record, false) && (before == null || !isClaimed(before, record, false));
    }

    /** @param surely whether only what is claimed in spite of ties and lookback counts */
    private boolean isClaimed(Claims claims, int record, boolean surely) {
        Long position = known.get(record).position();
        return position != null && claims.of(known.get(record).partition()).has(position, surely, traits.lookback());
    }

    private boolean isLookedBackAt(Claims claims, int record) {
        Long position = known.get(record).position();
        return position != null && claims.looksBackAt(known.get(record).partition(), position, traits.lookback());
    }

    /** States come often enough. */
    void statesAreFrequent(Trace trace) {
        int between = 0;
        List<Entry> entries = trace.entries();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Emitted && ++between > mostBetweenStates) {
                throw new BrokenPromise("more than " + mostBetweenStates + " records have left since the last state:\n"
                        + trace.upTo(i, known));
            }
            between = entries.get(i) instanceof Said ? 0 : between;
        }
    }

    /** @throws BrokenPromise if there are any of these records */
    void none(BitSet records, String what, Supplier<String> where) {
        if (!records.isEmpty()) {
            throw new BrokenPromise("records "
                    + records.stream()
                            .mapToObj(record -> known.get(record).key())
                            .collect(Collectors.joining(", "))
                    + " " + what + ": " + where.get());
        }
    }
}
