package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.StreamGauge;
import dev.cairn.runtime.sync.StreamGauge.Phase;
import dev.cairn.runtime.sync.SyncMonitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints the summary at the end of a sync: what failed and why, and how much was read. */
final class SyncSummary {

    private SyncSummary() {}

    /**
     * A line for each stream that was not read to its end, and one for all.
     *
     * @param took how long the sync took
     */
    static List<LogLine> of(SyncMonitor monitor, Duration took) {
        List<LogLine> lines = new ArrayList<>();
        long records = 0;
        long pages = 0;
        for (StreamGauge stream : monitor.streams()) {
            records += stream.records();
            pages += stream.pages();
            if (stream.phase() != Phase.COMPLETE) {
                lines.add(new LogLine(
                        LogLevel.ERROR,
                        stream.stream() + ": " + reason(stream),
                        stream.stream().name()));
            }
        }
        int streams = monitor.streams().size();
        int complete = streams - lines.size();
        String sum = (complete == streams
                        ? Phrases.count(streams, "stream")
                        : complete + " of " + Phrases.count(streams, "stream") + " read to the end")
                + ": " + Phrases.count(records, "record") + ", " + Phrases.count(pages, "page") + ", "
                + Phrases.count(monitor.requests(), "request") + " in " + words(took);
        lines.add(new LogLine(LogLevel.INFO, sum));
        return lines;
    }

    private static String reason(StreamGauge stream) {
        List<String> failures = stream.failures();
        if (failures.isEmpty()) {
            return stream.phase() == Phase.WAITING ? "not begun" : "not read to the end";
        }
        int more = failures.size() - 1;
        return "failed: " + failures.get(0) + (more == 0 ? "" : " (and " + Phrases.count(more, "other failure") + ")");
    }

    private static String words(Duration took) {
        if (took.toMinutes() == 0) {
            return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
        }
        return took.toHours() == 0
                ? took.toMinutes() + " min " + took.toSecondsPart() + " s"
                : took.toHours() + " h " + took.toMinutesPart() + " min";
    }
}
