package dev.cairn.checkpoint;

import static dev.cairn.checkpoint.Fixtures.day;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.checkpoint.cursor.Clamping;
import dev.cairn.checkpoint.cursor.CursorValue;
import dev.cairn.checkpoint.cursor.DatetimeCursorFormat;
import dev.cairn.checkpoint.cursor.DatetimeSlicer;
import dev.cairn.checkpoint.cursor.DatetimeValue;
import dev.cairn.checkpoint.cursor.Interval;
import dev.cairn.checkpoint.cursor.Slicer;
import dev.cairn.core.slice.Slice;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What intervals leave to be read is asked for by the slicer, or there are none. */
class GapsTest {

    private static DatetimeCursorFormat format(String format, @Nullable String granularity) {
        return new DatetimeCursorFormat(
                DatetimeFormat.of(format), List.of(), granularity == null ? null : IsoDuration.parse(granularity));
    }

    private static DatetimeSlicer.Builder slicer(DatetimeCursorFormat format, @Nullable String granularity) {
        return DatetimeSlicer.builder(format, Fixtures.START, () -> Fixtures.END)
                .step(granularity == null ? null : IsoDuration.parse("P30D"))
                .granularity(granularity == null ? null : IsoDuration.parse(granularity));
    }

    private static CursorValue at(String time) {
        return new DatetimeValue(OffsetDateTime.parse(time));
    }

    private static Interval interval(String start, String end) {
        return new Interval(at(start), at(end), at(end));
    }

    private static List<String> texts(List<Interval> intervals) {
        return intervals.stream()
                .map(each -> each.start().toJson() + ".." + each.end().toJson())
                .toList();
    }

    @Test
    void rule19TheSlicerAsksForAllThatIsLeft() {
        DatetimeCursorFormat format = format("%Y-%m-%dT%H:%M:%SZ", "PT1S");
        Slicer slicer = slicer(format, "PT1S").build();
        Gaps gaps = new Gaps(slicer, format, List.of(interval(day(1), day(20))));
        gaps.leave(new Interval(at(day(5)), at(day(9)), null));
        List<Interval> intervals = gaps.intervals(at(day(1)));
        assertEquals(
                List.of("2024-01-01T00:00Z..2024-01-04T23:59:59Z", "2024-01-09T00:00:01Z..2024-01-20T00:00Z"),
                texts(intervals));
        Slice gap = slicer.slices(intervals).next();
        assertEquals(
                "{start_time=" + day(5) + ", end_time=" + day(9) + "}",
                gap.window().toString());
    }

    @Test
    void rule19WithClampingAGapBeginsWithAWholePeriod() {
        DatetimeCursorFormat format = format("%Y-%m-%dT%H:%M:%SZ", "PT1S");
        Slicer slicer = slicer(format, "PT1S").clamping(Clamping.toDays()).build();
        Gaps gaps = new Gaps(slicer, format, List.of(interval(day(1), day(20))));
        gaps.leave(new Interval(at("2024-01-05T10:00:00Z"), at("2024-01-09T10:00:00Z"), null));
        List<Interval> intervals = gaps.intervals(at(day(1)));
        Slice gap = slicer.slices(intervals).next();
        assertEquals(
                "{start_time=" + day(5) + ", end_time=2024-01-09T23:59:59Z}",
                gap.window().toString());
    }

    @Test
    void rule19WhereAGranularityCannotBeUndoneThereAreNoIntervals() {
        DatetimeCursorFormat format = format("%Y-%m-%d", "P1M");
        Slicer slicer = slicer(format, "P1M").build();
        Gaps gaps = new Gaps(slicer, format, List.of(interval(day(1), "2024-05-20T00:00:00Z")));
        gaps.leave(new Interval(at(day(5)), at(day(31)), null));
        assertEquals(List.of(), gaps.intervals(at(day(1))), "a month before a month after the 31st is the 29th");
    }

    @Test
    void rule19WhereTheFormatIsCoarserThanTheGranularityThereAreNoIntervals() {
        DatetimeCursorFormat format = format("%Y-%m-%d", "PT1S");
        Gaps gaps = new Gaps(slicer(format, "PT1S").build(), format, List.of(interval(day(1), day(20))));
        gaps.leave(new Interval(at(day(5)), at(day(9)), null));
        assertEquals(List.of(), gaps.intervals(at(day(1))));
    }

    @Test
    void rule19NoIntervalEndsBeforeTheCalendarBegins() {
        DatetimeCursorFormat format = format("%Y-%m-%dT%H:%M:%SZ", "PT1S");
        Gaps gaps =
                new Gaps(slicer(format, "PT1S").build(), format, List.of(interval("2024-01-10T00:00:00Z", day(20))));
        gaps.leave(new Interval(at("0001-01-01T00:00:00Z"), at(day(9)), null));
        assertEquals(List.of(), gaps.intervals(at("0001-01-01T00:00:00Z")));
    }

    @Test
    void rule19AGapThatWouldBeTakenForNoneIsNotCutOut() {
        DatetimeCursorFormat format = format("%Y-%m-%dT%H:%M:%S.%fZ", null);
        Gaps gaps = new Gaps(slicer(format, null).build(), format, List.of(interval(day(1), day(20))));
        gaps.leave(new Interval(at("2024-01-05T00:00:00Z"), at("2024-01-05T00:00:00.000900Z"), null));
        assertEquals(List.of(), gaps.intervals(at(day(1))), "less than a millisecond");
    }

    @Test
    void rule20AStateHasAHundredIntervalsAtMost() {
        DatetimeCursorFormat format = format("%Y-%m-%dT%H:%M:%SZ", "PT1S");
        List<Interval> read = new ArrayList<>();
        for (int second = 0; second < 400; second += 2) {
            CursorValue at = new DatetimeValue(Fixtures.START.plusSeconds(second));
            read.add(new Interval(at, at, at));
        }
        List<Interval> intervals = new Gaps(slicer(format, "PT1S").build(), format, read).intervals(at(day(1)));
        assertEquals(100, intervals.size());
    }
}
