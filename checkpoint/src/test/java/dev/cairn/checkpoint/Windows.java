package dev.cairn.checkpoint;

import dev.cairn.checkpoint.ScriptedApi.Event;
import dev.cairn.checkpoint.cursor.CursorFormat;
import dev.cairn.checkpoint.cursor.CursorPlan;
import dev.cairn.checkpoint.cursor.DatetimeCursorFormat;
import dev.cairn.checkpoint.cursor.DatetimeSlicer;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the cursor cuts 90 seconds up, and how the API reads the bounds. */
enum Windows {
    ONE_INCLUSIVE(null, null, true, true),
    ONE_EXCLUSIVE(null, null, false, true),
    STEPS_WITH_GRANULARITY("PT30S", "PT1S", true, true),
    STEPS_AFTER_LOWER("PT30S", null, false, true),
    STEPS_BEFORE_UPPER("PT30S", null, true, false),
    STEPS_OVERLAPPING("PT30S", null, true, true);

    private final @Nullable String step;
    private final @Nullable String granularity;
    private final boolean lowerInclusive;
    private final boolean upperInclusive;

    Windows(@Nullable String step, @Nullable String granularity, boolean lowerInclusive, boolean upperInclusive) {
        this.step = step;
        this.granularity = granularity;
        this.lowerInclusive = lowerInclusive;
        this.upperInclusive = upperInclusive;
    }

    CursorPlan plan(@Nullable String lookback, int interval) {
        IsoDuration granularity = duration(this.granularity);
        CursorFormat format = new DatetimeCursorFormat(DatetimeFormat.of("%Y-%m-%dT%H:%M:%SZ"), List.of(), granularity);
        DatetimeSlicer slicer = DatetimeSlicer.builder(format, Fixtures.START, () -> Fixtures.START.plusSeconds(90))
                .step(duration(step))
                .granularity(granularity)
                .lookback(duration(lookback))
                .build();
        return new CursorPlan("events", Fixtures.FIELD, format, slicer, interval);
    }

    private static @Nullable IsoDuration duration(@Nullable String text) {
        return text == null ? null : IsoDuration.parse(text);
    }

    ScriptedApi api(List<Event> events, int pageSize, int emptyEvery) {
        return new ScriptedApi(events, lowerInclusive, upperInclusive, pageSize, emptyEvery);
    }
}
