package dev.cairn.checkpoint.cursor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.cairn.core.slice.Slice;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The windows are those that Python CDK 7.39.1 gives for the same input, recorded from it. */
class DatetimeSlicerTest {

    private static final String SECONDS = "%Y-%m-%dT%H:%M:%SZ";
    private static final String DAYS = "%Y-%m-%d";

    private String format = SECONDS;
    private String start = "2024-01-01T00:00:00Z";
    private String end = "2024-01-21T00:00:00Z";
    private @Nullable IsoDuration step;
    private @Nullable IsoDuration granularity;
    private @Nullable IsoDuration lookback;
    private Clamping clamping = Clamping.NONE;
    private boolean compareStrictly;

    private DatetimeCursorFormat cursorFormat() {
        return new DatetimeCursorFormat(DatetimeFormat.of(format), List.of(), granularity);
    }

    private DatetimeSlicer slicer() {
        return DatetimeSlicer.builder(cursorFormat(), OffsetDateTime.parse(start), () -> OffsetDateTime.parse(end))
                .step(step)
                .granularity(granularity)
                .lookback(lookback)
                .clamping(clamping)
                .compareStrictly(compareStrictly)
                .build();
    }

    /** The windows of a stream whose start has been read and whose state is a time, written as {@code start/end}. */
    private List<String> windowsAfter(String state) {
        CursorValue position = CursorValue.max(slicer().start(), parse(state));
        return windows(new Interval(slicer().start(), position, position));
    }

    private List<String> windows() {
        return windowsAfter(String.valueOf(cursorFormat().format(slicer().start())));
    }

    private List<String> windows(Interval... completed) {
        List<String> windows = new ArrayList<>();
        slicer().slices(Interval.merge(List.of(completed), cursorFormat()))
                .forEachRemaining(s -> windows.add(
                        s.window().get("start_time") + "/" + s.window().get("end_time")));
        return windows;
    }

    private CursorValue parse(String text) {
        CursorValue value = cursorFormat().parse(text);
        if (value == null) {
            throw new IllegalArgumentException(text);
        }
        return value;
    }

    private Interval days(int start, int end) {
        return new Interval(
                parse("2024-01-%02dT00:00:00Z".formatted(start)), parse("2024-01-%02dT00:00:00Z".formatted(end)), null);
    }

    private void stepAndGranularity(String step, String granularity) {
        this.step = IsoDuration.parse(step);
        this.granularity = IsoDuration.parse(granularity);
    }

    @Test
    void withoutStepThereIsOneWindow() {
        assertEquals(List.of("2024-01-01T00:00:00Z/2024-01-21T00:00:00Z"), windows());
    }

    @Test
    void aWindowEndsOneGranularityBeforeTheNextButTheLastAtTheEnd() {
        stepAndGranularity("P10D", "PT1S");
        assertEquals(
                List.of("2024-01-01T00:00:00Z/2024-01-10T23:59:59Z", "2024-01-11T00:00:00Z/2024-01-21T00:00:00Z"),
                windows());
    }

    @Test
    void theLastDailyWindowSpansTwoDaysWhereTheEndIsAWholeDay() {
        format = DAYS;
        stepAndGranularity("P1D", "P1D");
        end = "2024-01-04T00:00:00Z";
        assertEquals(List.of("2024-01-01/2024-01-01", "2024-01-02/2024-01-02", "2024-01-03/2024-01-04"), windows());
        end = "2024-01-04T12:00:00Z";
        assertEquals(
                List.of(
                        "2024-01-01/2024-01-01",
                        "2024-01-02/2024-01-02",
                        "2024-01-03/2024-01-03",
                        "2024-01-04/2024-01-04"),
                windows());
    }

    @Test
    void monthsHaveTheirOwnLengths() {
        stepAndGranularity("P1M", "PT1S");
        start = "2024-01-31T00:00:00Z";
        end = "2024-04-15T00:00:00Z";
        assertEquals(
                List.of(
                        "2024-01-31T00:00:00Z/2024-02-28T23:59:59Z",
                        "2024-02-29T00:00:00Z/2024-03-28T23:59:59Z",
                        "2024-03-29T00:00:00Z/2024-04-15T00:00:00Z"),
                windows());
    }

    @Test
    void aStepBeyondTheCalendarReachesToTheEnd() {
        stepAndGranularity("P9000Y", "PT1S");
        assertEquals(List.of("2024-01-01T00:00:00Z/2024-01-21T00:00:00Z"), windows());
    }

    @Test
    void readingGoesOnAtTheState() {
        stepAndGranularity("P10D", "PT1S");
        assertEquals(List.of("2024-01-15T00:00:00Z/2024-01-21T00:00:00Z"), windowsAfter("2024-01-15T00:00:00Z"));
    }

    @Test
    void theLookbackGoesBackFromTheStateButNotBeforeTheStart() {
        lookback = IsoDuration.parse("P3D");
        assertEquals(List.of("2024-01-12T00:00:00Z/2024-01-21T00:00:00Z"), windowsAfter("2024-01-15T00:00:00Z"));
        assertEquals(List.of("2024-01-01T00:00:00Z/2024-01-21T00:00:00Z"), windowsAfter("2024-01-02T00:00:00Z"));
    }

    @Test
    void theLookbackLeadsNeitherBeforeTheStartNorOutOfTheCalendar() {
        assertEquals(parse("2024-01-15T00:00:00Z"), slicer().lookBackFrom(parse("2024-01-15T00:00:00Z")));
        lookback = IsoDuration.parse("P3D");
        assertEquals(parse("2024-01-12T00:00:00Z"), slicer().lookBackFrom(parse("2024-01-15T00:00:00Z")));
        assertEquals(parse("2024-01-01T00:00:00Z"), slicer().lookBackFrom(parse("2024-01-02T00:00:00Z")));
        assertEquals(parse("2023-12-15T00:00:00Z"), slicer().lookBackFrom(parse("2023-12-15T00:00:00Z")));
        lookback = IsoDuration.parse("P9000Y");
        assertEquals(parse("2024-01-15T00:00:00Z"), slicer().lookBackFrom(parse("2024-01-15T00:00:00Z")));
    }

    @Test
    void atTheEndThereIsNothingToRead() {
        assertEquals(List.of(), windowsAfter("2024-01-21T00:00:00Z"));
        assertEquals(List.of(), windowsAfter("2024-02-21T00:00:00Z"));
        Iterator<Slice> slices = slicer().slices(List.of(days(1, 21)));
        assertFalse(slices.hasNext());
        assertThrows(NoSuchElementException.class, slices::next);
    }

    @Test
    void gapsBetweenIntervalsAreReadFirst() {
        stepAndGranularity("P30D", "PT1S");
        assertEquals(
                List.of("2024-01-03T00:00:01Z/2024-01-05T23:59:59Z", "2024-01-10T00:00:00Z/2024-01-21T00:00:00Z"),
                windows(days(1, 3), days(6, 10)));
    }

    @Test
    void withoutGranularityGapsShareTheirBoundsWithTheIntervals() {
        assertEquals(
                List.of("2024-01-03T00:00:00Z/2024-01-06T00:00:00Z", "2024-01-10T00:00:00Z/2024-01-21T00:00:00Z"),
                windows(days(1, 3), days(6, 10)));
    }

    @Test
    void whatLiesBeforeTheFirstIntervalIsReadFirst() {
        stepAndGranularity("P4D", "PT1S");
        assertEquals(
                List.of(
                        "2024-01-01T00:00:00Z/2024-01-03T23:59:59Z",
                        "2024-01-06T00:00:01Z/2024-01-08T23:59:59Z",
                        "2024-01-10T00:00:00Z/2024-01-13T23:59:59Z",
                        "2024-01-14T00:00:00Z/2024-01-17T23:59:59Z",
                        "2024-01-18T00:00:00Z/2024-01-21T00:00:00Z"),
                windows(days(4, 6), days(9, 10)));
    }

    @Test
    void gapsBeforeTheStartAreNotRead() {
        start = "2024-01-08T00:00:00Z";
        assertEquals(List.of("2024-01-10T00:00:00Z/2024-01-21T00:00:00Z"), windows(days(1, 3), days(6, 10)));
    }

    @Test
    void clampingToDaysMovesBoundsUpAndTheEndDown() {
        clamping = Clamping.toDays();
        start = "2024-01-01T05:00:00Z";
        end = "2024-01-09T05:00:00Z";
        assertEquals(List.of("2024-01-02T00:00:00Z/2024-01-09T00:00:00Z"), windows());
        stepAndGranularity("P3D", "PT1S");
        assertEquals(
                List.of(
                        "2024-01-02T00:00:00Z/2024-01-04T23:59:59Z",
                        "2024-01-05T00:00:00Z/2024-01-07T23:59:59Z",
                        "2024-01-08T00:00:00Z/2024-01-08T23:59:59Z"),
                windows());
    }

    @Test
    void clampingToWeeksGivesWholeWeeks() {
        clamping = Clamping.toWeeks(DayOfWeek.MONDAY);
        stepAndGranularity("P2W", "PT1S");
        end = "2024-01-31T05:00:00Z";
        assertEquals(
                List.of("2024-01-01T00:00:00Z/2024-01-14T23:59:59Z", "2024-01-15T00:00:00Z/2024-01-28T23:59:59Z"),
                windows());
        format = DAYS;
        stepAndGranularity("P1W", "P1D");
        start = "2024-01-03T05:00:00Z";
        end = "2024-01-29T05:00:00Z";
        assertEquals(List.of("2024-01-08/2024-01-14", "2024-01-15/2024-01-21", "2024-01-22/2024-01-28"), windows());
    }

    @Test
    void clampingToMonthsGivesWholeMonths() {
        clamping = Clamping.toMonths();
        format = DAYS;
        stepAndGranularity("P1M", "P1D");
        start = "2024-01-15T00:00:00Z";
        end = "2024-05-20T00:00:00Z";
        assertEquals(List.of("2024-02-01/2024-02-29", "2024-03-01/2024-03-31", "2024-04-01/2024-04-30"), windows());
    }

    @Test
    void aStepThatIsShorterThanThePeriodStillReadsAllOfIt() {
        clamping = Clamping.toMonths();
        format = DAYS;
        stepAndGranularity("P10D", "P1D");
        start = "2024-01-15T00:00:00Z";
        end = "2024-05-20T00:00:00Z";
        assertEquals(List.of("2024-02-01/2024-02-29", "2024-03-01/2024-03-31", "2024-04-01/2024-04-30"), windows());
    }

    @Test
    void theLastClampedWindowEndsAtTheEnd() {
        clamping = Clamping.toDays();
        granularity = IsoDuration.parse("PT1S");
        start = "2024-01-15T05:00:00Z";
        end = "2024-01-21T10:00:00Z";
        assertEquals(List.of("2024-01-16T00:00:00Z/2024-01-20T23:59:59Z"), windows());
    }

    @Test
    void whereThereIsAGranularityTheEndIsOneUnitToReadUnlessTheApiComparesStrictly() {
        stepAndGranularity("P10D", "PT1S");
        assertEquals(List.of("2024-01-21T00:00:00Z/2024-01-21T00:00:00Z"), windowsAfter("2024-01-21T00:00:00Z"));
        compareStrictly = true;
        assertEquals(List.of(), windowsAfter("2024-01-21T00:00:00Z"));
    }

    @Test
    void boundsKeepTheOffsetThatTheyCameWith() {
        format = "%Y-%m-%dT%H:%M:%S%z";
        stepAndGranularity("P1D", "PT1S");
        start = "2024-01-01T00:00:00+02:00";
        end = "2024-01-03T00:00:00Z";
        assertEquals(
                List.of(
                        "2024-01-01T00:00:00+0200/2024-01-01T23:59:59+0200",
                        "2024-01-02T00:00:00+0200/2024-01-02T23:59:59+0200",
                        "2024-01-03T00:00:00+0200/2024-01-03T00:00:00+0000"),
                windows());
    }

    @Test
    void boundsAreWrittenInTheCursorsFormat() {
        format = "%s";
        stepAndGranularity("P10D", "PT1S");
        assertEquals(List.of("1704240000/1705103999", "1705104000/1705795200"), windowsAfter("1704240000"));
    }

    @Test
    void boundsAreReadBackAsTheyWereWritten() {
        format = DAYS;
        start = "2024-01-01T05:00:00Z";
        Slice slice = slicer().slices(List.of(new Interval(slicer().start(), slicer().start(), null)))
                .next();
        Interval bounds = slicer().boundsOf(slice);
        assertEquals(parse("2024-01-01"), bounds.start());
        assertEquals(parse("2024-01-21"), bounds.end());
    }
}
