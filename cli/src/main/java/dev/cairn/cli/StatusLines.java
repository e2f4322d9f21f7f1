package dev.cairn.cli;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines on standard error that say how things stand. On a terminal they stay the last ones and are written anew in their
 * place; elsewhere each is printed and stays. Thread-safe.
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
    private int shown;

    StatusLines(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /** Shows lines in place of those that were shown before. */
    synchronized void show(List<String> lines) {
        if (!terminal) {
            print(String.join("", lines.stream().map(line -> line + "\n").toList()));
            return;
        }
        StringBuilder text = new StringBuilder(clearing()).append(CUT_OFF);
        for (String line : lines.size() > MOST ? lines.subList(0, MOST - 1) : lines) {
            text.append(line).append('\n');
            shown++;
        }
        if (lines.size() > MOST) {
            text.append("and ").append(lines.size() - shown).append(" more\n");
            shown++;
        }
        print(text.append(WRAP).toString());
    }

    /** Prints a text that stays, above the lines. */
    synchronized void keep(String text) {
        print(clearing() + text + "\n");
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
