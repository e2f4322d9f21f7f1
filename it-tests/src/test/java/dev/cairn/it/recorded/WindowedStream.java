package dev.cairn.it.recorded;

import static dev.cairn.it.recorded.Messages.at;

import dev.cairn.templates.time.DatetimeFormat;
import dev.cairn.templates.time.IsoDuration;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A stream of a case whose requests say which window of time they ask for, from a start to an end that are known.
 *
 * @param path fits the paths of its requests
 * @param from the parameter that has a window's start
 * @param to the parameter that has a window's end
 * @param passing parameters that differ between requests of one partition: those of the paginator, and of the window
 * @param start the earliest instant to ask for
 * @param end the latest one
 * @param granularity how far a window may start behind the end of the one before; null for not at all
 */
record WindowedStream(
        String name,
        Pattern path,
        String from,
        String to,
        List<String> passing,
        DatetimeFormat format,
        OffsetDateTime start,
        OffsetDateTime end,
        @Nullable IsoDuration granularity) {

    private static final Pattern WINDOW = Pattern.compile("stream_(?:interval|slice|partition }})");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}");
    private static final Pattern CONFIG = Pattern.compile("\\{\\{\\s*config(?:\\.|\\[['\"])(\\w+)(?:['\"]])?\\s*}}");

    /**
     * A stream of a resolved manifest.
     *
     * @return null if its requests do not say what they ask for, or its bounds depend on the clock
     */
    static @Nullable WindowedStream of(Object stream, Map<String, @Nullable Object> config) {
        Object cursor = at(stream, "incremental_sync");
        Object requester = at(stream, "retriever", "requester");
        String from = parameter(at(cursor, "start_time_option"));
        String to = parameter(at(cursor, "end_time_option"));
        if (!"DatetimeBasedCursor".equals(at(cursor, "type")) || from == null || to == null) {
            return null;
        }
        DatetimeFormat format = DatetimeFormat.of(String.valueOf(at(cursor, "datetime_format")));
        OffsetDateTime start = bound(at(cursor, "start_datetime"), format, config);
        OffsetDateTime end = bound(at(cursor, "end_datetime"), format, config);
        Object path = at(requester, "path") == null ? at(requester, "url") : at(requester, "path");
        if (start == null || end == null || path == null || Boolean.TRUE.equals(at(cursor, "is_data_feed"))) {
            return null;
        }
        IsoDuration granularity =
                at(cursor, "cursor_granularity") instanceof String text ? IsoDuration.parse(text) : null;
        if (at(cursor, "clamping") instanceof Map<?, ?> clamping) {
            if (granularity == null
                    || TEMPLATE.matcher(String.valueOf(clamping.get("target"))).find()) {
                return null;
            }
            start = up(clamping, start);
            end = granularity.subtractFrom(down(clamping, end));
        }
        if (granularity != null && !isFinerThan(format, granularity, start)) {
            return null;
        }
        List<String> passing = new ArrayList<>();
        for (String option : List.of("page_token_option", "page_size_option")) {
            String name = parameter(at(stream, "retriever", "paginator", option));
            if (name != null) {
                passing.add(name);
            }
        }
        if (at(requester, "request_parameters") instanceof Map<?, ?> parameters) {
            parameters.forEach((name, value) -> {
                if (WINDOW.matcher(String.valueOf(value)).find()) {
                    passing.add(String.valueOf(name));
                }
            });
        }
        return new WindowedStream(
                String.valueOf(at(stream, "name")),
                Pattern.compile(".*" + literals(String.valueOf(path)) + "/?"),
                from,
                to,
                passing,
                format,
                start,
                end,
                granularity);
    }

    private static @Nullable String parameter(@Nullable Object option) {
        return "request_parameter".equals(at(option, "inject_into"))
                        && at(option, "field_name") instanceof String name
                        && !TEMPLATE.matcher(name).find()
                ? name
                : null;
    }

    private static @Nullable OffsetDateTime bound(
            @Nullable Object model, DatetimeFormat format, Map<String, @Nullable Object> config) {
        Object text = model instanceof Map<?, ?> bounds ? bounds.get("datetime") : model;
        boolean more = at(model, "min_datetime") != null || at(model, "max_datetime") != null;
        if (text == null || more) {
            return null;
        }
        Matcher key = CONFIG.matcher(text.toString());
        Object value = key.matches() ? config.get(key.group(1)) : text;
        if (value == null || TEMPLATE.matcher(value.toString()).find()) {
            return null;
        }
        DatetimeFormat own =
                at(model, "datetime_format") instanceof String pattern ? DatetimeFormat.of(pattern) : format;
        return own.parse(value);
    }

    /** Whether a format can tell a time from the next one; {@code %Y-%m} means a whole month. */
    private static boolean isFinerThan(DatetimeFormat format, IsoDuration granularity, OffsetDateTime time) {
        return !format.format(time).equals(format.format(granularity.addTo(time)));
    }

    private static String literals(String template) {
        StringBuilder pattern = new StringBuilder();
        for (String literal : TEMPLATE.split(template, -1)) {
            pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return pattern.toString();
    }

    private static OffsetDateTime up(Map<?, ?> clamping, OffsetDateTime time) {
        OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        OffsetDateTime whole = day.isBefore(time) ? day.plusDays(1) : day;
        return switch (String.valueOf(clamping.get("target"))) {
            case "DAY" -> whole;
            case "WEEK" -> whole.with(TemporalAdjusters.nextOrSame(weekday(clamping)));
            default -> whole.getDayOfMonth() == 1 ? whole : whole.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }

    private static OffsetDateTime down(Map<?, ?> clamping, OffsetDateTime time) {
        OffsetDateTime day = time.truncatedTo(ChronoUnit.DAYS);
        return switch (String.valueOf(clamping.get("target"))) {
            case "DAY" -> day;
            case "WEEK" -> day.with(TemporalAdjusters.previousOrSame(weekday(clamping)));
            default -> day.withDayOfMonth(1);
        };
    }

    private static DayOfWeek weekday(Map<?, ?> clamping) {
        return DayOfWeek.valueOf(String.valueOf(at(clamping, "target_details", "weekday")));
    }

    /** Whether any of these requests has a window of its. */
    boolean asks(List<?> requests) {
        return !windows(requests).isEmpty();
    }

    /** What these requests never ask for, of each partition; a partition is what requests have in common. */
    List<String> holes(List<?> requests) {
        List<String> holes = new ArrayList<>();
        windows(requests).forEach((partition, windows) -> addHoles(partition, windows, holes));
        return holes;
    }

    private Map<String, List<Window>> windows(List<?> requests) {
        Map<String, List<Window>> partitions = new LinkedHashMap<>();
        for (Object entry : requests) {
            String[] methodAndTarget = String.valueOf(at(entry, "request")).split(" ", 2);
            URI target = URI.create("http://api" + methodAndTarget[1]);
            Asked asked = new Asked(methodAndTarget[0], target.getPath(), target.getRawQuery(), Map.of(), new byte[0]);
            Map<String, String> parameters = new TreeMap<>(asked.parameters());
            String first = parameters.remove(from);
            String last = parameters.remove(to);
            if (first != null && last != null && path.matcher(asked.path()).matches()) {
                passing.forEach(parameters::remove);
                partitions
                        .computeIfAbsent(asked.path() + parameters, partition -> new ArrayList<>())
                        .add(new Window(format.parse(first), format.parse(last)));
            }
        }
        return partitions;
    }

    private record Window(OffsetDateTime first, OffsetDateTime last) {}

    private void addHoles(String partition, List<Window> windows, List<String> holes) {
        windows.sort(Comparator.comparing(window -> window.first.toInstant()));
        OffsetDateTime next = asWritten(start);
        for (Window window : windows) {
            if (window.first.isAfter(next)) {
                holes.add(partition + " is not asked for " + next + " to " + window.first);
            }
            OffsetDateTime after = granularity == null ? window.last : granularity.addTo(window.last);
            next = after.isAfter(next) ? after : next;
        }
        OffsetDateTime last = granularity == null ? next : granularity.subtractFrom(next);
        if (last.isBefore(asWritten(end))) {
            holes.add(partition + " is not asked for " + next + " to " + end);
        }
    }

    /** A time as exactly as the format can say it. */
    private OffsetDateTime asWritten(OffsetDateTime time) {
        return format.parse(format.format(time));
    }
}
