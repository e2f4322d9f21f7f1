package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.time.IsoDuration;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Cuts ranges of time into windows, one at a time. Confined to one thread at a time. */
final class DatetimeWindows implements Iterator<Slice> {

    /**
     * How ranges are cut.
     *
     * @param start where the stream starts; no window begins before it
     * @param until the end of the last range
     * @param step the longest window; null for one window without regard to its length
     * @param granularity the distance between the end of a window and the start of the next; null for none
     * @param compareStrictly whether the API takes no window that ends where it starts
     */
    record Rules(
            OffsetDateTime start,
            OffsetDateTime until,
            @Nullable IsoDuration step,
            @Nullable IsoDuration granularity,
            Clamping clamping,
            boolean compareStrictly) {}

    /** @param toEnd whether the upper bound is the very end, which belongs to the range */
    record Range(OffsetDateTime lower, OffsetDateTime upper, boolean toEnd) {}

    private final Rules rules;
    private final Iterator<Range> ranges;
    private final BiFunction<OffsetDateTime, OffsetDateTime, Slice> slices;
    private @Nullable Range range;
    private @Nullable Slice next;

    /** @param slices makes the slice between two positions, both of which belong to it */
    DatetimeWindows(Rules rules, Iterator<Range> ranges, BiFunction<OffsetDateTime, OffsetDateTime, Slice> slices) {
        this.rules = rules;
        this.ranges = ranges;
        this.slices = slices;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (range != null || ranges.hasNext())) {
            Range current = range;
            next = current == null ? first(ranges.next()) : window(current);
        }
        return next != null;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Slice window = Objects.requireNonNull(next);
        next = null;
        return window;
    }

    /** The first window of a range, null where the range is empty. */
    private @Nullable Slice first(Range whole) {
        boolean oneUnit = rules.granularity != null && whole.lower.isEqual(whole.upper);
        if (!(whole.lower.isBefore(whole.upper) || oneUnit) || whole.upper.isBefore(rules.start)) {
            return null;
        }
        OffsetDateTime lower = rules.clamping.up(whole.lower.isBefore(rules.start) ? rules.start : whole.lower);
        boolean mayBeEmpty = whole.toEnd && !rules.compareStrictly;
        if (!lower.isBefore(whole.upper) && !(mayBeEmpty && lower.isEqual(whole.upper))) {
            return null;
        }
        if (!stepFrom(lower).isBefore(whole.upper)) {
            boolean endIsRead = whole.toEnd && rules.granularity != null;
            return slice(lower, endIsRead ? whole.upper : rules.clamping.up(whole.upper), whole.toEnd);
        }
        return window(new Range(lower, whole.upper, whole.toEnd));
    }

    /** The window at the start of what is left of a range, null where clamping leaves nothing of it. */
    private @Nullable Slice window(Range rest) {
        OffsetDateTime next = stepFrom(rest.lower);
        OffsetDateTime end = next.isBefore(rest.upper) ? rules.clamping.up(next) : rest.upper;
        boolean last = end.isEqual(rest.upper);
        OffsetDateTime begin = rules.clamping.up(rest.lower);
        range = null;
        if (!begin.isBefore(end)) {
            return null;
        }
        if (!last) {
            range = new Range(end, rest.upper, rest.toEnd);
        }
        return slice(begin, end, last && rest.toEnd);
    }

    /** A step that leads out of the calendar reaches to the end, as no step does. */
    private OffsetDateTime stepFrom(OffsetDateTime lower) {
        if (rules.step == null) {
            return rules.until;
        }
        try {
            return rules.step.addTo(lower);
        } catch (DateTimeException e) {
            return rules.until;
        }
    }

    private Slice slice(OffsetDateTime begin, OffsetDateTime end, boolean inclusive) {
        OffsetDateTime last = rules.granularity == null || inclusive ? end : rules.granularity.subtractFrom(end);
        return slices.apply(begin, last);
    }
}
