package dev.cairn.manifest.rule;

import dev.cairn.templates.time.DatetimeParseException;
import dev.cairn.templates.time.IsoDuration;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A window can be cut in two where it is sent to the API, and where there is a unit to cut it by. */
final class SmallerWindows {

    private static final String OPTION = "request_window_splitting";

    /** The shortest times that the directives of a format tell apart. */
    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("%epoch_microseconds", Duration.ofNanos(1000)),
            Map.entry("%s_as_float", Duration.ofNanos(1000)),
            Map.entry("%f", Duration.ofNanos(1000)),
            Map.entry("%_ms", Duration.ofMillis(1)),
            Map.entry("%ms", Duration.ofMillis(1)),
            Map.entry("%S", Duration.ofSeconds(1)),
            Map.entry("%s", Duration.ofSeconds(1)),
            Map.entry("%M", Duration.ofMinutes(1)),
            Map.entry("%H", Duration.ofHours(1)),
            Map.entry("%I", Duration.ofHours(1)),
            Map.entry("%d", Duration.ofDays(1)));

    private SmallerWindows() {}

    static void check(ManifestComponent retriever, RuleReport report) {
        Optional<ManifestComponent> filter = Actions.filterOf(retriever, Actions.SPLIT_REQUEST_WINDOW);
        ManifestComponent splitting = retriever.component(OPTION).orElse(null);
        if (splitting == null) {
            filter.ifPresent(f -> report.add(
                    f.placeOf("action"),
                    "the action SPLIT_REQUEST_WINDOW needs a 'request_window_splitting' in the retriever"));
            return;
        }
        String emitted = Actions.partlyEmitted(retriever);
        if (!emitted.isEmpty()) {
            report.add(
                    retriever.placeOf(OPTION),
                    "'request_window_splitting' and '" + emitted
                            + "' exclude each other: records of a window that is read again would come twice");
        }
        checkLength(splitting, report);
        ManifestComponent cursor = Actions.stream(retriever)
                .flatMap(stream -> stream.component("incremental_sync"))
                .filter(c -> c.is("DatetimeBasedCursor"))
                .orElse(null);
        if (cursor == null || !cursor.given("cursor_granularity")) {
            report.add(
                    retriever.placeOf(OPTION),
                    "'request_window_splitting' needs a stream with a DatetimeBasedCursor that has a 'cursor_granularity'");
        } else {
            checkCursor(cursor, report);
        }
    }

    private static void checkLength(ManifestComponent splitting, RuleReport report) {
        IsoDuration smallest = duration(splitting.text("min_split_window"));
        if (smallest != null && !isFixedAndPositive(smallest)) {
            report.add(
                    splitting.placeOf("min_split_window"),
                    "'min_split_window' must have a fixed length above zero, found '"
                            + splitting.text("min_split_window") + "'; use e.g. P1D");
        }
    }

    private static void checkCursor(ManifestComponent cursor, RuleReport report) {
        if (cursor.flag("is_client_side_incremental")) {
            report.add(
                    cursor.placeOf("is_client_side_incremental"),
                    "'request_window_splitting' changes nothing where the API does not get the window"
                            + " (is_client_side_incremental)");
        }
        IsoDuration granularity = duration(cursor.text("cursor_granularity"));
        if (granularity == null) {
            return;
        }
        String format = cursor.text("datetime_format");
        Duration unit = format == null ? null : smallestUnit(format);
        if (!isFixedAndPositive(granularity)) {
            report.add(
                    cursor.placeOf("cursor_granularity"),
                    "'request_window_splitting' needs a 'cursor_granularity' of a fixed length above zero, found '"
                            + cursor.text("cursor_granularity") + "'");
        } else if (unit != null && granularity.time().compareTo(unit) < 0) {
            report.add(
                    cursor.placeOf("cursor_granularity"),
                    "'request_window_splitting' needs a 'cursor_granularity' that '" + format
                            + "' can write, and that is finer; use another 'datetime_format' or a longer granularity");
        }
    }

    static boolean isFixedAndPositive(IsoDuration duration) {
        return duration.isFixed() && duration.time().compareTo(Duration.ZERO) > 0;
    }

    /** The shortest time that a format tells apart; null where it has no directive for times. */
    static @Nullable Duration smallestUnit(String format) {
        return UNITS.entrySet().stream()
                .filter(unit -> format.contains(unit.getKey()))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    static @Nullable IsoDuration duration(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : IsoDuration.parse(text);
        } catch (DatetimeParseException e) {
            return null; // told elsewhere
        }
    }
}
