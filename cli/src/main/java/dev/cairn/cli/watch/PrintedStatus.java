package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.LogLine;
import dev.cairn.cli.terminal.TerminalText;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Status lines for people. On a terminal they stay below all other lines and are updated in place; elsewhere
 * each update is printed as a line with the time. Thread-safe.
 */
final class PrintedStatus implements StatusLines {

    /** More lines than these would scroll on most terminals. */
    static final int MOST = 20;

    private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";
    /** A line that is too long is cut off instead of taking a second one, which would not be cleared. */
    private static final String CUT_OFF = "\u001b[?7l";

    private static final String WRAP = "\u001b[?7h";

    private final PrintStream err;
    private final boolean terminal;
    private final Clock clock;
    private int shown;

    /** @param clock the time, in the zone of the reader */
    PrintedStatus(PrintStream err, boolean terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    @Override
    public synchronized void show(List<LogLine> lines) {
        if (!terminal) {
            String time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
            print(lines.stream().map(line -> time + " " + line.words()).toList());
            return;
        }
        StringBuilder text = new StringBuilder(clearing()).append(CUT_OFF);
        for (LogLine line : lines.size() > MOST ? lines.subList(0, MOST - 1) : lines) {
            text.append(TerminalText.safe(line.words())).append('\n');
            shown++;
        }
        if (lines.size() > MOST) {
            text.append("and ").append(lines.size() - shown).append(" more\n");
            shown++;
        }
        print(text.append(WRAP).toString());
    }

    @Override
    public synchronized void keep(List<String> report, @Nullable String account) {
        List<String> lines = new ArrayList<>(report);
        if (account != null) {
            lines.set(0, account + ": " + report.get(0));
        }
        print(lines);
    }

    private void print(List<String> lines) {
        StringBuilder text = new StringBuilder(clearing());
        lines.forEach(line -> text.append(TerminalText.safe(line)).append('\n'));
        print(text.toString());
    }

    @Override
    public synchronized void clear() {
        print(clearing());
    }

    private String clearing() {
        String text = UP_AND_CLEAR.repeat(shown);
        shown = 0;
        return text;
    }

    private void print(String text) {
        err.print(text);
        err.flush();
    }
}
