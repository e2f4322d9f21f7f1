package dev.cairn.cli.destination;

import dev.cairn.destinations.KeptProgress;
import dev.cairn.destinations.KeptRefresh;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.pythonvalues.words.Phrases;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reports about destinations in words. */
final class DestinationTexts {

    /** From 2001 to 2033, in seconds or milliseconds. */
    private static final Pattern EPOCH = Pattern.compile("(1[0-9]{9})([0-9]{3})?");

    private DestinationTexts() {}

    static List<String> report(SyncReport report, String destination) {
        List<String> lines = new ArrayList<>();
        for (StreamReport stream : report.streams()) {
            lines.add(line(stream));
            details(stream).forEach(detail -> lines.add("  " + detail));
        }
        lines.add(requests(report) + "; in " + destination);
        return lines;
    }

    /** What one should know of a stream; empty where there is nothing. */
    static List<String> details(StreamReport stream) {
        List<String> details = new ArrayList<>();
        if (stream.unfit() > 0) {
            details.add(Phrases.count(stream.unfit(), "row")
                    + " with values that do not fit: they are in the column _cairn_unfit (" + fields(stream) + ")");
        }
        stream.changes().forEach(change -> details.add("changed: " + change));
        stream.notes().forEach(note -> details.add("note: " + note));
        if (stream.error() != null) {
            details.add("failed: " + stream.error());
        }
        return details;
    }

    /** How many requests there were, and how long it took. */
    static String requests(SyncReport report) {
        String retries = report.retries() == 0 ? "" : " (" + count(report.retries()) + " sent again)";
        String waits = report.waits() == 0
                ? ""
                : ", " + Phrases.count(report.waits(), "wait") + " of " + seconds(report.waited()) + " in all";
        return Phrases.count(report.requests(), "request") + retries + waits + ", " + seconds(report.duration());
    }

    private static String fields(StreamReport stream) {
        return stream.unfitFields().entrySet().stream()
                .map(field -> field.getKey() + " " + count(field.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What became of the rows of streams, all together. */
    static String rows(List<StreamReport> streams) {
        List<String> parts = new ArrayList<>();
        parts.add(sum(streams, StreamReport::added) + " new");
        parts.add(sum(streams, StreamReport::changed) + " changed");
        parts.add(sum(streams, StreamReport::again) + " read again");
        if (streams.stream().anyMatch(stream -> stream.uncommitted() > 0)) {
            parts.add(
                    sum(streams, StreamReport::uncommitted) + " not committed, so that the next sync reads them again");
        }
        return String.join(", ", parts);
    }

    private static String sum(List<StreamReport> streams, ToLongFunction<StreamReport> number) {
        return count(streams.stream().mapToLong(number).sum());
    }

    private static String line(StreamReport stream) {
        return stream.stream() + ": " + rows(List.of(stream)) + "; " + Phrases.count(stream.rows(), "row") + " now"
                + upTo(stream.position())
                + (stream.complete() ? "" : "; not read to the end");
    }

    /** A number that counts seconds or milliseconds since 1970, if it is a time of our days, is shown as that, too. */
    static String upTo(@Nullable String position) {
        if (position == null) {
            return "";
        }
        Matcher epoch = EPOCH.matcher(position);
        if (!epoch.matches()) {
            return ", up to " + position;
        }
        long seconds = Long.parseLong(epoch.group(1));
        return ", up to " + position + " (" + Instant.ofEpochSecond(seconds) + ")";
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    static List<String> status(List<KeptStream> streams, String destination) {
        if (streams.isEmpty()) {
            return List.of("Nothing was synced into " + destination);
        }
        List<String> lines = new ArrayList<>();
        boolean hasSeveral = streams.stream().map(SyncNames::of).distinct().count() > 1;
        for (KeptStream kept : streams) {
            KeptProgress progress = kept.progress();
            String position = progress.position();
            String of = hasSeveral && kept.sync() != null ? " of " + kept.sync().sync() : "";
            lines.add(kept.stream() + of + ": " + Phrases.count(progress.rows(), "row") + " in "
                    + kept.table().name() + ", "
                    + (progress.completedAt() == null
                            ? "never read to the end"
                            : "read to the end " + time(progress.completedAt()))
                    + upTo(position));
            if (progress.openSlices() > 0) {
                lines.add("  in the middle of " + Phrases.count(progress.openSlices(), "slice") + ", last committed "
                        + time(progress.committedAt()));
            }
            KeptRefresh refresh = kept.refresh();
            if (refresh != null) {
                lines.add("  in the middle of a full refresh since " + time(refresh.begunAt()) + ": "
                        + Phrases.count(refresh.rows(), "row") + " of " + Phrases.count(refresh.pages(), "page")
                        + " wait beside the table, last committed " + time(refresh.committedAt())
                        + "; the next sync goes on with it");
            }
            progress.doubts().values().forEach(doubt -> lines.add("  doubtful: " + doubt));
            if (kept.missingSince() != null) {
                lines.add("  the connector has no such stream any more since " + time(kept.missingSince())
                        + ": the table stays as it is. If it was renamed: cairn state rename "
                        + kept.stream().name() + " NAME");
            }
            if (progress.error() != null) {
                lines.add("  last error: " + progress.error());
            }
        }
        return lines;
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "never" : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
