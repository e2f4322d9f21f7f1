package dev.cairn.checkpoint.cursor;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.time.IsoDuration;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Slices of a {@code DatetimeBasedCursor}: windows of at most a step, from where the previous sync stopped to the end.
 *
 * <p>A window ends one granularity before the next starts, but for the last, which ends at the very end. Where there is a
 * granularity, a start that is the end is one unit to read (source: {@code ConcurrentCursor.stream_slices} of the Python
 * CDK).
 */
public final class DatetimeSlicer implements Slicer {

    private final CursorFormat format;
    private final OffsetDateTime start;
    private final Supplier<OffsetDateTime> end;
    private final String startKey;
    private final String endKey;
    private final @Nullable IsoDuration step;
    private final @Nullable IsoDuration granularity;
    private final @Nullable IsoDuration lookback;
    private final Clamping clamping;
    private final boolean compareStrictly;

    private DatetimeSlicer(Builder builder) {
        this.format = builder.format;
        this.start = builder.start;
        this.end = builder.end;
        this.startKey = builder.startKey;
        this.endKey = builder.endKey;
        this.step = builder.step;
        this.granularity = builder.granularity;
        this.lookback = builder.lookback;
        this.clamping = builder.clamping;
        this.compareStrictly = builder.compareStrictly;
    }

    /**
     * A slicer without step, granularity, lookback and clamping, whose windows have the keys {@code start_time} and
     * {@code end_time}.
     *
     * @param end asked whenever it is needed, since it may be the present moment
     */
    public static Builder builder(CursorFormat format, OffsetDateTime start, Supplier<OffsetDateTime> end) {
        return new Builder(format, start, end);
    }

    @Override
    public CursorValue start() {
        return new DatetimeValue(start);
    }

    /** With clamping the last whole day, week or month before the configured end. */
    @Override
    public CursorValue end() {
        return new DatetimeValue(endTime());
    }

    private OffsetDateTime endTime() {
        OffsetDateTime time = end.get();
        if (clamping.isNone()) {
            return time;
        }
        OffsetDateTime clamped = clamping.down(time);
        return granularity == null ? clamped.minus(clamping.defaultGranularity()) : granularity.subtractFrom(clamped);
    }

    /** A lookback does not lead before the start, nor out of the calendar. */
    @Override
    public CursorValue lookBackFrom(CursorValue position) {
        if (lookback == null) {
            return position;
        }
        try {
            CursorValue earlier = new DatetimeValue(lookback.subtractFrom(DatetimeCursorFormat.timeOf(position)));
            CursorValue earliest = position.isBefore(start()) ? position : start();
            return CursorValue.max(earliest, earlier);
        } catch (DateTimeException e) {
            return position;
        }
    }

    /** With clamping the beginning of a period, since windows begin with whole ones. */
    @Override
    public CursorValue resumable(CursorValue position) {
        return clamping.isNone() ? position : new DatetimeValue(clamping.down(DatetimeCursorFormat.timeOf(position)));
    }

    @Override
    public Iterator<Slice> slices(List<Interval> completed) {
        OffsetDateTime until = endTime();
        List<DatetimeWindows.Range> ranges = new ArrayList<>();
        if (start.isBefore(start(completed, 0))) {
            ranges.add(new DatetimeWindows.Range(start, start(completed, 0), false));
        }
        for (int i = 1; i < completed.size(); i++) {
            OffsetDateTime before = end(completed, i - 1);
            OffsetDateTime lower = granularity == null ? before : granularity.addTo(before);
            ranges.add(new DatetimeWindows.Range(lower, start(completed, i), false));
        }
        OffsetDateTime last = end(completed, completed.size() - 1);
        ranges.add(new DatetimeWindows.Range(lookback == null ? last : lookback.subtractFrom(last), until, true));
        return new DatetimeWindows(
                new DatetimeWindows.Rules(start, until, step, granularity, clamping, compareStrictly),
                ranges.iterator(),
                this::window);
    }

    private static OffsetDateTime start(List<Interval> completed, int index) {
        return DatetimeCursorFormat.timeOf(completed.get(index).start());
    }

    private static OffsetDateTime end(List<Interval> completed, int index) {
        return DatetimeCursorFormat.timeOf(completed.get(index).end());
    }

    @Override
    public Interval gap(CursorValue before, CursorValue behind) {
        return new DatetimeGaps(format, granularity, clamping).between(before, behind);
    }

    @Override
    public Interval around(Interval range) {
        return new DatetimeGaps(format, granularity, clamping).around(range);
    }

    @Override
    public Interval boundsOf(Slice slice) {
        return new Interval(bound(slice, startKey), bound(slice, endKey), null);
    }

    @Override
    public Slice from(CursorValue position, Slice slice) {
        Map<String, @Nullable Object> window = new LinkedHashMap<>(slice.window());
        window.put(startKey, format.format(position));
        return new Slice(slice.partition(), window, slice.extraFields());
    }

    /** Source of the arithmetic: {@code ConcurrentCursor.split_request_window} of the Python CDK. */
    @Override
    public @Nullable List<Slice> halves(Slice slice, @Nullable Duration smallest) {
        if (granularity == null || !granularity.isFixed()) {
            return null;
        }
        OffsetDateTime first = DatetimeCursorFormat.timeOf(bound(slice, startKey));
        OffsetDateTime last = DatetimeCursorFormat.timeOf(bound(slice, endKey));
        Duration span = Duration.between(first, last);
        Duration unit = granularity.time();
        long half = (span.dividedBy(unit) + 1) / 2;
        boolean isSmall = smallest != null && span.compareTo(smallest) <= 0;
        if (isSmall || span.isNegative() || half == 0) {
            return null;
        }
        OffsetDateTime firstOfSecond = first.plus(unit.multipliedBy(half));
        return List.of(within(slice, first, firstOfSecond.minus(unit)), within(slice, firstOfSecond, last));
    }

    private Slice within(Slice slice, OffsetDateTime first, OffsetDateTime last) {
        return new Slice(slice.partition(), window(first, last).window(), slice.extraFields());
    }

    private CursorValue bound(Slice slice, String key) {
        return WindowBounds.read(slice, key, format);
    }

    @Override
    public Interval completed(Interval bounds, @Nullable CursorValue mostRecent) {
        return new Interval(bounds.start(), bounds.end(), mostRecent);
    }

    private Slice window(OffsetDateTime first, OffsetDateTime last) {
        Map<String, @Nullable Object> window = new LinkedHashMap<>();
        window.put(startKey, format.format(new DatetimeValue(first)));
        window.put(endKey, format.format(new DatetimeValue(last)));
        return Slice.ofWindow(window);
    }

    /** Names the many parameters of a slicer. */
    public static final class Builder {

        private final CursorFormat format;
        private final OffsetDateTime start;
        private final Supplier<OffsetDateTime> end;
        private String startKey = "start_time";
        private String endKey = "end_time";
        private @Nullable IsoDuration step;
        private @Nullable IsoDuration granularity;
        private @Nullable IsoDuration lookback;
        private Clamping clamping = Clamping.NONE;
        private boolean compareStrictly;

        private Builder(CursorFormat format, OffsetDateTime start, Supplier<OffsetDateTime> end) {
            this.format = format;
            this.start = start;
            this.end = end;
        }

        /** {@code partition_field_start} and {@code partition_field_end}. */
        public Builder keys(String startKey, String endKey) {
            this.startKey = startKey;
            this.endKey = endKey;
            return this;
        }

        /** The longest window; null for one window without regard to its length. */
        public Builder step(@Nullable IsoDuration step) {
            this.step = step;
            return this;
        }

        /** The distance between the end of a window and the start of the next; null for none. */
        public Builder granularity(@Nullable IsoDuration granularity) {
            this.granularity = granularity;
            return this;
        }

        /** How far to go back behind the state; null for not at all. */
        public Builder lookback(@Nullable IsoDuration lookback) {
            this.lookback = lookback;
            return this;
        }

        public Builder clamping(Clamping clamping) {
            this.clamping = clamping;
            return this;
        }

        /** Whether the API takes no window that ends where it starts. */
        public Builder compareStrictly(boolean compareStrictly) {
            this.compareStrictly = compareStrictly;
            return this;
        }

        public DatetimeSlicer build() {
            return new DatetimeSlicer(this);
        }
    }
}
