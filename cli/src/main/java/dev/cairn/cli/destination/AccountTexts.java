package dev.cairn.cli.destination;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.destinations.sync.StreamReport;
import dev.cairn.destinations.sync.SyncReport;
import dev.cairn.pythonvalues.words.Phrases;
import dev.cairn.runtime.protocol.LogLevel;
import dev.cairn.runtime.sync.SyncResult;
import java.util.ArrayList;
import java.util.List;

/** What came of many accounts, in words. */
final class AccountTexts {

    private AccountTexts() {}

    static List<String> all(List<AccountResult> results) {
        List<String> lines = new ArrayList<>();
        for (AccountResult result : results) {
            lines.add(result.account().name() + ": " + outcome(result));
            SyncReport report = result.report().report();
            if (report != null) {
                report.streams()
                        .forEach(stream -> DestinationTexts.details(stream)
                                .forEach(detail -> lines.add("  " + stream.stream() + " " + detail)));
            }
        }
        lines.add(Phrases.count(results.size(), "account") + ": " + count(results, SyncResult.COMPLETE) + " complete, "
                + count(results, SyncResult.FAILED) + " failed, " + count(results, SyncResult.STOPPED) + " stopped");
        return lines;
    }

    /** Returns the number of accounts with a result. */
    static long count(List<AccountResult> results, SyncResult kind) {
        return results.stream()
                .filter(result -> result.report().result() == kind)
                .count();
    }

    /** What came of one, in one line without its name. */
    static String outcome(AccountResult result) {
        SyncReport report = result.report().report();
        String word = switch (result.report().result()) {
            case COMPLETE -> "complete";
            case FAILED -> "failed";
            case STOPPED -> report == null ? "not begun, since a stop was asked for" : "stopped";
        };
        if (report == null) {
            return result.errors().isEmpty() ? word : word + ": " + String.join("; ", result.errors());
        }
        return word + ", " + Phrases.count(report.streams().size(), "stream") + ": "
                + DestinationTexts.rows(report.streams()) + "; " + DestinationTexts.requests(report) + "; in "
                + result.destination();
    }

    /**
     * Tells of one when it has ended.
     *
     * @param forPeople true for people, who hear of a stream that fails at once, and read of it in the summary
     */
    static List<LogLine> log(AccountResult result, boolean forPeople) {
        List<LogLine> lines = new ArrayList<>();
        SyncReport report = result.report().report();
        if (report != null && !forPeople) {
            for (StreamReport stream : report.streams()) {
                if (stream.error() != null) {
                    String name = stream.stream().name();
                    lines.add(new LogLine(LogLevel.ERROR, name + " failed: " + stream.error(), name));
                }
            }
        }
        boolean isFailed = result.report().result() == SyncResult.FAILED;
        lines.add(new LogLine(isFailed ? LogLevel.ERROR : LogLevel.INFO, outcome(result)));
        return lines.stream().map(line -> line.about(result.account().name())).toList();
    }
}
