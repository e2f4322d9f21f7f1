package dev.cairn.checkpoint;

import dev.cairn.checkpoint.cursor.Clamping;
import dev.cairn.checkpoint.cursor.CountCursorFormat;
import dev.cairn.checkpoint.cursor.CountSlicer;
import dev.cairn.checkpoint.cursor.CountValue;
import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.DatetimeCursorFormat;
import dev.cairn.checkpoint.cursor.DatetimeSlicer;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans of the cursors that the tests use. */
final class Fixtures {

    static final String FIELD = "at";
    static final OffsetDateTime START = OffsetDateTime.parse("2024-01-01T00:00:00Z");
    static final OffsetDateTime END = OffsetDateTime.parse("2024-01-21T00:00:00Z");
    private static final DatetimeFormat SECONDS = DatetimeFormat.of("%Y-%m-%dT%H:%M:%SZ");

    private Fixtures() {}

    /** Counts from 0. */
    static CursorPlan counts(int pagesPerCheckpointInterval) {
        CountCursorFormat format = new CountCursorFormat();
        return new CursorPlan(
                "events", FIELD, format, new CountSlicer(format, CountValue.of(0)), pagesPerCheckpointInterval);
    }

    /** Days in January 2024, up to the 21st; the granularity is a second where there is a step. */
    static CursorPlan days(@Nullable String step, int pagesPerCheckpointInterval) {
        return days(step, null, pagesPerCheckpointInterval);
    }

    /** Likewise, going back from the state by a number of days. */
    static CursorPlan days(@Nullable String step, @Nullable String lookback, int pagesPerCheckpointInterval) {
        IsoDuration granularity = step == null ? null : IsoDuration.parse("PT1S");
        CursorFormat format = new DatetimeCursorFormat(SECONDS, List.of(), granularity);
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, START, () -> END)
                .step(step == null ? null : IsoDuration.parse(step))
                .granularity(granularity)
                .lookback(lookback == null ? null : IsoDuration.parse(lookback))
                .build();
        return new CursorPlan("events", FIELD, format, slicer, pagesPerCheckpointInterval);
    }

    /** Up to another day of January. */
    static CursorPlan daysUntil(int last, int pagesPerCheckpointInterval) {
        CursorFormat format = new DatetimeCursorFormat(SECONDS, List.of(), null);
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, START, () -> START.plusDays(last - 1L))
                .build();
        return new CursorPlan("events", FIELD, format, slicer, pagesPerCheckpointInterval);
    }

    /** Whole weeks from Monday, the 1st; records have seconds. */
    static CursorPlan weeks(int pagesPerCheckpointInterval) {
        IsoDuration granularity = IsoDuration.parse("PT1S");
        CursorFormat format = new DatetimeCursorFormat(SECONDS, List.of(), granularity);
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, START, () -> END)
                .step(IsoDuration.parse("P2W"))
                .granularity(granularity)
                .clamping(Clamping.toWeeks(DayOfWeek.MONDAY))
                .build();
        return new CursorPlan("events", FIELD, format, slicer, pagesPerCheckpointInterval);
    }

    /** Records have microseconds, states have seconds. */
    static CursorPlan microsecondsReadSecondsWritten(int pagesPerCheckpointInterval) {
        List<DatetimeFormat> inputs = List.of(DatetimeFormat.of("%Y-%m-%dT%H:%M:%S.%fZ"));
        CursorFormat format = new DatetimeCursorFormat(SECONDS, inputs, null);
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, START, () -> END).build();
        return new CursorPlan("events", FIELD, format, slicer, pagesPerCheckpointInterval);
    }

    /** What states say has been read between two days. */
    static String span(int first, int last) {
        return day(first) + ".." + day(last);
    }

    /** The text of a time in January 2024. */
    static String day(int day) {
        return "2024-01-%02dT00:00:00Z".formatted(day);
    }
}
