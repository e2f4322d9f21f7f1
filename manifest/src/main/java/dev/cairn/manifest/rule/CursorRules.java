package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Suggestions;
import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.util.List;

/** Rules for cursors, and the times and durations that they are given. */
final class CursorRules {

    private static final List<String> CLAMPING_TARGETS = List.of("DAY", "WEEK", "MONTH");
    private static final List<String> DAYS =
            List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY");

    /** Directives of formats that say which instant is meant. */
    private static final List<String> ZONED = List.of("%z", "%s", "%ms", "%_ms", "%epoch_microseconds");

    private CursorRules() {}

    /** Slices are clamped to days, weeks or months. */
    static void clampingTarget(ManifestComponent cursor, RuleReport report) {
        ManifestComponent clamping = cursor.component("clamping").orElse(null);
        String target = clamping == null ? null : clamping.text("target");
        if (clamping == null || target == null || Texts.isTemplate(target)) {
            return;
        }
        if (!CLAMPING_TARGETS.contains(target)) {
            report.add(
                    clamping.placeOf("target"),
                    "unknown clamping target '" + target + "' (expected " + Suggestions.alternatives(CLAMPING_TARGETS)
                            + ")" + Suggestions.didYouMean(target, CLAMPING_TARGETS));
        } else if (target.equals("WEEK")) {
            checkWeekday(clamping, report);
        }
    }

    private static void checkWeekday(ManifestComponent clamping, RuleReport report) {
        ManifestComponent details = clamping.component("target_details").orElse(null);
        if (details == null || !details.has("weekday")) {
            report.add(
                    clamping.placeOf("target"),
                    "clamping to WEEK needs 'target_details' with the first day, e.g. {weekday: MONDAY}");
            return;
        }
        String day = details.text("weekday");
        if (day == null || !DAYS.contains(day)) {
            report.add(
                    details.placeOf("weekday"),
                    "unknown weekday '" + day + "' (expected " + Suggestions.alternatives(DAYS) + ")"
                            + (day == null ? "" : Suggestions.didYouMean(day, DAYS)));
        }
    }

    /** The start of a cursor has the format that the manifest names. */
    static void startDatetime(ManifestComponent cursor, RuleReport report) {
        checkBound(cursor, "start_datetime", report);
    }

    /** So has the end. A warning, since the reference asks for the end when it makes slices. */
    static void endDatetime(ManifestComponent cursor, RuleReport report) {
        checkBound(cursor, "end_datetime", report);
    }

    private static void checkBound(ManifestComponent cursor, String field, RuleReport report) {
        String format = cursor.text("datetime_format");
        if (format == null) {
            return;
        }
        ManifestComponent bounds = cursor.component(field).orElse(null);
        if (bounds == null) {
            checkText(cursor, field, format, report);
            return;
        }
        String own = bounds.text("datetime_format");
        for (String name : List.of("datetime", "min_datetime", "max_datetime")) {
            checkText(bounds, name, own == null || own.isEmpty() ? format : own, report);
        }
    }

    private static void checkText(ManifestComponent holder, String name, String format, RuleReport report) {
        String text = holder.text(name);
        if (text == null || text.isEmpty() || Texts.isTemplate(text)) {
            return;
        }
        try {
            DatetimeFormat.of(format).parse(text);
        } catch (DatetimeParseException e) {
            report.add(
                    holder.placeOf(name),
                    "'" + name + "' is '" + text + "', which does not have the datetime_format '" + format + "'");
        }
    }

    /** A {@code step} needs a {@code cursor_granularity}: the distance between two slices. */
    static void stepWithoutGranularity(ManifestComponent cursor, RuleReport report) {
        String given = cursor.given("step") ? "step" : "cursor_granularity";
        String missing = cursor.given("step") ? "cursor_granularity" : "step";
        if (cursor.given(given) && !cursor.given(missing)) {
            report.add(
                    cursor.placeOf(given),
                    "'" + given + "' needs '" + missing
                            + "' beside it: a cursor that divides time has both, e.g. step: P30D and"
                            + " cursor_granularity: PT1S");
        }
    }

    /** A slice ends one {@code cursor_granularity} before the next one begins, and both are written in the {@code datetime_format}. */
    static void granularityOfFormat(ManifestComponent cursor, RuleReport report) {
        String format = cursor.text("datetime_format");
        IsoDuration granularity = SmallerWindows.duration(cursor.text("cursor_granularity"));
        Duration unit = format == null ? null : SmallerWindows.smallestUnit(format);
        if (!cursor.given("step")
                || granularity == null
                || unit == null
                || !SmallerWindows.isFixedAndPositive(granularity)) {
            return;
        }
        int finer = unit.compareTo(granularity.time());
        String found = "'cursor_granularity' is '" + cursor.text("cursor_granularity") + "', and the datetime_format '"
                + format + "' ";
        String fitting = "; use " + (unit.equals(Duration.ofDays(1)) ? "P1D" : unit.toString());
        if (finer > 0) {
            report.add(
                    cursor.placeOf("cursor_granularity"),
                    found
                            + "cannot write it: slices never join in the state, so that each sync reads what is behind"
                            + " the first one again" + fitting);
        } else if (finer < 0) {
            report.add(
                    cursor.placeOf("cursor_granularity"),
                    found
                            + "tells shorter times apart: records between the end of a slice and the beginning of the"
                            + " next are in none, unless the API rounds" + fitting);
        }
    }

    /** A cursor value with an offset is written without it where the format has no directive for it. */
    static void formatWithoutZone(ManifestComponent cursor, RuleReport report) {
        String format = cursor.text("datetime_format");
        if (format == null
                || Texts.isTemplate(format)
                || ZONED.stream().anyMatch(format::contains)
                || !(cursor.get("cursor_datetime_formats") instanceof ArrayNode formats)) {
            return;
        }
        for (Node read : formats.items()) {
            if (read instanceof ScalarNode text && String.valueOf(text.value()).contains("%z")) {
                report.add(
                        cursor.placeOf("datetime_format"),
                        "the datetime_format '" + format + "' has no zone, and cursor values are read with '"
                                + text.value()
                                + "': 10:00+02:00 becomes 10:00 in the state, two hours too late; use one with %z, or"
                                + " %s");
                return;
            }
        }
    }

    /** Requests depend on the cursor's window; otherwise each slice gives the same records. */
    static void slicesNotRequested(ManifestComponent stream, RuleReport report) {
        ManifestComponent retriever = stream.component("retriever")
                .filter(r -> r.is("SimpleRetriever") && !Paging.isCustom(r.node()))
                .orElse(null);
        stream.component("incremental_sync")
                .filter(cursor -> cursor.given("step"))
                .ifPresent(cursor -> {
                    if (retriever != null
                            && !cursor.given("start_time_option")
                            && !cursor.given("end_time_option")
                            && !asksForSlices(retriever)) {
                        report.add(
                                cursor.placeOf("step"),
                                "'step' divides time into slices, but no request says which slice it is for, so that each gives the"
                                        + " same records; give the cursor 'start_time_option' and 'end_time_option', or use"
                                        + " {{ stream_interval }} in the requester");
                    }
                });
    }

    /** Whether a text of a retriever may depend on the slice. */
    static boolean asksForSlices(ManifestComponent retriever) {
        return Texts.any(retriever.node(), text -> text.contains("stream_"));
    }

    /** Partitions need a {@code DatetimeBasedCursor}. */
    static void countCursorWithPartitions(ManifestComponent stream, RuleReport report) {
        boolean counts = stream.component("incremental_sync")
                .filter(cursor -> cursor.is("IncrementingCountCursor"))
                .isPresent();
        if (counts
                && stream.component("retriever")
                        .filter(r -> r.given("partition_router"))
                        .isPresent()) {
            report.add(
                    stream.placeOf("incremental_sync"),
                    "an IncrementingCountCursor cannot be combined with the retriever's 'partition_router'; remove one of"
                            + " them, or use a DatetimeBasedCursor");
        }
    }

    /** {@code global_substream_cursor} has no effect on a stream without partitions. */
    static void globalCursorWithoutPartitions(ManifestComponent stream, RuleReport report) {
        stream.component("incremental_sync")
                .filter(c -> c.flag("global_substream_cursor"))
                .ifPresent(cursor -> {
                    boolean simple = stream.component("retriever")
                            .filter(r -> !r.is("CustomRetriever"))
                            .isPresent();
                    if (simple && Routers.of(stream).isEmpty()) {
                        report.add(
                                cursor.placeOf("global_substream_cursor"),
                                "'global_substream_cursor' has no effect: the retriever has no 'partition_router'");
                    }
                });
    }

    /** {@code is_client_side_incremental} has no effect on a data feed, which filters by its cursor anyway. */
    static void clientSideDataFeed(ManifestComponent cursor, RuleReport report) {
        if (cursor.flag("is_data_feed") && cursor.flag("is_client_side_incremental")) {
            report.add(
                    cursor.placeOf("is_client_side_incremental"),
                    "'is_client_side_incremental' adds no filter to 'is_data_feed', which filters by the cursor already");
        }
    }
}
