package dev.cairn.checkpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The slices of a stream that are read elsewhere, by their numbers, until they are folded. Used by one thread. */
final class NumberedSlices {

    private final Map<Long, SliceProgress> slices = new HashMap<>();
    private final Map<SliceProgress, Long> numbers = new HashMap<>();

    void add(long number, SliceProgress slice) {
        slices.put(number, slice);
        numbers.put(slice, number);
    }

    SliceProgress get(long number) {
        return Objects.requireNonNull(slices.get(number), "not open");
    }

    /** The numbers of slices that are folded, and not known any more. */
    List<Long> remove(List<SliceProgress> folded) {
        List<Long> removed = folded.stream()
                .map(slice -> Objects.requireNonNull(numbers.remove(slice)))
                .toList();
        removed.forEach(slices::remove);
        return removed;
    }
}
