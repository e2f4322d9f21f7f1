package dev.cairn.checkpoint.cursor;

import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Positions of a {@code DatetimeBasedCursor}: points in time. */
public final class DatetimeCursorFormat implements CursorFormat {

    private static final Duration DEFAULT_GRANULARITY = Duration.ofMillis(1);
    private static final OffsetDateTime PROBE = OffsetDateTime.of(2001, 2, 3, 4, 5, 6, 123_456_000, ZoneOffset.UTC);
    private static final long SECOND = 1_000_000;
    /** From fine to coarse, in microseconds. */
    private static final long[] UNITS = {1, 1_000, SECOND, 60_000_000L, 3_600_000_000L, 86_400_000_000L};

    private static final long COARSER_THAN_DAYS = -1;

    private final DatetimeFormat output;
    private final List<DatetimeFormat> inputs;
    private final @Nullable IsoDuration granularity;
    private final long unit;

    /**
     * @param output what states and slices are written in
     * @param inputs what a value may be in besides that, tried in order before it
     * @param granularity the distance between a position and the next; null for a millisecond, as in the Python CDK
     */
    public DatetimeCursorFormat(DatetimeFormat output, List<DatetimeFormat> inputs, @Nullable IsoDuration granularity) {
        this.output = output;
        List<DatetimeFormat> all = new ArrayList<>(inputs);
        all.add(output);
        this.inputs = List.copyOf(all);
        this.granularity = granularity;
        this.unit = finestUnit(output);
    }

    private static long finestUnit(DatetimeFormat format) {
        String written = format.format(PROBE);
        for (long unit : UNITS) {
            if (!format.format(PROBE.plusNanos(unit * 1000)).equals(written)) {
                return unit;
            }
        }
        return COARSER_THAN_DAYS;
    }

    @Override
    public @Nullable CursorValue parse(@Nullable Object raw) {
        if (raw == null) {
            return null;
        }
        for (DatetimeFormat format : inputs) {
            try {
                return new DatetimeValue(format.parse(raw));
            } catch (DatetimeParseException e) {
                // The next format may fit.
            }
        }
        return null;
    }

    @Override
    public String expected() {
        return inputs.stream().map(DatetimeFormat::pattern).distinct().collect(Collectors.joining(" or "));
    }

    @Override
    public Object format(CursorValue value) {
        return output.format(timeOf(value));
    }

    @Override
    public CursorValue next(CursorValue value) {
        OffsetDateTime time = timeOf(value);
        return new DatetimeValue(granularity == null ? time.plus(DEFAULT_GRANULARITY) : granularity.addTo(time));
    }

    @Override
    public boolean sameWhenWritten(CursorValue a, CursorValue b) {
        if (a.compareTo(b) == 0) {
            return true;
        }
        if (unit == COARSER_THAN_DAYS) {
            return format(a).equals(format(b));
        }
        DatetimeValue first = (DatetimeValue) a;
        DatetimeValue second = (DatetimeValue) b;
        boolean secondsShow = unit <= SECOND;
        return (!secondsShow || first.localSecond() == second.localSecond()) && localUnits(first) == localUnits(second);
    }

    /** What the output format shows of a time, as one number: formats cut off what is smaller than their last unit. */
    private long localUnits(DatetimeValue value) {
        return Math.floorDiv(value.localSecond() * SECOND + value.time().getNano() / 1000, unit);
    }

    static OffsetDateTime timeOf(CursorValue value) {
        return ((DatetimeValue) value).time();
    }
}
