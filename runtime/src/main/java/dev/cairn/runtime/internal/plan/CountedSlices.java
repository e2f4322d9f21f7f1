package dev.cairn.runtime.internal.plan;

import dev.cairn.core.slice.Slice;
import dev.cairn.runtime.plan.Estimate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The slices of a stream, as far as they were found.
 *
 * @param some the first of them, and, if all were found, the last
 * @param isAll whether no more than {@code some} are there
 */
record CountedSlices(Estimate count, List<Slice> some, boolean isAll) {

    /** More than that are not counted. */
    static final int MOST = 100_000;

    private static final int KEPT = 1_000;

    CountedSlices {
        some = List.copyOf(some);
    }

    /** Takes what an iterator gives until it ends or fails. */
    static final class Finder {

        private final List<Slice> kept = new ArrayList<>();
        private long count;
        private boolean hasEnded;

        /** Looks for all of them; what it found before a failure stays. */
        void find(Iterator<Slice> slices) {
            while (count < MOST && slices.hasNext()) {
                Slice slice = slices.next();
                count++;
                if (kept.size() == KEPT) {
                    kept.remove(KEPT - 1);
                }
                kept.add(slice);
            }
            hasEnded = count < MOST;
        }

        CountedSlices found() {
            return new CountedSlices(
                    hasEnded ? Estimate.exact(count) : Estimate.atLeast(count), kept, hasEnded && count <= KEPT);
        }
    }

    /** So many of them, spread evenly from the first to the last. */
    List<Slice> spread(int number) {
        if (some.size() <= number) {
            return some;
        }
        List<Slice> spread = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            spread.add(some.get(number == 1 ? 0 : (int) ((long) i * (some.size() - 1) / (number - 1))));
        }
        return spread;
    }
}
