package dev.cairn.cli.watch;

import dev.cairn.cli.terminal.TerminalText;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Status lines on standard error. On a terminal they stay below all other lines and are updated in place; elsewhere
 * each update is printed as a line with the time. Thread-safe.
 */
final class StatusLines {

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
    StatusLines(PrintStream err, boolean terminal, Clock clock) {
        this.err = err;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Shows lines in place of those that were shown before. */
    synchronized void show(List<String> lines) {
        if (!terminal) {
            String time = LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS).format(DateTimeFormatter.ISO_LOCAL_TIME);
            keep(lines.stream().map(line -> time + " " + line).toList());
            return;
        }
        StringBuilder text = new StringBuilder(clearing()).append(CUT_OFF);
        for (String line : lines.size() > MOST ? lines.subList(0, MOST - 1) : lines) {
            text.append(TerminalText.safe(line)).append('\n');
            shown++;
        }
        if (lines.size() > MOST) {
            text.append("and ").append(lines.size() - shown).append(" more\n");
            shown++;
        }
        print(text.append(WRAP).toString());
    }

    /** Prints lines that stay, above the others. */
    synchronized void keep(List<String> lines) {
        StringBuilder text = new StringBuilder(clearing());
        lines.forEach(line -> text.append(TerminalText.safe(line)).append('\n'));
        print(text.toString());
    }

    /** Takes the lines away where they can be. */
    synchronized void clear() {
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
